import type { CallHierarchyItem, DocumentSymbol, SymbolInformation, SymbolKind } from 'vscode-languageserver-protocol';

/** As what symbols are shown (LSP 3.17, section SymbolKind). */
export const SYMBOL_KINDS = {
  packet: 1,
  section: 15,
  group: 18,
  option: 22,
  blocker: 5,
  condition: 17,
  grant: 20,
  evidence: 1,
  recommendation: 14,
  decision: 24,
} as const satisfies Record<string, SymbolKind>;

/** What comes closest of the kinds that every client knows, because the first version of the protocol had them. */
const FIRST_KINDS: Readonly<Partial<Record<SymbolKind, SymbolKind>>> = { 20: 7, 22: 10, 24: 14 };

/** `symbol`, and what it contains, in kinds that a client knows which announces `known`. */
export function inKind<S extends DocumentSymbol | SymbolInformation | CallHierarchyItem>(
  symbol: S,
  known: ReadonlySet<SymbolKind>,
): S {
  return {
    ...symbol,
    kind: known.has(symbol.kind) ? symbol.kind : (FIRST_KINDS[symbol.kind] ?? symbol.kind),
    ...('children' in symbol && symbol.children !== undefined && { children: inKinds(symbol.children, known) }),
  };
}

/** All of `symbols` in such kinds. */
export const inKinds = <S extends DocumentSymbol | SymbolInformation | CallHierarchyItem>(
  symbols: readonly S[],
  known: ReadonlySet<SymbolKind>,
): S[] => symbols.map((symbol) => inKind(symbol, known));

export type SymbolName = keyof typeof SYMBOL_KINDS;
