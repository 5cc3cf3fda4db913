import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Blocker, BlockerMap } from '../../../server/src/core/blockerMap/model.ts';
import { readBlockerMap } from '../../../server/src/core/blockerMap/read.ts';
import { SourceText } from '../../../server/src/core/syntax/sourceText.ts';

const evidence = '{"kind": "design", "path": "e.md", "recordedBy": "a", "recordedOn": "2026-06-01", "sha256": "x"}';

/** What stands in a list, or could be typed there. */
const ENTRIES = [
  '{"id": "L-0-A-1", "title": "a", "owners": ["o"], "status": "OPEN"}',
  '{"id": "L-0-B-2", "title": "b", "owners": ["o", "p"], "status": "RESOLVED", "resolvedBy": "o", "requires": ["L-0-A-1"]}',
  `{\n  "id": "L-0-C-3", // why\n  "evidence": [${evidence}, ${evidence}],\n  "waiver": {"by": "o"}, "status": "WAIVED"\n}`,
  '{"id": "C", "statement": "it is so", "owners": [], "status": "MET", "note": /* none */ 1}',
  '{"id": "permit", "owners": ["o"], "status": "GRANTED", "grantedBy": "o", "reference": "r.md", "expire": "x"}',
  '{}',
  '7',
  '"text"',
  'null',
  '[[{}]]',
];

const FRAGMENTS = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '"a": 1, ',
    '"id": "X-1-Y-2", ',
    '// c',
    '\n',
    '/* d */',
    '/*',
    '*/',
    '\\',
    ' ',
  ],
  ...[
    '"conditions": [',
    '"conditions": [{}, 7], ',
    '"grants": [{}], ',
    '"lane": "M-1"',
    '"blockers"',
    'x',
    'О',
    '\u2028',
    '\u202e',
    '',
  ],
];

const entry = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ENTRIES) }, fc.constantFrom(...FRAGMENTS));
const list = fc
  .array(fc.tuple(fc.constantFrom(...ENTRIES), fc.constantFrom(', ', ',\n', ', // between\n', ' /* x */, ')), {
    maxLength: 5,
  })
  .map((pairs) => `[${pairs.flat().join('')}]`);
const text = fc
  .tuple(
    list,
    fc.constantFrom('conditions', 'conditions', 'x-conditions'),
    list,
    list,
    fc.constantFrom('1', '2', '"1"'),
    fc.constantFrom('', '\uFEFF', '// first\n'),
  )
  .map(
    ([blockers, name, conditions, grants, version, lead]) =>
      `${lead}{"version": ${version}, "blockers": ${blockers}, "lane": "L-0",\n "${name}": ${conditions}, "x-own": {}, "grants": ${grants} /* end */}\n`,
  );

interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(3), fc.nat(120)),
  inserted: fc.oneof(
    fc.constantFrom('x', ' ', ...FRAGMENTS),
    fc.constant('x'),
    entry,
    fc.tuple(fc.constant(', '), entry).map((parts) => parts.join('')),
  ),
});

/** Most edits are taken back, as by somebody who mistyped: otherwise no text would stay whole for long. */
const script = fc.array(fc.tuple(edit, fc.boolean()), { minLength: 1, maxLength: 12 });

function edited(before: string, { at, removed, inserted }: Edit): string {
  const start = Math.floor(at * before.length);
  return before.slice(0, start) + inserted + before.slice(start + removed);
}

/** Everything that a map says. */
const said = ({ blockers, conditions, grants, ...map }: BlockerMap) => ({
  ...{ broken: map.broken, problems: map.problems, duplicateKeys: map.duplicateKeys, comments: map.comments },
  ...{ disguises: map.disguises, lane: map.lane, schemaProblems: map.schemaProblems },
  spans: [map.lists.blockers.span, map.lists.conditions.span, map.lists.grants.span],
  blockers: blockers.map(partsOf),
  conditions,
  grants,
});

const partsOf = (blocker: Blocker) => {
  const { content, index, span, id, owners, faults, title, status, requires, evidence, waiver } = blocker;
  const { dischargedBy, resolvedBy, resolvedOn } = blocker;
  return {
    ...{ content, index, span, id, owners, faults, title, status, requires, evidence, waiver },
    ...{ dischargedBy, resolvedBy, resolvedOn },
  };
};

describe('a map that is edited', () => {
  test('is read as if it had never been another', () => {
    fc.assert(
      fc.property(text, script, (start, steps) => {
        let map = readBlockerMap(new SourceText(start));
        const take = (next: string): void => {
          const source = new SourceText(next);
          const again = readBlockerMap(source, map);
          expect(said(again)).toEqual(said(readBlockerMap(source)));
          // What has a syntax error gives nothing to go on from.
          map = again.problems.length > 0 ? map : again;
        };
        let now = start;
        for (const [step, isKept] of steps) {
          const next = edited(now, step);
          take(next);
          if (isKept) now = next;
          else take(now);
        }
      }),
      { numRuns: 1000 },
    );
  });

  const three = `{"version": 1, "lane": "L-0", "blockers": [\n${ENTRIES.slice(0, 3).join(',\n')}\n], "grants": [${ENTRIES[4]}]}`;
  const afterEdit = (replace: string, by: string): readonly [BlockerMap, BlockerMap] => {
    const before = readBlockerMap(new SourceText(three));
    return [before, readBlockerMap(new SourceText(three.replace(replace, by)), before)];
  };
  const contentsOf = ({ blockers, grants }: BlockerMap) => [...blockers, ...grants].map(({ content }) => content);

  it('takes over the entries that are clear of the edit', () => {
    const [before, now] = afterEdit('"title": "b"', '"title": "bb"');
    const [first, second, ...others] = contentsOf(before);
    expect(contentsOf(now)[0]).toBe(first);
    expect(contentsOf(now)[1]).not.toBe(second);
    expect(contentsOf(now).slice(2)).toEqual(others);
    for (const [index, content] of contentsOf(now).slice(2).entries()) expect(content).toBe(others[index]);
  });

  it('takes over all of them where the edit is outside of the lists', () => {
    const [before, now] = afterEdit('"L-0"', '"L-1"');
    expect(now.lane?.value).toBe('L-1');
    for (const [index, content] of contentsOf(now).entries()) expect(content).toBe(contentsOf(before)[index]);
  });

  it('that grows beyond what is read is cut off there, and whole when it is small again', () => {
    const empty = '{},'.repeat(133_250);
    const small = new SourceText(`{"version": 1, "blockers": [${empty}{}]}`);
    const large = new SourceText(`{"version": 1, "blockers": [${empty}${'{},'.repeat(200)}{}]}`);
    const before = readBlockerMap(small);
    const grown = readBlockerMap(large, before);
    expect(grown.problems).toEqual(readBlockerMap(large).problems);
    expect(grown.broken?.message).toContain('more in this file than is read');
    expect(readBlockerMap(small, before).broken).toBe(undefined);
  });

  it('takes over all of them where a list comes to be that there was not', () => {
    const [before, now] = afterEdit('"lane"', '"conditions": [{}, 7], "lane"');
    expect(now.conditions.map(({ index, span: at }) => [index, now.source.slice(at)])).toEqual([
      [0, '{}'],
      [1, '7'],
    ]);
    for (const [index, content] of contentsOf(now).entries()) expect(content).toBe(contentsOf(before)[index]);
  });

  it('takes over none from a list that ends elsewhere now', () => {
    const [before, now] = afterEdit('], "grants"', ', "grants"');
    expect(now.problems).not.toEqual([]);
    expect(contentsOf(now)[0]).not.toBe(contentsOf(before)[0]);
  });
});
