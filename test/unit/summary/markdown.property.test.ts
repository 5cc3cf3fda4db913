import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderMarkdown } from '../../../server/src/core/summary/markdown.ts';
import type { Summary } from '../../../server/src/core/summary/model.ts';
import { readMarkdown } from '../../../server/src/core/syntax/markdown/document.ts';
import { summaryOf } from './summaryOf.ts';

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
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...MARKUP), fc.constantFrom('word', ' ', 'é', '漢', '🙂', '1')), { maxLength: 12 })
  .map((parts) => `a${parts.join('')}z`);

const plain = await summaryOf({
  rows: ['AUTHORIZE_A | a thing | L-0-U-1; the tide is in; GO grant'],
  text: '## Recommended\n\nAUTHORIZE_A to discharge L-0-U-1.\n',
  map: {
    version: 1,
    lane: 'L-0',
    blockers: [
      {
        id: 'L-0-U-1',
        title: 'u',
        owners: ['owner'],
        status: 'DESIGNED',
        evidence: [{ kind: 'design', path: 'gone.md', recordedBy: 'owner', recordedOn: '2026-06-01' }],
      },
    ],
  },
});

/** `plain` with `text` in every place where the files' own words stand. */
const withWords = (text: string): Summary => ({
  ...plain,
  title: text,
  lane: text,
  why: text,
  options: plain.options.map((option) => ({
    ...option,
    id: text,
    authorizes: text,
    preconditions: option.preconditions.map((each) => ({ ...each, id: text, text, owners: [text], from: text })),
  })),
  tasks: plain.tasks.map(({ tasks }) => ({ role: text, tasks: tasks.map((task) => ({ ...task, id: text, text })) })),
  blockers: plain.blockers.map((blocker) => ({
    ...blocker,
    id: text,
    title: text,
    owners: [text],
    doubts: [text],
    evidence: blocker.evidence.map((each) => ({ ...each, reference: text, recordedBy: text, doubts: [text] })),
  })),
  recommendation: plain.recommendation && {
    ...plain.recommendation,
    option: text,
    discharges: [text],
    remarks: plain.recommendation.remarks.map((remark) => ({ ...remark, text })),
  },
});

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
