import type { Tree } from '@lezer/common';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceOf } from '../../../server/src/core/syntax/difference.ts';
import { parseDocument, readDocument } from '../../../server/src/core/syntax/markdown/document.ts';

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

function nodesOf(tree: Tree): string[] {
  const nodes: string[] = [];
  tree.iterate({ enter: ({ name, from, to }) => void nodes.push(`${name} ${from}-${to}`) });
  return nodes;
}

/** The trees of blocks that stand directly in the document, or in what the library bundles them in. */
const blocksOf = (tree: Tree): unknown[] =>
  tree.children.flatMap((child) => ('type' in child && child.type.isAnonymous ? blocksOf(child as Tree) : [child]));

test('after any edits a document is parsed and read as it is from scratch', () => {
  let kept = 0;
  fc.assert(
    fc.property(
      frontMatter,
      lines,
      lines,
      fc.array(edit, { minLength: 1, maxLength: 8 }),
      (front, one, other, edits) => {
        let text = front + one + other;
        let document = parseDocument(text);
        for (const each of edits) {
          text = edited(text, each);
          const before = new Set(blocksOf(document.markdown.tree));
          document = parseDocument(text, document);
          kept += blocksOf(document.markdown.tree).filter((block) => before.has(block)).length;
          const fresh = parseDocument(text);
          expect(nodesOf(document.markdown.tree)).toEqual(nodesOf(fresh.markdown.tree));
          expect(readDocument(document)).toEqual(readDocument(fresh));
        }
      },
    ),
    { numRuns: 400 },
  );
  // It would be no test of what is taken over if nothing were.
  expect(kept).toBeGreaterThan(1000);
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
