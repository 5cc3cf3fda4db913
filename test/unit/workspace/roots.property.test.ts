import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Root, Roots } from '../../../server/src/workspace/roots.ts';
import { isWithin, parentOf } from '../../../server/src/workspace/uris.ts';
import { stepsOf } from '../../support/steps.ts';

const uri = fc
  .array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 5 })
  .map((names) => `file:///${names.join('/')}`);

const key = ({ uri, deep }: Root): string => `${uri} ${deep ? 'deep' : 'flat'}`;

test('a place lies in all of the folders that were named around it, first of all in the innermost', () => {
  fc.assert(
    fc.property(fc.array(uri), fc.array(uri), uri, (named, gone, place) => {
      const roots = new Roots();
      for (const folder of named) roots.add(folder);
      for (const folder of gone) roots.remove(folder);
      const around = [...new Set(named)].filter((folder) => !gone.includes(folder) && isWithin(folder, place));
      const fromInnermost = around.toSorted((one, other) => other.length - one.length);
      expect(roots.of(place)?.uri).toBe(fromInnermost[0]);
      expect(roots.outermostNamed(place)?.uri).toBe(fromInnermost.at(-1));
      expect(roots.allOf(place).map(({ uri }) => uri)).toEqual(fromInnermost);
    }),
  );
});

test('the folders of open files that lie in no named one are roots as well, and what comes and goes is told', () => {
  const step = fc.record({ at: uri, does: fc.constantFrom('add', 'remove', 'opened', 'opened', 'closed') });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const roots = new Roots();
      const named = new Set<string>();
      const open = new Set<string>();
      const told = new Set<string>();
      for (const { at, does } of steps) {
        if ((does === 'opened' && open.has(at)) || (does === 'closed' && !open.has(at))) continue;
        const { added, removed } = roots[does](at);
        if (does === 'add') named.add(at);
        else if (does === 'remove') named.delete(at);
        else if (does === 'opened') open.add(at);
        else open.delete(at);
        for (const each of removed) told.delete(key(each));
        for (const each of added) told.add(key(each));
        const implied = [...open].map(parentOf).filter((folder) => ![...named].some((root) => isWithin(root, folder)));
        const expected = [...named]
          .map((uri) => `${uri} deep`)
          .concat([...new Set(implied)].map((uri) => `${uri} flat`));
        expect([...roots].map(key).sort()).toEqual(expected.sort());
        expect([...told].sort()).toEqual(expected.sort());
        for (const uri of open) expect(roots.allOf(uri)).toContain(roots.of(uri));
      }
    }),
  );
});

test('finding the innermost takes no longer where there are many', async () => {
  const rootsOf = (count: number) => {
    const roots = new Roots();
    for (let number = 0; number < count; number += 1) roots.add(`file:///${1000 + number}`);
    roots.of('file:///1500/a');
    return roots;
  };
  const [few, many] = [rootsOf(10), rootsOf(1000)];
  const steps = await stepsOf(() => few.of('file:///1001/a'));
  expect(steps).toBeGreaterThan(0);
  expect(await stepsOf(() => many.of('file:///1001/a'))).toBeLessThan(2 * steps);
});
