import type { Connection } from 'vscode-languageserver';
import type { PacketFile } from '../core/project.ts';
import type { Checked } from './checks.ts';
import type { Documents } from './documents.ts';
import { unheard } from './lifecycle.ts';
import { type PacketStatus, statusNotification } from './protocol.ts';

/** Tells the client how the packets stand that somebody looks at. */
export class Statuses {
  readonly #connection: Connection;
  readonly #documents: Documents;
  /** What was said of packets that are not open themselves. */
  readonly #said = new Map<string, string>();

  constructor(connection: Connection, documents: Documents) {
    this.#connection = connection;
    this.#documents = documents;
  }

  tell(checked: Checked): void {
    const throughMaps = new Set<PacketFile>();
    for (const uri of checked.edited ?? this.#documents.openUris()) {
      if (!this.#documents.isOpen(uri)) continue;
      const file = checked.snapshot.files.get(uri)?.file;
      if (file === undefined) continue;
      if (file.kind === 'packet') this.#send(statusOf(file, checked, this.#documents.clientUri(file.uri)));
      else for (const packet of file.packets) throughMaps.add(packet);
    }
    for (const packet of throughMaps) {
      if (this.#documents.isOpen(packet.uri)) continue;
      const status = statusOf(packet, checked, this.#documents.clientUri(packet.uri));
      const gist = JSON.stringify({ ...status, checkMs: 0 });
      if (this.#said.get(packet.uri) !== gist) this.#send(status);
      this.#said.set(packet.uri, gist);
    }
  }

  #send(status: PacketStatus): void {
    unheard(this.#connection.sendNotification(statusNotification, status));
  }
}

const statusOf = ({ uri: at, evaluation }: PacketFile, { findings, checkMs }: Checked, uri: string): PacketStatus => ({
  uri,
  inForce: evaluation.decision.inForce ?? null,
  reason: evaluation.decision.reason,
  problems: findings.get(at)?.length ?? 0,
  checkMs,
});
