import type { Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { type Replacement, SourceText } from '../core/syntax/sourceText.ts';

/**
 * The text behind the changes that a client tells of, each with its places in the text behind the one before. What
 * follows from where it was changed is known without comparing both texts. Places that are none are brought into the
 * text, as in LSP; throws where there is no telling what is meant.
 */
export function changedText(source: SourceText, changes: readonly TextDocumentContentChangeEvent[]): SourceText {
  let text = source;
  // Editors tell of many places from the last one on. These are replaced together: each time takes a copy of the text.
  let edit: Replacement[] = [];
  const finish = (): void => {
    if (edit.length > 0) text = text.replaced(edit.reverse());
    edit = [];
  };
  for (const change of changes) {
    if (typeof change.text !== 'string') throw new Error('A change has a text.');
    if (!('range' in change) || change.range === undefined) {
      finish();
      text = new SourceText(change.text, text);
    } else {
      const placed = (): Replacement => replacementIn(text, change.range, change.text);
      // What ends before the last one is where it is, whether that one was made or not.
      const last = edit.at(-1);
      if (last !== undefined && placed().end >= last.start) finish();
      edit.push(placed());
    }
  }
  finish();
  return text;
}

function replacementIn(text: SourceText, range: Range, inserted: string): Replacement {
  const { start, end } = text.spanOf(range);
  if (!Number.isInteger(start) || !Number.isInteger(end)) throw new Error('A position has whole numbers.');
  return { start: Math.min(start, end), end: Math.max(start, end), inserted };
}
