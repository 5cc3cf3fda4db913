/** List, heading, quote and emphasis marks, which are no part of a line's text. */
const MARKS = String.raw`(?:[-*+>]\s+|#+\s+|\d+[.)]\s+|[*_])*`;
const LABELS: readonly (readonly [string, RegExp])[] = [
  ['selected', labelled('selected(?: option)?|decision')],
  ['decided-by', labelled('decided[ -]by')],
  ['decided-on', labelled('decided[ -]on')],
  ['default', labelled('default(?: option)?')],
  ['superseded-by', labelled('superseded[ -]by')],
];

function labelled(words: string): RegExp {
  return new RegExp(String.raw`^\s*${MARKS}(?:${words})[*_]*\s*[:=]`, 'i');
}

/** The label that a line begins with, as the front matter calls it. */
export const readLabelWord = (line: string): string | undefined =>
  LABELS.find(([, pattern]) => pattern.test(line))?.[0];
