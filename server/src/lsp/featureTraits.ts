import type { InitializeParams, ServerCapabilities, SymbolKind } from 'vscode-languageserver';
import { LEGEND, TRIGGER_CHARACTERS } from '../features/announced.ts';
import type { CompletionTraits } from '../features/completion/suggestion.ts';

/** What of a client the features make a difference of. */
export interface FeatureTraits {
  readonly completion: CompletionTraits;
  readonly definitionLinks: boolean;
  readonly hierarchicalSymbols: boolean;
  /** The kinds of symbols that the client announces. */
  readonly symbolKinds: { readonly document: ReadonlySet<SymbolKind>; readonly workspace: ReadonlySet<SymbolKind> };
  /**
   * Whether packets get what any Markdown file has in an editor that knows Markdown: folding, links in Markdown's own
   * syntax, headings in the outline.
   */
  readonly markdownFeatures: boolean;
  /** Whether the client has the commands that lenses and items bring along; it says so by an option. */
  readonly clientCommands: boolean;
  /** Whether the client answers for files that the server does not reach by itself; it says so by an option. */
  readonly clientFiles: boolean;
  /** Which of its views the client can be told to ask for again. */
  readonly refreshes: { readonly codeLens: boolean; readonly inlayHint: boolean; readonly semanticTokens: boolean };
}

/**
 * Reads a client's capabilities and its initialization options `markdownFeatures` (true unless it says false),
 * `clientCommands` and `clientFiles` (false unless it says true).
 */
export function readFeatureTraits(params: Partial<InitializeParams>): FeatureTraits {
  const { workspace, textDocument } = params.capabilities ?? {};
  const item = textDocument?.completion?.completionItem;
  const options = optionsOf(params.initializationOptions);
  const clientCommands = options.clientCommands === true;
  return {
    completion: {
      snippets: item?.snippetSupport === true,
      insertReplace: item?.insertReplaceSupport === true,
      labelDetails: item?.labelDetailsSupport === true,
      markdown: item?.documentationFormat?.includes('markdown') === true,
      kinds: new Set(textDocument?.completion?.completionItemKind?.valueSet),
      suggestsAgain: clientCommands,
    },
    definitionLinks: textDocument?.definition?.linkSupport === true,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    symbolKinds: {
      document: new Set(textDocument?.documentSymbol?.symbolKind?.valueSet),
      workspace: new Set(workspace?.symbol?.symbolKind?.valueSet),
    },
    markdownFeatures: options.markdownFeatures !== false,
    clientCommands,
    clientFiles: options.clientFiles === true,
    refreshes: {
      codeLens: workspace?.codeLens?.refreshSupport === true,
      inlayHint: workspace?.inlayHint?.refreshSupport === true,
      semanticTokens: workspace?.semanticTokens?.refreshSupport === true,
    },
  };
}

const optionsOf = (options: unknown): Readonly<Record<string, unknown>> =>
  typeof options === 'object' && options !== null ? (options as Readonly<Record<string, unknown>>) : {};

/** What the features announce. */
export const FEATURE_CAPABILITIES: ServerCapabilities = {
  completionProvider: {
    triggerCharacters: TRIGGER_CHARACTERS,
    resolveProvider: true,
    completionItem: { labelDetailsSupport: true },
  },
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: { label: 'Decision Packets' },
  workspaceSymbolProvider: true,
  documentLinkProvider: {},
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  codeLensProvider: {},
  inlayHintProvider: true,
  callHierarchyProvider: true,
  semanticTokensProvider: { legend: LEGEND, full: { delta: true }, range: true },
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
};
