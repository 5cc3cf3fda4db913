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
      let source = new SourceText(start);
      for (const { at, removed, inserted } of edits) {
        expect(positionsIn(source)).toEqual(positionsIn(new SourceText(source.text)));
        const { text } = source;
        source = new SourceText(text.slice(0, at) + inserted + text.slice(at + removed), source);
      }
      expect(positionsIn(source)).toEqual(positionsIn(new SourceText(source.text)));
    }),
    { numRuns: 2000 },
  );
});
