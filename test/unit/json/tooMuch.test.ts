import { describe, expect, test } from 'vitest';
import { parseJson } from '../../../server/src/core/syntax/json/parse.ts';
import { toValue } from '../../../server/src/core/syntax/json/toValue.ts';

const told = (text: string): string[] => parseJson(text).problems.map(({ message }) => message);
const list = (item: string, count: number): string => `[${Array.from({ length: count }, () => item).join()}]`;
const BRACKETS = [expect.stringContaining('more in these brackets than is read')];
const FILE = [expect.stringContaining('more in this file than is read')];

describe('a text that holds more than is read', () => {
  test.each([
    ['properties', (count: number) => `{${Array.from({ length: count }, (_, n) => `"k${n}":1`).join()}}`],
    ['the same property', (count: number) => `{${Array.from({ length: count }, () => '"k":1').join()}}`],
    ['entries in a list within an entry', (count: number) => `{"a":[{"b":${list('1', count)}}]}`],
    ['entries of a list in no object', (count: number) => list('1', count)],
  ])('in one bracket, of %s, is read up to there', (_, text) => {
    expect(told(text(10_000))).toEqual([]);
    expect(told(text(10_001))).toEqual(BRACKETS);
  });

  test('may hold a long list directly below the root', () => {
    expect(told(`{"a":${list('1', 190_000)}}`)).toEqual([]);
  });

  test('as a whole, in its lists or in comments, is read up to there', () => {
    expect(told(`{"a":${list('{}', 130_000)}}`)).toEqual([]);
    expect(told(`{"a":${list('{}', 135_000)}}`)).toEqual(FILE);
    expect(told(`${'//\n'.repeat(100_000)}1`)).toEqual([]);
    for (const text of [
      `${'//\n'.repeat(100_001)}1`,
      `1${'//\n'.repeat(100_001)}`,
      `{"a": 1${'//\n'.repeat(100_001)}}`,
    ])
      expect(told(text)).toEqual(FILE);
  });

  test('with ten thousand problems is read no further', () => {
    expect(parseJson(`[${','.repeat(9_000)}{"a":1}]`).root).toMatchObject({ items: [{ type: 'object' }] });
    expect(parseJson(`[${','.repeat(11_000)}{"a":1}]`).root).toMatchObject({ items: [] });
  });

  test('keeps what stands before', () => {
    const { root } = parseJson(`{"a": 1, "b": ${list('{"c": 2}', 135_000)}, "d": 3}`);
    expect(root && Object.keys(toValue(root) as object)).toEqual(['a', 'b']);
  });
});
