import type { SymbolKind } from 'vscode-languageserver-protocol';

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

export type SymbolName = keyof typeof SYMBOL_KINDS;
