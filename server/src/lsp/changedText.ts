import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { SourceText } from '../core/syntax/sourceText.ts';

/**
 * The text behind a change that a client tells of. What follows from where it was changed is known without comparing
 * both texts. Places that are none are brought into the text, as in LSP; throws where there is no telling what is meant.
 */
export function changedText(source: SourceText, change: TextDocumentContentChangeEvent): SourceText {
  if (typeof change.text !== 'string') throw new Error('A change has a text.');
  if (!('range' in change) || change.range === undefined) return new SourceText(change.text, source);
  const { start, end } = source.spanOf(change.range);
  if (!Number.isInteger(start) || !Number.isInteger(end)) throw new Error('A position has whole numbers.');
  return source.replaced({ start: Math.min(start, end), end: Math.max(start, end) }, change.text);
}
