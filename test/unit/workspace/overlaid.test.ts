import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replaceValues } from '../../../server/src/workspace/overlaid.ts';

const KEYS = Array.from({ length: 150 }, (_, index) => `key ${index}`);
const changes = fc.array(fc.dictionary(fc.constantFrom(...KEYS, 'stranger'), fc.nat(5)), { maxLength: 60 });

test('a map with values replaced is what a copy with these values is, and the map below stays as it was', () => {
  fc.assert(
    fc.property(changes, (steps) => {
      const first: ReadonlyMap<string, number> = new Map(KEYS.map((key) => [key, 0]));
      let all = first;
      const copy = new Map(first);
      for (const step of steps) {
        const others = new Map(Object.entries(step));
        const before = [...all];
        const next = replaceValues(all, others);
        expect([...all]).toEqual(before);
        all = next;
        for (const [key, value] of others) if (copy.has(key)) copy.set(key, value);
      }
      expect([...all]).toEqual([...copy]);
      expect([...all.entries()]).toEqual([...copy]);
      expect([...all.keys()]).toEqual([...copy.keys()]);
      expect([...all.values()]).toEqual([...copy.values()]);
      expect(all.size).toBe(copy.size);
      expect(KEYS.map((key) => all.get(key))).toEqual(KEYS.map((key) => copy.get(key)));
      expect(all.has('stranger')).toBe(false);
      const seen: [string, number][] = [];
      all.forEach((value, key) => void seen.push([key, value]));
      expect(seen).toEqual([...copy]);
    }),
  );
});

test('where nothing differs, the map is the same one', () => {
  const all = new Map([['a', 1]]);
  expect(replaceValues(all, new Map([['a', 1]]))).toBe(all);
  expect(replaceValues(all, new Map([['b', 2]]))).toBe(all);
});
