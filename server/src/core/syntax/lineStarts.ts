import { countWhile } from './countWhile.ts';
import type { Difference } from './difference.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

export const isLineBreak = (code: number): boolean => code === LINE_FEED || code === CARRIAGE_RETURN;

/** The offset of each line of a text. Lines end at `\n`, `\r\n` or `\r` (LSP 3.17, section Position). */
export function lineStartsOf(text: string): Uint32Array {
  if (text.includes('\r')) return Uint32Array.from([0, ...startsWithin(text, 1, text.length)]);
  let starts = new Uint32Array(1024);
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (count === starts.length) starts = withRoom(starts);
    starts[count] = at + 1;
    count += 1;
  }
  return starts.slice(0, count);
}

function withRoom(starts: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(starts.length * 2);
  larger.set(starts);
  return larger;
}

/**
 * The line starts at `from`, at `to` and between, but for 0. Whether a line starts somewhere depends on the characters
 * on both sides of that place, and on nothing else.
 */
function startsWithin(text: string, from: number, to: number): number[] {
  const starts: number[] = [];
  for (let at = Math.max(from, 1); at <= to; at += 1) {
    const before = text.charCodeAt(at - 1);
    const isStart = before === LINE_FEED || (before === CARRIAGE_RETURN && text.charCodeAt(at) !== LINE_FEED);
    if (isStart) starts.push(at);
  }
  return starts;
}

/** The line starts behind an edit that led to `text`, from those before it: stretches in order that don't touch. */
export function lineStartsAfter(before: Uint32Array, edit: readonly Difference[], text: string): Uint32Array {
  let { length } = before;
  let shift = 0;
  const stretches = edit.map(({ start, removed, inserted }) => {
    const first = countWhile(before, (each) => each < Math.max(start, 1));
    const behind = countWhile(before, (each) => each <= start + removed);
    const found = startsWithin(text, start + shift, start + shift + inserted);
    length += found.length - (behind - first);
    shift += inserted - removed;
    return { first, found, behind, shift };
  });
  const after = new Uint32Array(length);
  const firstOf = (index: number): number => stretches[index]?.first ?? before.length;
  let next = firstOf(0);
  after.set(before.subarray(0, next));
  for (const [index, { found, behind, shift }] of stretches.entries()) {
    after.set(found, next);
    next += found.length;
    const until = firstOf(index + 1);
    for (let line = behind; line < until; line += 1, next += 1) {
      after[next] = (before[line] as number) + shift;
    }
  }
  return after;
}

/** Where lines of one text start in another: up to `until` where they did, from `from` on `shift` further on. */
export interface KeptLines {
  readonly until: number;
  readonly from: number;
  readonly shift: number;
}

/** The lines at the begin and at the end of a text that have the same number and length in another one. */
export function keptLines(before: Uint32Array, after: Uint32Array): KeptLines {
  const shorter = Math.min(before.length, after.length);
  let first = 0;
  while (first < shorter && before[first] === after[first]) first += 1;
  let last = before.length;
  const shift = (after.at(-1) ?? 0) - (before.at(-1) ?? 0);
  if (before.length === after.length) {
    while (last > first && (after[last - 1] as number) - (before[last - 1] as number) === shift) last -= 1;
  }
  const startOf = (starts: Uint32Array, line: number): number => starts[line] ?? Number.POSITIVE_INFINITY;
  return { until: Math.min(startOf(before, first), startOf(after, first)), from: startOf(before, last), shift };
}
