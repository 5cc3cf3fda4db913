import type { Connection } from 'vscode-languageserver';
import type { Checked } from './checks.ts';

/** Writes to the client's log which packets and maps could not be read, once for each time that it happens. */
export class Unreadables {
  readonly #connection: Connection;
  #told: ReadonlySet<string> = new Set();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  tell({ snapshot }: Checked): void {
    const lines = new Set(snapshot.unreadable.map(({ uri, why }) => `${uri} is not checked: it ${why}.`));
    for (const line of lines) if (!this.#told.has(line)) this.#connection.console.warn(line);
    this.#told = lines;
  }
}
