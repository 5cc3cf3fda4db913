import {
  CodeLensRefreshRequest,
  type Connection,
  InlayHintRefreshRequest,
  SemanticTokensRefreshRequest,
} from 'vscode-languageserver';
import type { ProjectFile } from '../core/project.ts';
import type { Checked } from './checks.ts';
import type { Documents } from './documents.ts';
import type { FeatureTraits } from './featureTraits.ts';

/**
 * Has the client ask again for what it shows of an open document when that means something else although its text is
 * the same: because its map changed, or its packet, or a file on the disk.
 */
export class Refreshes {
  readonly #connection: Connection;
  readonly #documents: Documents;
  readonly #traits: () => FeatureTraits;
  #last: ReadonlyMap<string, ProjectFile> = new Map();

  constructor(connection: Connection, documents: Documents, traits: () => FeatureTraits) {
    this.#connection = connection;
    this.#documents = documents;
    this.#traits = traits;
  }

  after({ snapshot }: Checked): void {
    const open = new Map<string, ProjectFile>();
    for (const uri of this.#documents.openUris()) {
      const file = snapshot.files.get(uri)?.file;
      if (file !== undefined) open.set(uri, file);
    }
    const isAffected = [...open].some(([uri, file]) => {
      const before = this.#last.get(uri);
      return before !== undefined && before !== file && before.source === file.source;
    });
    this.#last = open;
    if (!isAffected) return;
    const { codeLens, inlayHint, semanticTokens } = this.#traits().refreshes;
    if (codeLens) this.#ask(CodeLensRefreshRequest.type);
    if (inlayHint) this.#ask(InlayHintRefreshRequest.type);
    if (semanticTokens) this.#ask(SemanticTokensRefreshRequest.type);
  }

  /** A client that is about to leave may refuse. */
  #ask(type: typeof CodeLensRefreshRequest.type): void {
    this.#connection.sendRequest(type).catch(() => {});
  }
}
