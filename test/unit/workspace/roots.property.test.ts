import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Roots } from '../../../server/src/workspace/roots.ts';
import { isWithin } from '../../../server/src/workspace/uris.ts';
import { stepsOf } from '../../support/steps.ts';

const uri = fc
  .array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 5 })
  .map((names) => `file:///${names.join('/')}`);

test('a place lies in the innermost of the folders that were named around it', () => {
  fc.assert(
    fc.property(fc.array(uri), fc.array(uri), uri, (named, gone, place) => {
      const roots = new Roots();
      for (const folder of named) roots.add(folder);
      for (const folder of gone) roots.remove(folder);
      const around = named.filter((folder) => !gone.includes(folder) && isWithin(folder, place));
      const innermost = around.toSorted((one, other) => other.length - one.length)[0];
      expect(roots.of(place)?.uri).toBe(innermost);
    }),
  );
});

test('finding it takes no longer where there are many', async () => {
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
