import { displayWidth } from '../../syntax/displayWidth.ts';
import { visible } from '../visible.ts';

/** A label is broken into two lines of this many columns at the most; what is longer ends in an ellipsis. */
const COLUMNS = 26;
const LINES = 2;

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** `text` in few short lines, broken where a reader would break it: at blanks, and behind hyphens and underscores. */
export function linesOf(text: string): string[] {
  const pieces = visible(text)
    .trim()
    .split(/(?<=[\s_-])(?=\S)/u)
    .flatMap((piece) => cut(piece));
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && displayWidth(last + piece.trimEnd()) <= COLUMNS) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  const shown = lines.slice(0, LINES).map((line) => line.trimEnd());
  if (lines.length > LINES) shown[LINES - 1] = `${(cut(`${shown[LINES - 1]}`, COLUMNS - 1)[0] ?? '').trimEnd()}…`;
  return shown;
}

/** `text` in pieces that are not wider than a line. */
function cut(text: string, columns = COLUMNS): string[] {
  if (displayWidth(text) <= columns) return [text];
  const pieces = [''];
  for (const { segment } of characters.segment(text)) {
    const last = pieces.at(-1) ?? '';
    if (displayWidth(last + segment) <= columns) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces;
}
