import type { TextEdit } from '../rule.ts';

/** The edits of one step against the text that the steps before it have left. They do not overlap. */
export type Step = (text: string) => readonly TextEdit[];

/** What `steps` do to `text` one behind the other, as one edit against it; none when they change nothing. */
export function stepwise(text: string, steps: readonly Step[]): TextEdit[] {
  let after = text;
  // What lies before all edits, and what lies behind them, need not be compared.
  let before = text.length;
  let behind = text.length;
  for (const step of steps) {
    const edits = step(after);
    for (const { span } of edits) {
      before = Math.min(before, span.start);
      behind = Math.min(behind, after.length - span.end);
    }
    after = apply(after, edits);
  }
  if (after === text) return [];
  const shorter = Math.min(text.length, after.length);
  while (before < shorter && text[before] === after[before]) before += 1;
  behind = Math.min(behind, shorter - before);
  while (behind < shorter - before && text.at(-1 - behind) === after.at(-1 - behind)) behind += 1;
  return [{ span: { start: before, end: text.length - behind }, newText: after.slice(before, after.length - behind) }];
}

const apply = (text: string, edits: readonly TextEdit[]): string =>
  edits
    .toSorted((one, other) => other.span.start - one.span.start || other.span.end - one.span.end)
    .reduce((current, { span, newText }) => current.slice(0, span.start) + newText + current.slice(span.end), text);
