import type { Position, Range, TextEdit } from 'vscode-languageserver-protocol';
import { isObject } from '../model/validate.ts';

/** Whether `one` stands before `other`, or where it stands. */
export const isOrdered = (one: Position, other: Position): boolean =>
  one.line < other.line || (one.line === other.line && one.character <= other.character);

export const contains = (outer: Range, inner: Range): boolean =>
  isOrdered(outer.start, inner.start) && isOrdered(inner.end, outer.end);

/** Ranges anywhere in `value` that end before they start. */
export function* backwards(value: unknown, at: string): Iterable<string> {
  if (Array.isArray(value)) for (const [index, each] of value.entries()) yield* backwards(each, `${at}[${index}]`);
  if (!isObject(value)) return;
  if (isPosition(value.start) && isPosition(value.end) && !isOrdered(value.start, value.end)) {
    yield `${at} ends before it starts`;
  }
  for (const [name, each] of Object.entries(value)) yield* backwards(each, `${at}.${name}`);
}

const isPosition = (value: unknown): value is Position => isObject(value) && 'line' in value && 'character' in value;

/** LSP 3.17, section TextEdit[]: text edits ranges must never overlap. */
export function* overlaps(edits: readonly TextEdit[], at: string): Iterable<string> {
  const sorted = edits.map(({ range }) => range).toSorted((one, other) => (isOrdered(one.start, other.start) ? -1 : 1));
  for (const [index, range] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next !== undefined && !isOrdered(range.end, next.start)) yield `${at}: two edits overlap`;
  }
}
