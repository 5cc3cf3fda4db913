import type { OptionalVersionedTextDocumentIdentifier, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { FileEdit, FixAction } from '../core/rules/rule.ts';
import { sourceAt } from '../workspace/snapshot.ts';
import type { Context } from './context.ts';

/** What of a workspace edit the client can apply. */
export interface EditTraits {
  readonly documentChanges: boolean;
  readonly createFiles: boolean;
}

export interface EditContext extends Context {
  readonly traits: EditTraits;
  /** The version of an open document, by canonical URI; `null` for one that is not open. */
  readonly versionOf: (uri: string) => number | null;
}

/** The edit of a fix; `undefined` for one that shows a place, that the client can't apply, or that changes nothing. */
export function toWorkspaceEdit(action: FixAction, context: EditContext): WorkspaceEdit | undefined {
  if (action.kind === 'create') return creation(action.uri, action.text, context);
  return action.kind === 'edit' ? changes(action.files, context) : undefined;
}

function changes(files: readonly FileEdit[], context: EditContext): WorkspaceEdit | undefined {
  const edited = files.map(({ uri, edits }) => {
    const source = sourceAt(context.snapshot, uri);
    return { uri, edits: source && edits.map(({ span, newText }) => ({ range: source.rangeOf(span), newText })) };
  });
  // Half of a fix is none.
  if (edited.length === 0 || edited.some(({ edits }) => edits === undefined || edits.length === 0)) return undefined;
  const all = edited.map(({ uri, edits }): { uri: string; edits: TextEdit[] } => ({ uri, edits: edits ?? [] }));
  if (!context.traits.documentChanges) {
    return { changes: Object.fromEntries(all.map(({ uri, edits }) => [context.clientUri(uri), edits])) };
  }
  return { documentChanges: all.map(({ uri, edits }) => ({ textDocument: identifier(uri, context), edits })) };
}

/** An existing file is left as it is. */
function creation(uri: string, text: string, context: EditContext): WorkspaceEdit | undefined {
  if (!context.traits.documentChanges || !context.traits.createFiles) return undefined;
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: 'create', uri: context.clientUri(uri), options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: identifier(uri, context), edits: [{ range: { start, end: start }, newText: text }] },
    ],
  };
}

const identifier = (uri: string, context: EditContext): OptionalVersionedTextDocumentIdentifier => ({
  uri: context.clientUri(uri),
  version: context.versionOf(uri),
});
