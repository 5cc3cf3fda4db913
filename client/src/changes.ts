import { type Disposable, EventEmitter } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { changedNotification } from './protocol.ts';

/** Tells when what the server was asked of packets and maps may be outdated; it has but one listener for each notification. */
export class Changes implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly #subscription: Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(client: BaseLanguageClient) {
    this.#subscription = client.onNotification(changedNotification, () => this.#changed.fire());
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
