import type { Position, TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isObject } from '../model/validate.ts';

/** The texts that the client has open, as it told the server. */
export class OpenDocuments {
  readonly #texts = new Map<unknown, TextDocument>();

  /** The client sends a notification or request. One that makes no sense tells nothing. */
  told(method: string, params: unknown): void {
    if (!isObject(params) || !isObject(params.textDocument)) return;
    const { uri, version, text } = params.textDocument as Partial<TextDocumentItem>;
    if (typeof uri !== 'string') return;
    if (method === 'textDocument/didClose') this.#texts.delete(uri);
    if (method === 'textDocument/didOpen' && typeof text === 'string') {
      this.#texts.set(uri, TextDocument.create(uri, '', 0, text));
    }
    const open = this.#texts.get(uri);
    if (method !== 'textDocument/didChange' || open === undefined || !Array.isArray(params.contentChanges)) return;
    TextDocument.update(open, params.contentChanges as TextDocumentContentChangeEvent[], version ?? 0);
  }

  /** `params` with its position drawn into the text, as a server understands it (LSP 3.17, section Position). */
  within(params: unknown): unknown {
    if (!isObject(params) || !isObject(params.textDocument) || !isObject(params.position)) return params;
    const open = this.#texts.get(params.textDocument.uri);
    if (open === undefined) return params;
    return { ...params, position: open.positionAt(open.offsetAt(params.position as unknown as Position)) };
  }
}
