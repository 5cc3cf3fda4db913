import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderMarkdown } from '../../../server/src/core/summary/markdown.ts';
import type { Summary } from '../../../server/src/core/summary/model.ts';
import { readMarkdown } from '../../../server/src/core/syntax/markdown/document.ts';
import { hostileTexts, withWords } from './hostile.ts';

const MARKUP = [
  ...['|', '`', '``', '\\', '\\|', '*', '**', '_', '~~', '<', '>', '<b>', '<!--', '-->', '[', ']', '](', '![', '&amp;'],
  ...[
    '#',
    '# ',
    '- ',
    '1. ',
    '> ',
    '---',
    '===',
    '```',
    '\n',
    '\n\n',
    '\r\n',
    '\t',
    '    ',
    '$',
    ':',
    '\u0000',
    '\u202e',
  ],
];
const hostile = hostileTexts(MARKUP);

/** What the document is made of, its words left out. */
const structureOf = (summary: Summary): string[] =>
  readMarkdown(renderMarkdown(summary, () => 'path')).blocks.map((block) =>
    block.kind === 'table'
      ? `table ${[block.header, ...block.rows].map(({ cells }) => cells.length)}`
      : `text ${block.level} ${block.lines.length} ${block.links.length}`,
  );

it('keeps its structure whatever the files say', () => {
  const expected = structureOf(withWords('az'));
  fc.assert(
    fc.property(hostile, (text) => {
      expect(structureOf(withWords(text))).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});
