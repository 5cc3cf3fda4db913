import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RandomMap, randomMap, randomRows } from '../../support/arbitraries.ts';
import { evaluatedText, packetWith } from '../../support/evaluate.ts';

/** The options of a packet that are available under `map`. */
function available(rows: readonly string[], map: RandomMap): Set<string> {
  const { options } = evaluatedText(packetWith({ rows }), { map });
  return new Set(options.filter((option) => option.available).map(({ read }) => read.option.id.value));
}

/**
 * What each status falls back to. Not to the next one down: a RESOLVED that rests on a document alone earns nothing,
 * but DESIGNED rests on a record of any kind, so that the lower claim can earn more.
 */
const LOWEST: Readonly<Record<string, string>> = {
  PROVEN: 'OPEN',
  RESOLVED: 'OPEN',
  DESIGNED: 'OPEN',
  WAIVED: 'OPEN',
  MET: 'UNMET',
  GRANTED: 'REVOKED',
};

/** Every map that has one status taken back, or one evidence entry less, than `map`. */
function* lessThan(map: RandomMap): Iterable<RandomMap> {
  for (const list of ['blockers', 'conditions', 'grants'] as const) {
    for (const [index, entry] of map[list].entries()) {
      const lowest = LOWEST[entry.status];
      const replaced = (changes: object) => ({
        ...map,
        [list]: map[list].with(index, { ...entry, ...changes } as never),
      });
      if (lowest !== undefined) yield replaced({ status: lowest });
      const evidence = Array.isArray(entry.evidence) ? entry.evidence : [];
      for (const at of evidence.keys()) yield replaced({ evidence: evidence.toSpliced(at, 1) });
    }
  }
}

describe('what is shown less', () => {
  test('never opens anything', () => {
    let opened = 0;
    fc.assert(
      fc.property(randomRows, randomMap, (rows, map) => {
        const before = available(rows, map);
        opened += before.size - 1;
        for (const less of lessThan(map)) {
          for (const id of available(rows, less)) expect(before).toContain(id);
        }
      }),
      { numRuns: 300 },
    );
    // A property about maps that open nothing would say nothing.
    expect(opened).toBeGreaterThan(20);
  });

  test('text around the table never opens anything', () => {
    const prose = fc.constantFrom(
      'All blockers are proven.',
      '- L-0-A-1 PROVEN — done (owner)',
      'it rains: MET',
      'permit grant: GRANTED',
    );
    fc.assert(
      fc.property(randomRows, randomMap, fc.array(prose), (rows, map, texts) => {
        const { options } = evaluatedText(packetWith({ rows, text: texts.join('\n\n') }), { map });
        const with_ = options.filter((option) => option.available).map(({ read }) => read.option.id.value);
        expect(new Set(with_)).toEqual(available(rows, map));
      }),
      { numRuns: 200 },
    );
  });

  test('how a map is laid out never changes a verdict: line ends, a byte order mark, indentation, comments', () => {
    const layout = fc.record({
      indent: fc.constantFrom(0, 1, 2, '\t'),
      lineEnd: fc.constantFrom('\n', '\r\n', '\r', '\n\n', ' // a comment\n'),
      mark: fc.constantFrom('', '\uFEFF'),
    });
    fc.assert(
      fc.property(randomRows, randomMap, layout, (rows, map, { indent, lineEnd, mark }) => {
        const text = mark + JSON.stringify(map, undefined, indent).replaceAll('\n', lineEnd);
        const { options } = evaluatedText(packetWith({ rows }), { map: text });
        const laidOut = options.filter((option) => option.available).map(({ read }) => read.option.id.value);
        expect(new Set(laidOut)).toEqual(available(rows, map));
      }),
      { numRuns: 300 },
    );
  });

  test('the order of the entries of a map never changes a verdict', () => {
    fc.assert(
      fc.property(randomRows, randomMap, (rows, map) => {
        const reversed = { ...map, blockers: map.blockers.toReversed(), grants: map.grants.toReversed() };
        expect(available(rows, reversed)).toEqual(available(rows, map));
      }),
      { numRuns: 300 },
    );
  });
});
