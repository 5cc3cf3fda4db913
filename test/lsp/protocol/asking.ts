import type {
  CompletionItem,
  CompletionList,
  InitializeResult,
  Location,
  Position,
  Range,
  ServerCapabilities,
  TextDocumentIdentifier,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Editor } from '../editor.ts';
import { MESSAGES } from './model/messages.ts';
import { isObject } from './model/validate.ts';

/** Where a document can be asked about. */
interface Asking {
  readonly editor: Editor;
  readonly textDocument: TextDocumentIdentifier;
  /** Places in the text, and some that are not in it any more. */
  readonly positions: readonly Position[];
  readonly whole: Range;
}

type Ask = (asking: Asking, send: (params: object) => Promise<unknown>) => Promise<void>;

const OPTIONS = { tabSize: 2, insertSpaces: true };

/** Asks at every position. */
const atEach =
  (more: object = {}): Ask =>
  async ({ textDocument, positions }, send) => {
    for (const position of positions) await send({ textDocument, position, ...more });
  };

/** Asks about the whole document, and of its parts. */
const inRanges =
  (more: object = {}): Ask =>
  async ({ textDocument, positions, whole }, send) => {
    await send({ textDocument, range: whole, ...more });
    for (const start of positions) await send({ textDocument, range: { start, end: start }, ...more });
  };

const once =
  (more: object = {}): Ask =>
  async ({ textDocument }, send) =>
    void (await send({ textDocument, ...more }));

const completeAndResolve: Ask = async ({ editor, textDocument, positions }, send) => {
  for (const position of positions) {
    for (const context of [{ triggerKind: 1 }, { triggerKind: 2, triggerCharacter: '-' }, { triggerKind: 3 }]) {
      const result = (await send({ textDocument, position, context })) as CompletionList | CompletionItem[] | null;
      const items = result === null ? [] : 'items' in result ? result.items : result;
      for (const item of items.slice(0, 2)) await editor.connection.sendRequest('completionItem/resolve', item);
    }
  }
};

const prepareAndCall: Ask = async ({ editor, textDocument, positions }, send) => {
  for (const position of positions) {
    for (const item of ((await send({ textDocument, position })) ?? []) as object[]) {
      for (const direction of ['incomingCalls', 'outgoingCalls']) {
        await editor.connection.sendRequest(`callHierarchy/${direction}`, { item });
      }
    }
  }
};

const tokensAndChanges: Ask = async ({ editor, textDocument }, send) => {
  const { resultId } = (await send({ textDocument })) as { readonly resultId?: string };
  for (const previousResultId of [resultId ?? '', 'of yesterday']) {
    const params = { textDocument, previousResultId };
    await editor.connection.sendRequest('textDocument/semanticTokens/full/delta', params);
  }
};

/** How each method that a server may announce is asked; those that follow upon another are asked by that one. */
const ASKED: Readonly<Record<string, Ask | 'with another'>> = {
  'textDocument/hover': atEach(),
  'textDocument/completion': completeAndResolve,
  'completionItem/resolve': 'with another',
  'textDocument/definition': atEach(),
  'textDocument/references': atEach({ context: { includeDeclaration: true } }),
  'textDocument/documentHighlight': atEach(),
  'textDocument/prepareRename': atEach(),
  'textDocument/rename': atEach({ newName: 'LANE-A-OTHER-7' }),
  'textDocument/documentSymbol': once(),
  'textDocument/documentLink': once(),
  'textDocument/foldingRange': once(),
  'textDocument/codeLens': once(),
  'textDocument/selectionRange': async ({ textDocument, positions }, send) =>
    void (await send({ textDocument, positions })),
  'textDocument/inlayHint': inRanges(),
  'textDocument/codeAction': async (asking, send) => {
    await inRanges({ context: { diagnostics: [] } })(asking, send);
    await inRanges({ context: { diagnostics: [], only: ['source.fixAll'] } })(asking, send);
  },
  'textDocument/formatting': once({ options: OPTIONS }),
  'textDocument/rangeFormatting': inRanges({ options: OPTIONS }),
  'textDocument/semanticTokens/full': tokensAndChanges,
  'textDocument/semanticTokens/full/delta': 'with another',
  'textDocument/semanticTokens/range': inRanges(),
  'textDocument/prepareCallHierarchy': prepareAndCall,
  'callHierarchy/incomingCalls': 'with another',
  'callHierarchy/outgoingCalls': 'with another',
  'workspace/symbol': async (_, send) => {
    for (const query of ['', 'lane', '\u0000', '[a-']) await send({ query });
  },
  'workspace/executeCommand': async ({ textDocument, whole }, send) => {
    await send({ command: 'decisionPackets.revertToHold', arguments: [textDocument.uri] });
    const location: Location = { uri: textDocument.uri, range: whole };
    await send({ command: 'decisionPackets.showPlace', arguments: [location] });
  },
  'workspace/willRenameFiles': async ({ textDocument: { uri } }, send) => {
    for (const newUri of [`${uri}.old`, uri, 'file:///elsewhere/blocker-map.json']) {
      await send({ files: [{ oldUri: uri, newUri }] });
    }
  },
};

/** LSP 3.17: RequestFailed and InvalidParams, with which a server says why it will not do what is asked. */
const REFUSALS = [-32803, -32602];

/** The requests that a server announces that it answers. */
export function announced({ capabilities }: InitializeResult): readonly string[] {
  return [...MESSAGES.values()]
    .filter(({ kind, mayCome }) => kind === 'request' && mayCome !== 'fromServer')
    .filter(({ serverCapability }) => serverCapability !== undefined && isAnnounced(serverCapability, capabilities))
    .map(({ method }) => method);
}

function isAnnounced(path: string, capabilities: ServerCapabilities): boolean {
  let found: unknown = capabilities;
  for (const name of path.split('.')) found = isObject(found) ? found[name] : undefined;
  return found !== undefined && found !== false && found !== null;
}

/** Asks everything that is announced about an open document. Throws where an answer is an error that is no refusal. */
export async function askEverything(
  methods: readonly string[],
  editor: Editor,
  name: string,
  places: number,
): Promise<void> {
  const text = TextDocument.create('x:x', '', 0, editor.text(name));
  const end = text.positionAt(text.getText().length);
  const step = Math.max(1, Math.floor(text.getText().length / places));
  const inText = Array.from({ length: places }, (_, index) => text.positionAt(index * step));
  const stale = [
    { line: end.line + 9, character: 3 },
    { line: 0, character: 99_999 },
  ];
  const asking: Asking = {
    editor,
    textDocument: { uri: editor.folder.uri(name) },
    positions: [...inText, end, ...stale],
    whole: { start: { line: 0, character: 0 }, end },
  };
  for (const method of methods) {
    const ask = ASKED[method];
    if (ask === undefined) throw new Error(`Nobody asks ${method}, which the server announces.`);
    if (ask === 'with another') continue;
    await ask(asking, async (params) => {
      try {
        return await editor.connection.sendRequest(method, params);
      } catch (error) {
        const { code } = error as { readonly code?: number };
        if (code === undefined || !REFUSALS.includes(code)) throw error;
        return null;
      }
    });
  }
}
