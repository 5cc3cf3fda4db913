import { differenceOf } from '../../syntax/difference.ts';
import type { TextEdit } from '../rule.ts';

/** The edits of one step against the text that the steps before it have left. They do not overlap. */
export type Step = (text: string) => readonly TextEdit[];

/** What `steps` do to `text` one behind the other, as one edit against it; none when they change nothing. */
export function stepwise(text: string, steps: readonly Step[]): TextEdit[] {
  const after = steps.reduce((current, step) => apply(current, step(current)), text);
  if (after === text) return [];
  const { start, removed, inserted } = differenceOf(text, after);
  return [{ span: { start, end: start + removed }, newText: after.slice(start, start + inserted) }];
}

const apply = (text: string, edits: readonly TextEdit[]): string =>
  edits
    .toSorted((one, other) => other.span.start - one.span.start || other.span.end - one.span.end)
    .reduce((current, { span, newText }) => current.slice(0, span.start) + newText + current.slice(span.end), text);
