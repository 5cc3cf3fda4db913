import type { Connection } from 'vscode-languageserver';
import { readAnswers, type WrittenAnswers } from '../core/draft/answers.ts';
import { draftFiles } from '../core/draft/packet.ts';
import { createMap } from '../core/rules/fixes/createMap.ts';
import { packetAt } from '../workspace/snapshot.ts';
import type { Checks } from './checks.ts';
import type { Documents } from './documents.ts';
import type { Lifecycle } from './lifecycle.ts';
import { uriOf } from './params.ts';
import { type Draft, type DraftedMap, draftMapRequest, draftRequest } from './protocol.ts';

/** Drafts new files for the client to write. Nothing is written here. */
export class Drafts {
  readonly #checks: Checks;
  readonly #documents: Documents;
  readonly #today: () => string;

  constructor(checks: Checks, documents: Documents, today: () => string) {
    this.#checks = checks;
    this.#documents = documents;
    this.#today = today;
  }

  listen(connection: Connection, lifecycle: Lifecycle): void {
    connection.onRequest(
      draftRequest,
      lifecycle.asked('Drafting a packet', async (params) => this.packet(params)),
    );
    connection.onRequest(
      draftMapRequest,
      lifecycle.asked('Drafting a map', (params) => this.map(params)),
    );
  }

  packet(written: WrittenAnswers): Draft {
    const answers = readAnswers(written);
    if (answers.kind === 'problem') return answers;
    const { packet, map, findings } = draftFiles(answers.value, 'markdown', this.#today());
    const errors = findings.filter(({ severity }) => severity === 'error').map(({ message }) => message);
    if (errors.length > 0) return { kind: 'problem', message: errors.join(' ') };
    return { kind: 'files', title: answers.value.title, packet, map };
  }

  /** `null` where the packet has a map, or names one that cannot be created. */
  async map(params: { readonly uri: string }): Promise<DraftedMap | null> {
    const at = uriOf(params);
    const { snapshot } = await this.#checks.current();
    const file = packetAt(snapshot, at);
    const map = file?.evaluation.map;
    if (file === undefined || (map?.kind !== 'missing' && map?.kind !== 'none')) return null;
    const [fix] = createMap(file, map.kind === 'missing' ? map.uri : undefined);
    if (fix?.action.kind !== 'create') return null;
    return { uri: this.#documents.clientUri(fix.action.uri), text: fix.action.text };
  }
}
