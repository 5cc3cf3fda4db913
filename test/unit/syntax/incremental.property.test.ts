import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceOf } from '../../../server/src/core/syntax/difference.ts';
import {
  type ParsedDocument,
  parseDocument,
  parseEdited,
  readDocument,
} from '../../../server/src/core/syntax/markdown/document.ts';
import { findParts } from '../../../server/src/core/syntax/markdown/parts.ts';
import { edit, edited, frontMatter, lines, mostly } from './edits.ts';
import { told } from './told.ts';

const partsOf = ({ parts }: ParsedDocument) => parts.runs.flatMap((run) => run.parts);
const startsOf = ({ parts }: ParsedDocument) =>
  parts.runs.flatMap((run, index) => run.starts.map((start) => (parts.starts[index] as number) + start));

test('after any edits a document is parsed and read as it is from scratch', () => {
  let kept = 0;
  fc.assert(
    fc.property(
      frontMatter,
      lines,
      mostly,
      lines,
      fc.array(edit, { minLength: 1, maxLength: 8 }),
      (front, one, middle, other, edits) => {
        let text = front + one + middle + other;
        let document = parseEdited(text);
        for (const each of edits) {
          text = edited(text, each);
          const before = new Set(partsOf(document));
          document = parseEdited(text, document);
          kept += partsOf(document).filter((part) => before.has(part)).length;
          const fresh = parseEdited(text);
          expect(startsOf(document)).toEqual(startsOf(fresh));
          expect(told(partsOf(document))).toEqual(told(partsOf(fresh)));
          expect(told(readDocument(document))).toEqual(told(readDocument(parseDocument(text))));
        }
      },
    ),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 250) },
  );
  // It would be no test of what is taken over if nothing were.
  expect(kept).toBeGreaterThan(1000);
});

test.each([
  ['goes on with a list', '- a\n\n  <!-- b\n\n', '- a\n\n  <!-- b\n\nc\n'],
  ['keeps words from being seen', '- a\n\n  <!-- b\n\nc\n', '- a\n\n  <!-- b\n\ncd\n'],
])('a comment that nothing ends is the same whatever is typed behind it: what %s', (_, before, after) => {
  const document = parseEdited(after, parseEdited(before));
  expect(told(readDocument(document))).toEqual(told(readDocument(parseDocument(after))));
});

test('a paragraph goes on before a list, also where its item would do for the second row of a table', () => {
  const [before, after] = ['one\na | b\n- x | y\n', 'one\na | b\n- | -\n'];
  const document = readDocument(parseEdited(after, parseEdited(before)));
  expect(told(document)).toEqual(told(readDocument(parseDocument(after))));
  expect(document.blocks.map((block) => block.kind === 'text' && block.text.text)).toEqual(['one\na | b', '| -']);
});

test('a part comes to the same by itself', () => {
  fc.assert(
    fc.property(lines, (text) => {
      for (const part of partsOf(parseEdited(text))) {
        const context = { isDefined: (label: string) => part.lookedFor.get(label) ?? false, isCovered: () => false };
        const again = findParts(part.text, part.state)?.map((each) => each.read(context));
        if (!part.isCovered) expect(told(again)).toEqual(told([part]));
      }
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 250) },
  );
});

test('the stretch in which two texts differ is the smallest there is, and what is around it is the same', () => {
  const text = fc.oneof(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 }), fc.constant('ab'.repeat(1500)));
  fc.assert(
    fc.property(text, text, text, text, (head, one, other, tail) => {
      const [before, after] = [head + one + tail, head + other + tail];
      const { start, removed, inserted } = differenceOf(before, after);
      expect(before.slice(0, start)).toBe(after.slice(0, start));
      expect(before.slice(start + removed)).toBe(after.slice(start + inserted));
      expect(Math.min(removed, inserted)).toBeGreaterThanOrEqual(0);
      const differs = removed > 0 && inserted > 0;
      if (differs) expect(before[start]).not.toBe(after[start]);
      if (differs) expect(before[start + removed - 1]).not.toBe(after[start + inserted - 1]);
    }),
  );
});
