import { expect, test } from 'vitest';
import type { EarnedMap } from '../../../server/src/core/evaluate/earnedMap.ts';
import { nearestId } from '../../../server/src/core/rules/idEnds.ts';
import { evaluated, openMap } from '../../support/evaluate.ts';

function mapOf(...ids: readonly string[]): EarnedMap {
  const { map } = evaluated({ map: openMap(...ids) });
  if (map.kind !== 'read') throw new Error('The map can be read.');
  return map.earned;
}

test('what a word was meant to be beside one map says nothing of another', () => {
  const [one, other] = [mapOf('L-0-SCOPE-1'), mapOf('L-0-SCOPES-12')];
  for (let times = 0; times < 2; times += 1) {
    expect(nearestId('L-0-SCOPE-12', one)).toBe('L-0-SCOPE-1');
    expect(nearestId('L-0-SCOPE-12', other)).toBe('L-0-SCOPES-12');
    expect(nearestId('SCOPES-1', one)).toBe('L-0-SCOPE-1');
    expect(nearestId('NOWHERE-99', one)).toBeUndefined();
  }
});

test('a guess is the same, however many were made', () => {
  const map = mapOf('L-0-SCOPE-1', 'L-0-PLAN-2');
  for (let index = 0; index < 3000; index += 1) expect(nearestId(`L-0-${index}-9999`, map)).toBeUndefined();
  expect(nearestId('L-0-SCOP-1', map)).toBe('L-0-SCOPE-1');
  expect(nearestId('L-0-PLANS-2', map)).toBe('L-0-PLAN-2');
});
