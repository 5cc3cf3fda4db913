import { expect, test } from 'vitest';
import { removeNote } from '../../../server/src/core/rules/fixes/revertToDefault.ts';

/** The text without the note, which stands far from its start. */
function without(note: string, text: string): string {
  const long = `${'A text before it. '.repeat(100)}${text}`;
  const start = long.indexOf(note);
  const { span, newText } = removeNote(long, { start, end: start + note.length });
  return (long.slice(0, span.start) + newText + long.slice(span.end)).replace(/^(?:A text before it\. ){100}/, '');
}

test.each([
  ['| GO_LIVE (selected) | x |', '| GO_LIVE | x |'],
  ['| GO_LIVE (selected, approved) | x |', '| GO_LIVE (approved) | x |'],
  ['| GO_LIVE (approved, selected) | x |', '| GO_LIVE (approved) | x |'],
])('a note goes, and nothing else, wherever it stands: %s', (text, result) => {
  expect(without('selected', text)).toBe(result);
});
