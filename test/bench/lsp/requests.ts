import type { Capabilities, Position } from './session.ts';

/** What a server is asked. */
export interface Request {
  readonly method: string;
  readonly params: object;
}

/** Where the cursor is. */
export interface Cursor {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** How many lines are visible above the cursor, and as many below it. */
const VISIBLE = 20;

type Asking = (cursor: Cursor) => Request;

const ofDocument =
  (method: string): Asking =>
  ({ textDocument }) => ({ method, params: { textDocument } });
const atCursor =
  (method: string, more: object = {}): Asking =>
  (cursor) => ({ method, params: { ...cursor, ...more } });

/** What is asked for where the pointer rests. */
export const hover = atCursor('textDocument/hover');

/** By the capability that announces it. */
const BEHIND_A_KEYSTROKE: Readonly<Record<string, Asking>> = {
  completionProvider: atCursor('textDocument/completion', { context: { triggerKind: 1 } }),
  documentHighlightProvider: atCursor('textDocument/documentHighlight'),
  codeActionProvider: ({ textDocument, position }) => ({
    method: 'textDocument/codeAction',
    // Triggered by the editor, not by a person (LSP 3.17, section CodeActionTriggerKind).
    params: { textDocument, range: { start: position, end: position }, context: { diagnostics: [], triggerKind: 2 } },
  }),
  documentSymbolProvider: ofDocument('textDocument/documentSymbol'),
  foldingRangeProvider: ofDocument('textDocument/foldingRange'),
  documentLinkProvider: ofDocument('textDocument/documentLink'),
  codeLensProvider: ofDocument('textDocument/codeLens'),
  inlayHintProvider: ({ textDocument, position: { line } }) => ({
    method: 'textDocument/inlayHint',
    params: {
      textDocument,
      range: {
        start: { line: Math.max(0, line - VISIBLE), character: 0 },
        end: { line: line + VISIBLE, character: 0 },
      },
    },
  }),
  hoverProvider: hover,
};

/**
 * What VS Code asks for behind a keystroke, of what a server announces. Of the semantic tokens, which come first, only
 * what differs from the answer `tokens` is asked for.
 */
export function requestsBehind(cursor: Cursor, capabilities: Capabilities, tokens?: string): readonly Request[] {
  const announced = Object.entries(BEHIND_A_KEYSTROKE).filter(([capability]) => capabilities[capability]);
  return [
    ...(capabilities.semanticTokensProvider ? [semanticTokens(cursor, tokens)] : []),
    ...announced.map(([, asking]) => asking(cursor)),
  ];
}

function semanticTokens({ textDocument }: Cursor, previousResultId: string | undefined): Request {
  return previousResultId === undefined
    ? { method: 'textDocument/semanticTokens/full', params: { textDocument } }
    : { method: 'textDocument/semanticTokens/full/delta', params: { textDocument, previousResultId } };
}
