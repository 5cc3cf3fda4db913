import type { RichText } from '../../syntax/markdown/richText.ts';
import { asSeen, isPlain } from '../../syntax/seen.ts';
import type { Located } from '../../syntax/span.ts';
import { bare, isNoneLike, located } from '../values.ts';
import { wordsOf } from '../words.ts';
import { type Line, movedLine } from './lines.ts';

/** The words that a line can start with to say something of the decision. */
export type Label = 'selected' | 'decided-by' | 'decided-on' | 'default' | 'superseded-by';

const LABELS: readonly (readonly [Label, RegExp])[] = [
  ['selected', /^(?:selected(?: option)?|decision)\s*[:=]/i],
  ['decided-by', /^decided[ -]by\s*[:=]/i],
  ['decided-on', /^decided[ -]on\s*[:=]/i],
  ['default', /^default(?: option)?\s*[:=]/i],
  ['superseded-by', /^super[sc]eded[ -]by\s*[:=]/i],
];

/** A plain line, of which no letter looks like another, that starts as no label does. */
const hasNoLabel = (text: string): boolean => !/^(?:sel|sup|dec|def)/i.test(text) && isPlain(text);

/** A line that starts with a label, and where in the line its value starts. */
export interface LabelledLine {
  readonly label: Label;
  readonly line: Line;
  readonly valueAt: number;
  /** What a reader sees behind the label. */
  readonly seenValue: string;
  /** `seen`: it only looks as if it did, or some readers may not see it. Its value is then the whole line, which names nothing. */
  readonly kind: 'plain' | 'seen';
}

/** The label that `line` starts with. List, heading, quote and emphasis marks are no part of a line's text. */
export function readLabel(line: Line): LabelledLine | undefined {
  if (hasNoLabel(line.text.text)) return undefined;
  for (const [label, pattern] of LABELS) {
    const match = pattern.exec(line.text.text);
    if (match === null) continue;
    const valueAt = match[0].length;
    return { label, line, valueAt, seenValue: line.text.text.slice(valueAt), kind: 'plain' };
  }
  const seen = asSeen(line.text.text).trim();
  if (seen === line.text.text) return undefined;
  for (const [label, pattern] of LABELS) {
    const match = pattern.exec(seen);
    if (match !== null) return { label, line, valueAt: 0, seenValue: seen.slice(match[0].length), kind: 'seen' };
  }
  return undefined;
}

/** The same line, `by` characters further on. */
export const movedLabel = (label: LabelledLine, by: number): LabelledLine =>
  by === 0 ? label : { ...label, line: movedLine(label.line, by) };

/** What stands behind the label. */
export const valueText = ({ line, valueAt }: LabelledLine): RichText => line.text.slice(valueAt, line.text.text.length);

/** Whether a labelled line leaves its value open: nothing behind the label, or `none`. */
export const isOpen = (value: string): boolean => bare(value) === '' || isNoneLike(value);

/** The options that `text` names: each word of an option ID's shape, `HOLD`, and each known ID. */
export const optionsNamedIn = (text: RichText, isOption: (id: string) => boolean): readonly Located<string>[] =>
  wordsOf(text.text)
    .filter((word) => word.shape === 'option' || word.disguised || word.text === 'HOLD' || isOption(word.text))
    .map((word) => located(text, word.at, word.at + word.text.length));
