import type { TextEdit } from '../rule.ts';

/** The edits of one step against the text that the steps before it have left. They do not overlap. */
export type Step = (text: string) => readonly TextEdit[];

/** What `steps` do to `text` one behind the other, as one edit against it; none when they change nothing. */
export function stepwise(text: string, steps: readonly Step[]): TextEdit[] {
  const after = steps.reduce((current, step) => apply(current, step(current)), text);
  if (after === text) return [];
  const shorter = Math.min(text.length, after.length);
  let start = 0;
  while (start < shorter && text[start] === after[start]) start += 1;
  let same = 0;
  while (same < shorter - start && text[text.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  return [{ span: { start, end: text.length - same }, newText: after.slice(start, after.length - same) }];
}

const apply = (text: string, edits: readonly TextEdit[]): string =>
  edits
    .toSorted((one, other) => other.span.start - one.span.start || other.span.end - one.span.end)
    .reduce((current, { span, newText }) => current.slice(0, span.start) + newText + current.slice(span.end), text);
