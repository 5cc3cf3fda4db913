import { describe, expect, test } from 'vitest';
import { leverageOf } from '../../../server/src/core/evaluate/leverage.ts';
import { evaluated, openMap } from '../../support/evaluate.ts';

describe('leverage', () => {
  test('ranks by gates, then by unlocks, and equal figures share a rank', () => {
    const evaluation = evaluated({
      map: openMap('L-0-A-1', 'L-0-B-2', 'L-0-C-3', 'L-0-D-4', 'L-0-E-5'),
      rows: ['GO_A | a | A-1 proven', 'GO_B | b | above; B-2; C-3', 'GO_C | c | B-2; C-3', 'GO_D | d | D-4'],
    });
    expect(leverageOf(evaluation).map(({ gates, unlocks, rank }) => ({ gates, unlocks, rank }))).toEqual([
      { gates: ['GO_A', 'GO_B'], unlocks: ['GO_A'], rank: 1 },
      { gates: ['GO_B', 'GO_C'], unlocks: [], rank: 2 },
      { gates: ['GO_B', 'GO_C'], unlocks: [], rank: 2 },
      { gates: ['GO_D'], unlocks: ['GO_D'], rank: 4 },
      { gates: [], unlocks: [], rank: 5 },
    ]);
  });

  test('there is none without a usable map', () => {
    expect(leverageOf(evaluated({ rows: ['GO_A | a | L-0-A-1'] }))).toEqual([]);
    expect(leverageOf(evaluated({ rows: ['GO_A | a | L-0-A-1'], map: '{' }))).toEqual([]);
  });
});
