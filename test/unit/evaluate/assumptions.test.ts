import { describe, expect, test } from 'vitest';
import { readBlockerMap } from '../../../server/src/core/blockerMap/read.ts';
import type { Assumptions } from '../../../server/src/core/evaluate/assumptions.ts';
import { NO_ASSUMPTIONS } from '../../../server/src/core/evaluate/assumptions.ts';
import { EarnedMap } from '../../../server/src/core/evaluate/earnedMap.ts';
import { evaluate } from '../../../server/src/core/evaluate/evaluation.ts';
import { readMarkdownPacket } from '../../../server/src/core/packet/markdown/read.ts';
import { SourceText } from '../../../server/src/core/syntax/sourceText.ts';
import { openMap, packetWith, TODAY } from '../../support/evaluate.ts';

const packet = readMarkdownPacket(
  packetWith({ rows: ['GO_A | a | A-1 proven; it rains', 'GO_B | b | above; RUN grant'] }),
);
const map = readBlockerMap(new SourceText(JSON.stringify(openMap('L-0-A-1'))));

/** The options that are available under the assumptions. */
function available(assumptions: Partial<Assumptions>): string[] {
  const circumstances = { facts: new Map(), today: TODAY, settings: { requireDigest: false } };
  const earned = new EarnedMap(map, circumstances, undefined, { ...NO_ASSUMPTIONS, ...assumptions });
  const { options } = evaluate(packet, { kind: 'read', uri: 'file:///w/blocker-map.json', earned }, TODAY);
  return options.filter((option) => option.available).map(({ read }) => read.option.id.value);
}

describe('what if', () => {
  test('nothing is assumed, nothing opens', () => {
    expect(available({})).toEqual(['HOLD_ALL']);
  });

  test('a level and an untracked condition are assumed, what they gate opens', () => {
    const levels = new Map([['L-0-A-1', 'PROVEN' as const]]);
    expect(available({ levels })).toEqual(['HOLD_ALL']);
    expect(available({ levels, conditions: new Set(['it rains']) })).toEqual(['HOLD_ALL', 'GO_A']);
    expect(available({ levels, conditions: new Set(['it rains']), grants: new Set(['RUN']) })).toEqual([
      'HOLD_ALL',
      'GO_A',
      'GO_B',
    ]);
  });

  test('a level below the one required opens nothing', () => {
    const levels = new Map([['L-0-A-1', 'RESOLVED' as const]]);
    expect(available({ levels, conditions: new Set(['it rains']) })).toEqual(['HOLD_ALL']);
  });
});
