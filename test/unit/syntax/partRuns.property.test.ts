import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PartRun, PartRuns } from '../../../server/src/core/syntax/markdown/partRuns.ts';
import type { FoundPart } from '../../../server/src/core/syntax/markdown/parts.ts';

const part = (text: string): FoundPart => ({
  text,
  state: 'document',
  labels: [],
  definitions: [],
  html: [],
  read: () => {
    throw new Error('not read here');
  },
});
const parts = (most: number) =>
  fc.array(fc.string({ minLength: 1, maxLength: 4 }).map(part), { maxLength: most, size: 'max' });
const change = fc.record({ from: fc.nat(1000), removed: fc.oneof(fc.nat(3), fc.nat(400)), inserted: parts(200) });

test('however they are replaced, parts are where they are in a plain list, and most runs stay the same', () => {
  let kept = 0;
  fc.assert(
    fc.property(parts(400), fc.nat(5), fc.array(change, { maxLength: 8 }), (first, start, changes) => {
      let list: readonly FoundPart[] = first;
      let runs = PartRuns.of(list, start);
      for (const { from: any, removed, inserted } of changes) {
        const from = Math.min(any, list.length);
        const until = Math.min(from + removed, list.length);
        const before = new Set<unknown>(runs.runs);
        list = [...list.slice(0, from), ...inserted, ...list.slice(until)];
        runs = new PartRuns(runs.replaced(from, until, inserted), start);
        kept += runs.runs.filter((run) => before.has(run)).length;
        expect(runs.runs.flatMap((run) => run.parts)).toEqual(list);
        expect(runs.count).toBe(list.length);
        const starts = list.map((_, index) => list.slice(0, index).reduce((at, { text }) => at + text.length, start));
        expect(list.map((_, index) => runs.at(index))).toEqual(list);
        expect(list.map((_, index) => runs.startOf(index))).toEqual(starts);
        expect(starts.map((at) => runs.lastBefore(at))).toEqual(list.map((_, index) => Math.max(0, index - 1)));
        expect(starts.map((at) => runs.lastBefore(at + 1))).toEqual(list.map((_, index) => index));
        const end = list.reduce((at, { text }) => at + text.length, start);
        expect(runs.at(list.length)).toBeUndefined();
        expect(runs.startOf(list.length)).toBe(end);
        for (const run of runs.runs) expect(run.parts.length === 1 || run.parts.length < 150).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
  expect(kept).toBeGreaterThan(300);
});

test('edits leave no runs of a few parts', () => {
  const all = Array.from({ length: 2000 }, (_, index) => part(`${index}`));
  let runs = PartRuns.of(all, 0);
  for (let index = 0; index < runs.count - 5; index += 3) runs = new PartRuns(runs.replaced(index, index + 5, []), 0);
  expect(runs.count).toBeLessThan(900);
  expect(Math.min(...runs.runs.map((run) => run.parts.length))).toBeGreaterThanOrEqual(16);
});

test('long parts are in runs of a few', () => {
  const runs = PartRuns.of(
    Array.from({ length: 100 }, () => part('x'.repeat(5000))),
    0,
  );
  expect(Math.max(...runs.runs.map(({ parts }) => parts.length))).toBeLessThanOrEqual(2);
});

test('a run says where its parts start, and is by itself where all of them are read and none depends on others', () => {
  const text = part('text');
  const run = new PartRun([text, part('more')]);
  expect([run.starts, run.length, run.isByItself]).toEqual([[0, 4], 8, false]);
  const read = { ...text, pieces: [], lookedFor: new Map(), used: new Set<string>(), isCovered: false };
  const { read: _, ...known } = read as typeof read & { read?: unknown };
  expect(new PartRun([known]).isByItself).toBe(true);
  expect(new PartRun([known, { ...known, isCovered: true }]).isByItself).toBe(false);
  expect(new PartRun([known, { ...known, lookedFor: new Map([['label', false]]) }]).isByItself).toBe(false);
  expect(new PartRun([known, text]).isByItself).toBe(false);
});
