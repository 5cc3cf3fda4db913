import type { CompletionItem, CompletionItemKind, TextEdit } from 'vscode-languageserver-protocol';
import type { SourceText } from '../../core/syntax/sourceText.ts';
import { type Span, span } from '../../core/syntax/span.ts';
import { plainText } from '../hover/plainText.ts';
import type { Mention } from '../things.ts';

/** What of a completion item the client can show and apply. */
export interface CompletionTraits {
  readonly snippets: boolean;
  /** Whether an item may say both what to put before the rest of a word and what to put in its place. */
  readonly insertReplace: boolean;
  readonly labelDetails: boolean;
  /** Whether documentation may be Markdown. */
  readonly markdown: boolean;
  /** The kinds that it knows beside those of the first version of the protocol. */
  readonly kinds: ReadonlySet<CompletionItemKind>;
  /** Whether the client has VS Code's command that brings up suggestions once more. */
  readonly suggestsAgain: boolean;
}

/** LSP 3.17, section CompletionItemKind. */
export const KINDS = {
  blocker: 18,
  option: 20,
  condition: 12,
  grant: 14,
  role: 6,
  status: 20,
  key: 10,
  word: 14,
  file: 17,
  folder: 19,
  date: 12,
  snippet: 15,
} as const satisfies Record<string, CompletionItemKind>;

/** What comes closest of the kinds that every client knows. */
const FIRST_KINDS: Readonly<Partial<Record<CompletionItemKind, CompletionItemKind>>> = { 19: 17, 20: 13 };

const kindOf = (kind: CompletionItemKind, { kinds }: CompletionTraits): CompletionItemKind =>
  kinds.has(kind) ? kind : (FIRST_KINDS[kind] ?? kind);

/** Documentation as the client can show it. */
export const documented = (markdown: string, traits: CompletionTraits): NonNullable<CompletionItem['documentation']> =>
  traits.markdown ? { kind: 'markdown', value: markdown } : plainText(markdown);

/** Something to put at the cursor. */
export interface Suggestion {
  readonly label: string;
  readonly kind: keyof typeof KINDS;
  /** A few words beside the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** The text to insert; one with placeholders is a snippet, in which `$`, `}` and `\` are escaped. */
  readonly insert: string;
  readonly isSnippet?: boolean;
  /** What is there of it already: from where on, and up to where the word goes that the cursor is in. */
  readonly word: Span;
  /** Whether it takes the place of the whole word in any case: of a name with its quotes. */
  readonly isWhole?: boolean;
  /** What the word is compared with where that is not the label. */
  readonly filter?: string;
  /** Changes elsewhere in the text that it needs. */
  readonly besides?: readonly TextEdit[];
  /** What it names: its documentation is worked out when somebody looks at it. */
  readonly names?: Named;
  /** Whether the next thing is to be suggested at once: the entries of a folder. */
  readonly goesOn?: boolean;
}

/** What a suggestion names, and what an item brings back when it is resolved. */
export interface Named {
  readonly kind: Mention['kind'];
  /** The URI of the file that has it: of the map, and for an option of its packet. */
  readonly file: string;
  readonly id: string;
}

/** Makes items of suggestions, which stay in their order. */
export function toItems(
  suggestions: readonly Suggestion[],
  cursor: number,
  source: SourceText,
  traits: CompletionTraits,
): CompletionItem[] {
  const width = String(suggestions.length).length;
  return suggestions.map((suggestion, index) => {
    const { label, kind, detail, documentation, filter, besides, names, goesOn } = suggestion;
    const isSnippet = suggestion.isSnippet === true && traits.snippets;
    return {
      label,
      kind: kindOf(KINDS[kind], traits),
      ...(detail !== undefined && (traits.labelDetails ? { labelDetails: { description: detail } } : { detail })),
      ...(documentation !== undefined && { documentation: documented(documentation, traits) }),
      ...(filter !== undefined && { filterText: filter }),
      sortText: String(index).padStart(width, '0'),
      insertTextFormat: isSnippet ? 2 : 1,
      textEdit: editOf(suggestion, cursor, source, traits),
      ...(besides !== undefined && { additionalTextEdits: [...besides] }),
      ...(names !== undefined && { data: names }),
      ...(goesOn === true &&
        traits.suggestsAgain && { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } }),
    };
  });
}

function editOf(
  { insert, isSnippet, word, isWhole }: Suggestion,
  cursor: number,
  source: SourceText,
  { insertReplace, snippets }: CompletionTraits,
): CompletionItem['textEdit'] {
  const newText = isSnippet === true && !snippets ? withoutPlaceholders(insert) : insert;
  const before = source.rangeOf(span(word.start, cursor));
  const whole = source.rangeOf(span(word.start, Math.max(word.end, cursor)));
  if (isWhole === true) return { range: whole, newText };
  return insertReplace ? { newText, insert: before, replace: whole } : { range: before, newText };
}

/** A snippet's text for a client that knows none: each placeholder as its default or its first choice. */
export const withoutPlaceholders = (snippet: string): string =>
  snippet
    .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
    .replace(/(?<!\\)\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/(?<!\\)\$\d+/g, '')
    .replace(/\\([$}\\])/g, '$1');

/** `text` as it stands in a snippet. */
export const escapeSnippet = (text: string): string => text.replace(/[$}\\]/g, '\\$&');
