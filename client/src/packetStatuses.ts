import { type Disposable, EventEmitter, Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type PacketStatus, statusNotification } from './protocol.ts';

/** The last status that the server sent for each packet. */
export class PacketStatuses implements Disposable {
  readonly #byUri = new Map<string, PacketStatus>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #subscription: Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(client: BaseLanguageClient) {
    this.#subscription = client.onNotification(statusNotification, (status) => {
      // The server may have encoded the URI differently.
      const packet = Uri.parse(status.uri);
      this.#byUri.set(packet.toString(), status);
      this.#changed.fire(packet);
    });
  }

  of(packet: Uri): PacketStatus | undefined {
    return this.#byUri.get(packet.toString());
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
