import type { Connection, InitializeParams, InitializeResult } from 'vscode-languageserver';
import { serverCapabilities } from './capabilities.ts';
import { readTraits } from './client.ts';
import { Lifecycle } from './lifecycle.ts';

/** Answers `initialize`, which needs nothing of what the server does afterwards: that may be loaded behind it. */
export class Greeting {
  readonly lifecycle: Lifecycle;
  #params: InitializeParams | undefined;
  #listener: ((params: InitializeParams) => void) | undefined;

  constructor(connection: Connection, version: string) {
    this.lifecycle = new Lifecycle(connection);
    connection.onInitialize((params): InitializeResult => {
      this.lifecycle.initialize();
      this.#params = params;
      this.#listener?.(params);
      return {
        capabilities: serverCapabilities(readTraits(params.capabilities)),
        serverInfo: { name: 'Decision Packets', version },
      };
    });
  }

  /** Has `listener` told what the client said of itself, at once where it has done so already. */
  whenHeard(listener: (params: InitializeParams) => void): void {
    this.#listener = listener;
    if (this.#params !== undefined) listener(this.#params);
  }
}
