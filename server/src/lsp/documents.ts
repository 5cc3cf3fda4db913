import { type Connection, TextDocuments } from 'vscode-languageserver';
import { SourceText } from '../core/syntax/sourceText.ts';
import { canonicalUri } from '../workspace/uris.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { changedText } from './changedText.ts';
import type { Lifecycle } from './lifecycle.ts';

/** A document as the client has it. */
interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly source: SourceText;
}

/** The documents that the client has open, synchronised incrementally. */
export class Documents {
  readonly #documents = new TextDocuments<OpenDocument>({
    create: (uri, _languageId, version, text) => ({ uri, version, source: new SourceText(text) }),
    update: ({ uri, source }, changes, version) => ({ uri, version, source: changedText(source, changes) }),
  });
  /** The open documents by canonical URI: two spellings of one URI are one document. */
  readonly #open = new Map<string, OpenDocument>();

  /** By their canonical URIs, in the order of these. */
  openUris(): readonly string[] {
    return [...this.#open.keys()].sort();
  }

  isOpen(at: string): boolean {
    return this.#open.has(at);
  }

  /** The client's own spelling of a canonical URI. */
  clientUri(at: string): string {
    return this.#open.get(at)?.uri ?? at;
  }

  /** The version of an open document. */
  versionOf(at: string): number | null {
    return this.#open.get(at)?.version ?? null;
  }

  /** Keeps `workspace` up to date with what is typed; `changed` is called after every change, `saved` after a save. */
  listen(
    connection: Connection,
    workspace: Workspace,
    lifecycle: Lifecycle,
    events: { readonly changed: () => void; readonly saved: (uri: string) => void },
  ): void {
    this.#documents.onDidOpen(lifecycle.notified('Opening a document', ({ document }) => events.saved(document.uri)));
    this.#documents.onDidChangeContent(
      lifecycle.notified('Taking over a change', ({ document }) => {
        this.#open.set(canonicalUri(document.uri), document);
        workspace.openDocument(document.uri, document.source);
        events.changed();
      }),
    );
    this.#documents.onDidSave(lifecycle.notified('Taking over a save', ({ document }) => events.saved(document.uri)));
    this.#documents.onDidClose(
      lifecycle.notified('Closing a document', ({ document }) => {
        this.#open.delete(canonicalUri(document.uri));
        workspace.closeDocument(document.uri);
        events.changed();
      }),
    );
    this.#documents.listen(connection);
  }
}
