import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepwise } from '../../../server/src/core/rules/fixes/stepwise.ts';
import { conditionIdFor } from '../../../server/src/core/rules/fixes/track.ts';
import { beside, relativePath } from '../../../server/src/core/rules/uris.ts';
import { differenceOf } from '../../../server/src/core/syntax/difference.ts';
import { nearest } from '../../../server/src/core/syntax/nearest.ts';
import { apply } from '../json/apply.ts';

describe('the word that was probably meant', () => {
  const OPTIONS = ['HOLD_PRODUCTION', 'AUTHORIZE_PRODUCTION_DRYRUN_ONLY', 'AUTHORIZE_PRODUCTION_EXECUTION'];

  test.each([
    ['HOLD_PRODUCTON', 'HOLD_PRODUCTION'],
    ['hold_production', 'HOLD_PRODUCTION'],
    ['AUTHORIZE_PRODUCTION_DRY_RUN_ONLY', 'AUTHORIZE_PRODUCTION_DRYRUN_ONLY'],
    ['AUTHORISE_PRODUCTION_EXECUTION', 'AUTHORIZE_PRODUCTION_EXECUTION'],
  ])('%s was to be %s', (written, meant) => {
    expect(nearest(written, OPTIONS)).toBe(meant);
  });

  test.each(['', 'X', 'GO', 'the fast one', 'AUTHORIZE_EVERYTHING'])('"%s" is like none of them', (written) => {
    expect(nearest(written, OPTIONS)).toBeUndefined();
  });

  test('of two that are near the nearer one, and never the word itself', () => {
    expect(nearest('REL-SCHEMA-1', ['REL-SCHEME-2', 'REL-SCHEMA-1', 'REL-SCHEMA-2'])).toBe('REL-SCHEMA-2');
    expect(nearest('REL-SCHEMA-1', ['REL-SCHEMB-1', 'REL-SCHEMC-1', 'rel-schema-1'])).toBe('rel-schema-1');
  });
});

describe('the ID of a new condition', () => {
  test.each([
    ['operator builds clone', 'OPERATOR-BUILDS-CLONE'],
    ['REAL_RUN precheck design', 'REAL_RUN-PRECHECK-DESIGN'],
    ['one two three four five six seven', 'ONE-TWO-THREE-FOUR-FIVE-SIX'],
    ['phê duyệt của chủ', 'PHE-DUYET-CUA-CHU'],
    ['step 2', 'STEP-2-CONDITION'],
    ['🚀', 'CONDITION'],
  ])('for "%s" is %s', (statement, id) => {
    expect(conditionIdFor(statement, new Set())).toBe(id);
  });

  test('is not taken', () => {
    expect(conditionIdFor('it rains', new Set(['IT-RAINS', 'IT-RAINS-NO2']))).toBe('IT-RAINS-NO3');
  });
});

describe('paths between files', () => {
  test.each([
    ['file:///w/x.packet.md', 'file:///w/map.json', 'map.json'],
    ['file:///w/a/x.packet.md', 'file:///w/map.json', '../map.json'],
    ['file:///w/a/x.packet.md', 'file:///w/b/c%20d/map.json', '../b/c d/map.json'],
    ['file:///w/a/x.packet.md', 'file:///w/a/b/map.json', 'b/map.json'],
  ])('from %s to %s: %s', (from, to, path) => {
    expect(relativePath(from, to)).toBe(path);
  });

  test('a file beside another', () => {
    expect(beside('file:///w/a/x.packet.md', 'blocker map.json')).toBe('file:///w/a/blocker%20map.json');
  });
});

describe('steps', () => {
  const append =
    (word: string) =>
    (text: string): [{ span: { start: number; end: number }; newText: string }] => [
      { span: { start: text.length, end: text.length }, newText: word },
    ];

  test('each sees what the one before has left, and all are one edit', () => {
    expect(stepwise('ab', [append('c'), append('d')])).toEqual([{ span: { start: 2, end: 2 }, newText: 'cd' }]);
  });

  test('that change nothing are no edit', () => {
    expect(stepwise('ab', [() => []])).toEqual([]);
  });

  test('leave alone what is the same before and behind', () => {
    const replace = () => [{ span: { start: 0, end: 4 }, newText: 'aXXa' }];
    expect(stepwise('abba', [replace])).toEqual([{ span: { start: 1, end: 3 }, newText: 'XX' }]);
  });

  test('leave alone as much as there is that is the same, wherever they did what', () => {
    const text = fc.array(fc.constantFrom('a', 'b'), { maxLength: 12 }).map((letters) => letters.join(''));
    const place = fc.nat(12);
    fc.assert(
      fc.property(text, fc.array(fc.tuple(place, place, text), { maxLength: 3 }), (text, replacements) => {
        const steps = replacements.map(([one, other, newText]) => (current: string) => {
          const [start = 0, end = 0] = [one, other].map((at) => at % (current.length + 1)).sort((a, b) => a - b);
          return [{ span: { start, end }, newText }];
        });
        const after = steps.reduce((current, step) => apply(current, step(current)), text);
        const { start, removed, inserted } = differenceOf(text, after);
        const edit = { span: { start, end: start + removed }, newText: after.slice(start, start + inserted) };
        expect(stepwise(text, steps)).toEqual(after === text ? [] : [edit]);
      }),
    );
  });
});
