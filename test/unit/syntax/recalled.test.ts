import { expect, test } from 'vitest';
import { Recalled } from '../../../server/src/core/syntax/recalled.ts';

test('what rests on the same stays known; where anything differs, it is made anew', () => {
  const recalled = new Recalled<object, number>();
  const [one, other] = [{}, {}];
  let made = 0;
  const of = (key: object, ...by: readonly unknown[]) => recalled.of(key, by, () => ++made);
  expect(of(one, 'a', other)).toBe(1);
  expect(of(one, 'a', other)).toBe(1);
  expect(of(one, 'a', {})).toBe(2);
  expect(of(one, 'b', other)).toBe(3);
  expect(of(one, 'b')).toBe(4);
  expect(of(one, 'b', undefined)).toBe(5);
  expect(of(other, 'b', undefined)).toBe(6);
  expect(of(one, 'b', undefined)).toBe(5);
});
