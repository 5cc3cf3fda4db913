import type {
  ClientCapabilities,
  CodeAction,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Position,
  Range,
  SelectionRange,
  SemanticTokens,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { backwards, contains, isOrdered, overlaps } from './places.ts';

/** The circumstances of a message. */
export interface Circumstances {
  /** What was asked. */
  readonly params: unknown;
  readonly capabilities: ClientCapabilities;
}

type Check<V> = (value: V, circumstances: Circumstances) => Iterable<string>;

/**
 * What in a message of the right type is not what the protocol's words ask for: what this client did not say that it
 * can take, ranges that are none, edits that contradict each other.
 */
export function unmannerly(method: string, value: unknown, circumstances: Circumstances): readonly string[] {
  if (value === null || value === undefined) return [];
  const check = CHECKS[method];
  return [...backwards(value, method), ...(check === undefined ? [] : check(value as never, circumstances))];
}

/** LSP 3.17: kinds that every client knows, because the first version of the protocol had them. */
const FIRST_KINDS = Array.from({ length: 18 }, (_, index) => index + 1);

const CHECKS: Readonly<Record<string, Check<never>>> = {
  'textDocument/publishDiagnostics': published,
  'textDocument/hover': hovered,
  'textDocument/completion': completed,
  'completionItem/resolve': itemShown,
  'textDocument/definition': linked,
  'textDocument/documentSymbol': outlined,
  'workspace/symbol': symbolsFound,
  'textDocument/codeAction': offered,
  'textDocument/prepareRename': renamable,
  'textDocument/rename': edited,
  'workspace/willRenameFiles': edited,
  'workspace/applyEdit': ({ edit }: { edit: WorkspaceEdit }, circumstances) => edited(edit, circumstances),
  'textDocument/documentLink': linksShown,
  'textDocument/foldingRange': folded,
  'textDocument/selectionRange': selected,
  'textDocument/formatting': (edits: TextEdit[]) => overlaps(edits, 'formatting'),
  'textDocument/rangeFormatting': (edits: TextEdit[]) => overlaps(edits, 'formatting a range'),
  'textDocument/semanticTokens/full': tokensShown,
  'textDocument/semanticTokens/range': tokensShown,
};

function* published(
  { version, diagnostics }: { readonly version?: number; readonly diagnostics: readonly Diagnostic[] },
  { capabilities }: Circumstances,
): Iterable<string> {
  const can = capabilities.textDocument?.publishDiagnostics ?? {};
  if (version !== undefined && !can.versionSupport) yield 'diagnostics with a version';
  for (const { relatedInformation, codeDescription, tags = [], data } of diagnostics) {
    if (relatedInformation !== undefined && !can.relatedInformation) yield 'a diagnostic with related information';
    if (codeDescription !== undefined && !can.codeDescriptionSupport)
      yield 'a diagnostic with a description of its code';
    if (data !== undefined && !can.dataSupport) yield 'a diagnostic with data';
    for (const tag of tags) if (!can.tagSupport?.valueSet.includes(tag)) yield `a diagnostic with the tag ${tag}`;
  }
}

function* hovered({ contents, range }: Hover, { capabilities, params }: Circumstances): Iterable<string> {
  const formats = capabilities.textDocument?.hover?.contentFormat;
  if (typeof contents === 'object' && 'kind' in contents && formats?.includes(contents.kind) === false) {
    yield `a hover in ${contents.kind}`;
  }
  const { position } = params as { readonly position: Position };
  if (range !== undefined && !contains(range, { start: position, end: position })) yield 'a hover over somewhere else';
}

function* completed(
  result: CompletionList | readonly CompletionItem[],
  circumstances: Circumstances,
): Iterable<string> {
  const items = 'items' in result ? result.items : result;
  const { position } = circumstances.params as { readonly position: Position };
  const can = circumstances.capabilities.textDocument?.completion;
  const kinds: readonly number[] = can?.completionItemKind?.valueSet ?? FIRST_KINDS;
  if ('itemDefaults' in result && can?.completionList?.itemDefaults === undefined) yield 'a list with defaults';
  for (const item of items) {
    yield* itemShown(item, circumstances);
    if (item.kind !== undefined && !kinds.includes(item.kind)) yield `an item of the kind ${item.kind}`;
    const { textEdit, label } = item;
    if (textEdit === undefined) continue;
    const ranges = 'range' in textEdit ? [textEdit.range] : [textEdit.insert, textEdit.replace];
    for (const range of ranges) {
      if (range.start.line !== range.end.line) yield `${label} replaces several lines`;
      if (!contains(range, { start: position, end: position })) yield `${label} replaces what is somewhere else`;
    }
    const [insert, replace = insert] = ranges;
    if (insert !== undefined && replace !== undefined && !contains(replace, insert)) yield `${label} inserts too much`;
  }
}

function* itemShown(item: CompletionItem, { capabilities }: Circumstances): Iterable<string> {
  const can = capabilities.textDocument?.completion?.completionItem ?? {};
  if (item.insertTextFormat === 2 && !can.snippetSupport) yield 'an item with a snippet';
  if (item.textEdit !== undefined && 'insert' in item.textEdit && !can.insertReplaceSupport) {
    yield 'an item that inserts or replaces';
  }
  if (item.labelDetails !== undefined && !can.labelDetailsSupport) yield 'an item with details of its label';
  if (item.commitCharacters !== undefined && !can.commitCharactersSupport) yield 'an item with commit characters';
  if (item.preselect !== undefined && !can.preselectSupport) yield 'an item that is selected already';
  if (item.insertTextMode !== undefined && !can.insertTextModeSupport) yield 'an item with a mode of its text';
  const { documentation } = item;
  if (typeof documentation === 'object' && can.documentationFormat?.includes(documentation.kind) !== true) {
    yield `an item that is documented in ${documentation.kind}`;
  }
}

function* linked(result: object | readonly object[], { capabilities }: Circumstances): Iterable<string> {
  const links = [result].flat().some((each) => 'targetUri' in each);
  if (links && !capabilities.textDocument?.definition?.linkSupport) yield 'a definition that is a link';
}

function* outlined(
  symbols: readonly (DocumentSymbol | SymbolInformation)[],
  { capabilities }: Circumstances,
): Iterable<string> {
  const can = capabilities.textDocument?.documentSymbol ?? {};
  const kinds: readonly number[] = can.symbolKind?.valueSet ?? FIRST_KINDS;
  for (const symbol of symbols) {
    if ('location' in symbol) {
      if (!kinds.includes(symbol.kind)) yield `a symbol of the kind ${symbol.kind}`;
    } else if (can.hierarchicalDocumentSymbolSupport) yield* symbolShown(symbol, kinds);
    else yield 'an outline that is a tree';
  }
}

function* symbolShown(symbol: DocumentSymbol, kinds: readonly number[]): Iterable<string> {
  const { name, kind, range, selectionRange, children = [] } = symbol;
  if (name.trim() === '') yield 'a symbol without a name';
  if (!kinds.includes(kind)) yield `a symbol of the kind ${kind}`;
  if (!contains(range, selectionRange)) yield `the name of ${name} is not in its range`;
  for (const child of children) yield* symbolShown(child, kinds);
}

function* symbolsFound(
  symbols: readonly { readonly kind: number }[],
  { capabilities }: Circumstances,
): Iterable<string> {
  const kinds: readonly number[] = capabilities.workspace?.symbol?.symbolKind?.valueSet ?? FIRST_KINDS;
  for (const { kind } of symbols) if (!kinds.includes(kind)) yield `a symbol of the kind ${kind}`;
}

function* offered(actions: readonly CodeAction[], circumstances: Circumstances): Iterable<string> {
  const can = circumstances.capabilities.textDocument?.codeAction ?? {};
  const { context } = circumstances.params as { readonly context?: { readonly only?: readonly string[] } };
  for (const { title, kind, edit, disabled, data } of actions) {
    if (!can.codeActionLiteralSupport) yield 'an action that is no command';
    if (title.trim() === '') yield 'an action without a title';
    if (disabled !== undefined && !can.disabledSupport) yield 'an action that is disabled';
    if (data !== undefined && !can.dataSupport) yield 'an action with data';
    const isAskedFor = context?.only?.some((only) => kind === only || kind?.startsWith(`${only}.`)) ?? true;
    if (!isAskedFor) yield `an action of the kind ${kind}, which was not asked for`;
    if (edit !== undefined) yield* edited(edit, circumstances);
  }
}

function* renamable(result: Range | { readonly range: Range } | object, { params }: Circumstances): Iterable<string> {
  const range = 'start' in result ? result : 'range' in result ? result.range : undefined;
  const { position } = params as { readonly position: Position };
  if (range !== undefined && !contains(range, { start: position, end: position })) yield 'renames what is elsewhere';
}

function* edited(edit: WorkspaceEdit, { capabilities }: Circumstances): Iterable<string> {
  const can = capabilities.workspace?.workspaceEdit ?? {};
  for (const [uri, edits] of Object.entries(edit.changes ?? {})) yield* overlaps(edits, uri);
  if (edit.documentChanges === undefined) return;
  if (!can.documentChanges) yield 'an edit with changes of documents';
  if (edit.changes !== undefined) yield 'an edit that says twice what changes';
  for (const change of edit.documentChanges) {
    if ('kind' in change) {
      if (!can.resourceOperations?.includes(change.kind)) yield `an edit that does ${change.kind}`;
    } else {
      const texts = change.edits.filter((each): each is TextEdit => 'newText' in each);
      if (texts.length < change.edits.length && !can.snippetEditSupport) yield 'an edit with snippets';
      yield* overlaps(texts, change.textDocument.uri);
    }
  }
}

function* linksShown(links: readonly DocumentLink[], { capabilities }: Circumstances): Iterable<string> {
  const can = capabilities.textDocument?.documentLink?.tooltipSupport === true;
  for (const { tooltip } of links) if (tooltip !== undefined && !can) yield 'a link with a tooltip';
}

function* folded(ranges: readonly FoldingRange[]): Iterable<string> {
  for (const { startLine, endLine } of ranges) if (endLine < startLine) yield 'a fold that ends before it starts';
}

function* selected(ranges: readonly SelectionRange[], { params }: Circumstances): Iterable<string> {
  const { positions } = params as { readonly positions: readonly Position[] };
  if (ranges.length !== positions.length) yield `${positions.length} positions have ${ranges.length} selections`;
  for (const [index, first] of ranges.entries()) {
    const position = positions[index] ?? first.range.start;
    if (!isOrdered(first.range.start, position)) yield 'a selection that begins behind the cursor';
    for (let each = first; each.parent !== undefined; each = each.parent) {
      if (!contains(each.parent.range, each.range)) yield 'a selection that shrinks as it grows';
    }
  }
}

function* tokensShown({ data }: SemanticTokens, { capabilities }: Circumstances): Iterable<string> {
  const mayOverlap = capabilities.textDocument?.semanticTokens?.overlappingTokenSupport === true;
  if (data.length % 5 !== 0) yield 'tokens that are not five numbers each';
  let lengthBefore = 0;
  for (let index = 0; index + 4 < data.length; index += 5) {
    const [deltaLine = 0, deltaStart = 0, length = 0] = data.slice(index, index + 3);
    if (length === 0) yield 'a token of nothing';
    if (index > 0 && deltaLine === 0 && deltaStart < lengthBefore && !mayOverlap) yield 'tokens that overlap';
    lengthBefore = length;
  }
}
