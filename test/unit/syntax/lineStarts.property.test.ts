import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SourceText } from '../../../server/src/core/syntax/sourceText.ts';

const text = fc.string({ unit: fc.constantFrom('\r', '\n', '\r\n', 'a', 'b'), maxLength: 30 });
const edit = fc.record({
  at: fc.nat(30),
  removed: fc.nat(4),
  inserted: fc.string({ unit: fc.constantFrom('\r', '\n', 'a'), maxLength: 4 }),
});

const positionsIn = (source: SourceText) =>
  Array.from({ length: source.text.length + 1 }, (_, offset) => source.positionAt(offset));

test('places in a text that is edited are those in the same text that never was another', () => {
  fc.assert(
    fc.property(text, fc.array(edit, { minLength: 1, maxLength: 6 }), (start, edits) => {
      let told = new SourceText(start);
      let compared = new SourceText(start);
      for (const { at, removed, inserted } of edits) {
        const { text } = told;
        expect(positionsIn(compared)).toEqual(positionsIn(new SourceText(text)));
        const span = { start: Math.min(at, text.length), end: Math.min(at + removed, text.length) };
        told = told.replaced([{ ...span, inserted }]);
        compared = new SourceText(text.slice(0, at) + inserted + text.slice(at + removed), compared);
        expect(told.text).toBe(compared.text);
        expect(positionsIn(told)).toEqual(positionsIn(new SourceText(told.text)));
      }
      expect(positionsIn(compared)).toEqual(positionsIn(new SourceText(compared.text)));
    }),
    { numRuns: 2000 },
  );
});

test('an offset leads to one with the same position in a later text, or nowhere', () => {
  let found = 0;
  fc.assert(
    fc.property(text, edit, fc.option(text), (start, { at, removed, inserted }, other) => {
      const before = new SourceText(start);
      const after = new SourceText(other ?? start.slice(0, at) + inserted + start.slice(at + removed), before);
      const now = after.samePositionsSince(before);
      for (let offset = 0; offset <= start.length + 1; offset += 1) {
        const same = now(offset);
        if (same === undefined) continue;
        found += 1;
        expect(offset).toBeLessThanOrEqual(start.length);
        expect(same).toBeLessThanOrEqual(after.text.length);
        expect(after.positionAt(same)).toEqual(before.positionAt(offset));
      }
    }),
    { numRuns: 2000 },
  );
  expect(found).toBeGreaterThan(2000);
});

test('what is typed in a line moves nothing in the other lines', () => {
  const before = new SourceText('one\ntwo\nthree\n');
  const typed = new SourceText('one\ntwo and more\nthree\n');
  const now = typed.samePositionsSince(before);
  expect([0, 3, 4, 7, 8, 13, 14].map(now)).toEqual([0, 3, 4, 7, 17, 22, 23]);
  expect(before.samePositionsSince(before)(8)).toBe(8);
  const broken = new SourceText('one\n\ntwo\nthree\n').samePositionsSince(before);
  expect([0, 4, 8].map(broken)).toEqual([0, 4, undefined]);
});
