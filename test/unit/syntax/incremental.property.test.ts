import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceOf } from '../../../server/src/core/syntax/difference.ts';
import { parseDocument, parseEdited, readDocument } from '../../../server/src/core/syntax/markdown/document.ts';
import { findParts } from '../../../server/src/core/syntax/markdown/parts.ts';
import { RichText } from '../../../server/src/core/syntax/markdown/richText.ts';

/** What begins, ends, goes on with or swallows something else, on lines of its own or within one. */
const PIECES = [
  '# Options',
  'Standing production blockers (all OPEN)',
  '- LANE-A-SCOPE-1 — scope of the lane (owner + operator)',
  '  - LANE-B-SCOPE-2 — a list within a list',
  '1. one',
  '> quoted',
  '> - quoted list',
  '| option | preconditions |',
  '|---|---|',
  '| HOLD | none |',
  '| GO | LANE-A-SCOPE-1 resolved, `code \\| more`; [x][label] |',
  '| WAIT | <b>bold</b> &amp; <!-- unseen --> <span hidden> |',
  '[label]: b | c "a title',
  '-|-',
  '10. ten',
  'a row without a border',
  '===',
  '---',
  '```',
  '~~~ js',
  '    indented code',
  '\tindented by a tab',
  '<div hidden>',
  '</div>',
  '<!--',
  '-->',
  '<del>struck</del> and ~~struck~~',
  '[label]: blocker-map.json "a title',
  '"',
  '[x]: <',
  '- [x] a task',
  '**strong *and* `code`',
  '\\',
  '***',
  '<script>',
  '</script>',
  '<?php',
  '?>',
];
const FRAGMENTS = ['\n', '\n\n', '\r\n', '\r', ' ', '\t', '|', '-', '`', '>', '<', '#', '=', '~', '[', ']', 'x', ''];

const lines = fc
  .array(fc.tuple(fc.constantFrom(...PIECES, ...PIECES, ''), fc.constantFrom('\n', '\n', '\n\n', '\r\n', '   \n')), {
    maxLength: 40,
  })
  .map((pairs) => pairs.flat().join(''));
/** What people write: long lists and tables, and text between them. */
const ordinary = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        '# Options\n\n',
        '- LANE-A-SCOPE-1 — scope of the lane (owner + operator)\n',
        '1. one\n',
        'A paragraph of\ntwo lines.\n\n',
        '\n| option | preconditions |\n|---|---|\n| HOLD | none |\n',
        '| GO | LANE-A-SCOPE-1 |\n',
      ),
      fc.nat(6),
    ),
    { maxLength: 8 },
  )
  .map((runs) => runs.map(([piece, times]) => piece.repeat(times + 1)).join(''));
const frontMatter = fc.constantFrom('', '', '---\nstatus: draft\n---\n', '\uFEFF');
const inserted = fc.oneof(fc.constantFrom(...FRAGMENTS), lines);

interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(300)),
  inserted,
});

function edited(text: string, { at, removed, inserted }: Edit): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + inserted + text.slice(start + removed);
}

/** All that can be told of a reading: a rich text keeps its way back to the source to itself. */
function told(value: unknown): unknown {
  if (value instanceof RichText) {
    const { text, span, code, addresses, isVerbatim } = value;
    const places = Array.from({ length: text.length }, (_, at) => value.sourceOf(at, at + 1));
    return { text, span, code, addresses, isVerbatim, places };
  }
  if (Array.isArray(value)) return value.map(told);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, told(each)]));
}

test('after any edits a document is parsed and read as it is from scratch', () => {
  let kept = 0;
  fc.assert(
    fc.property(
      frontMatter,
      lines,
      ordinary,
      lines,
      fc.array(edit, { minLength: 1, maxLength: 8 }),
      (front, one, middle, other, edits) => {
        let text = front + one + middle + other;
        let document = parseEdited(text);
        for (const each of edits) {
          text = edited(text, each);
          const before = new Set(document.parts);
          document = parseEdited(text, document);
          kept += document.parts.filter((part) => before.has(part)).length;
          const fresh = parseEdited(text);
          expect(document.starts).toEqual(fresh.starts);
          expect(told(document.parts)).toEqual(told(fresh.parts));
          expect(told(readDocument(document))).toEqual(told(readDocument(parseDocument(text))));
        }
      },
    ),
    { numRuns: 250 },
  );
  // It would be no test of what is taken over if nothing were.
  expect(kept).toBeGreaterThan(1000);
});

test('a part comes to the same by itself', () => {
  fc.assert(
    fc.property(lines, (text) => {
      for (const part of parseEdited(text).parts) {
        const context = { isDefined: (label: string) => part.lookedFor.get(label) ?? false, isCovered: () => false };
        const again = findParts(part.text, part.state)?.map((each) => each.read(context));
        if (!part.isCovered) expect(told(again)).toEqual(told([part]));
      }
    }),
    { numRuns: 250 },
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
