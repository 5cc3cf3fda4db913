import { expect, test } from 'vitest';
import { inTurns } from '../../../server/src/lsp/turns.ts';

function* steps(done: string[]): Generator<undefined, string> {
  for (const step of ['one', 'two', 'three']) {
    done.push(step);
    yield;
  }
  return 'all';
}

test('others have their turn between the steps of long work', async () => {
  const done: string[] = [];
  const work = inTurns(steps(done), () => false);
  setImmediate(() => done.push('a message'));
  expect(await work).toBe('all');
  expect(done.indexOf('a message')).toBeLessThan(done.indexOf('three'));
});

test('work that is called off goes no further', async () => {
  const done: string[] = [];
  const work = inTurns(steps(done), () => true);
  expect(await work).toBe(undefined);
  expect(done).toEqual(['one']);
});
