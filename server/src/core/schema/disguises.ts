import type { JsonDocument } from '../syntax/json/tree.ts';
import { asSeen, isDirectionLeftOpen } from '../syntax/seen.ts';
import type { SyntaxProblem } from '../syntax/span.ts';
import type { SchemaProblem } from './problem.ts';

/** Properties that only ever limit, or without which something else counts: one that is overlooked would open something. */
const LIMITING = new Set([
  'blockers',
  'expires',
  'requires',
  'requireDigest',
  'sha256',
  'status',
  'choosers',
  'selected',
  'options',
  'preconditions',
]);

/**
 * Where a JSON file says something else than its readers see, so that nobody knows what it says: a key that looks like
 * another, a comment that seems to end before it does, or that shows what is around it in another order.
 */
export function findDisguises(
  { comments }: Pick<JsonDocument, 'comments'>,
  text: string,
  found: readonly SchemaProblem[],
): SyntaxProblem[] {
  return [...disguisedKeys(found), ...brokenComments(comments, text), ...turnedComments(comments, text)].sort(
    (one, other) => one.span.start - other.span.start,
  );
}

function disguisedKeys(found: readonly SchemaProblem[]): SyntaxProblem[] {
  return found.flatMap(({ fault, span }): SyntaxProblem[] => {
    const seen = fault.kind === 'unknown-property' ? keySeenAs(fault.property, fault.known) : undefined;
    if (seen === undefined) return [];
    return [
      { span, message: `A reader takes this key for "${seen}", but it is not: what it says would be passed over.` },
    ];
  });
}

/** The one of `known` that a reader takes `key` for, which is none of them. */
function keySeenAs(key: string, known: readonly string[]): string | undefined {
  const seen = asSeen(key).trim();
  const word = wordOf(seen);
  return known.find((each) => (each === seen && each !== key) || (LIMITING.has(each) && wordOf(each) === word));
}

/** A key without case and without what joins its words. */
const wordOf = (key: string): string => key.toLowerCase().replace(/[\s_-]/g, '');

/** What some programs show as the end of a line, and JSON with comments does not take for one. */
const OTHER_LINE_BREAK = /[\0\v\f\x85\u2028\u2029]/;

function brokenComments(comments: JsonDocument['comments'], text: string): SyntaxProblem[] {
  if (comments.length === 0 || !OTHER_LINE_BREAK.test(text)) return [];
  return comments.flatMap(({ start, end }): SyntaxProblem[] => {
    const at = text.slice(start, end).search(OTHER_LINE_BREAK);
    if (at === -1) return [];
    const point = text
      .charCodeAt(start + at)
      .toString(16)
      .toUpperCase()
      .padStart(4, '0');
    const message = `This comment holds U+${point}, behind which some readers see no comment any more. Take it out.`;
    return [{ span: { start: start + at, end: start + at + 1 }, message }];
  });
}

const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/;

/** Behind such a comment a reader may see properties that stand in it, and in it some that do not. */
function turnedComments(comments: JsonDocument['comments'], text: string): SyntaxProblem[] {
  if (comments.length === 0 || !DIRECTION.test(text)) return [];
  const message =
    'A control of the writing direction in this comment has effect beyond it, so that readers see the text in another order. Take it out.';
  return comments.flatMap(({ start, end }): SyntaxProblem[] => {
    const comment = text.slice(start, end);
    if (!isDirectionLeftOpen(comment)) return [];
    const at = start + comment.search(DIRECTION);
    return [{ span: { start: at, end: at + 1 }, message }];
  });
}
