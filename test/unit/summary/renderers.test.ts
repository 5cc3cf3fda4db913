import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { renderJson } from '../../../server/src/core/summary/json.ts';
import { renderMarkdown } from '../../../server/src/core/summary/markdown.ts';
import { codeSpan, escapeMarkdown, table } from '../../../server/src/core/summary/markdownText.ts';
import { type Paint, renderText } from '../../../server/src/core/summary/text.ts';
import { pathOf } from '../../rules/harness/projectOf.ts';
import { TODAY } from '../../support/evaluate.ts';
import { plain, SELECTS_A, seed, summaryOf } from './summaryOf.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/summary-report.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv({ strict: false }).compile(schema);

const published = await seed();
const unearned = await summaryOf({
  rows: ['AUTHORIZE_A | a | L-0-U-1; the tide is in; distinct GO / LAND grants'],
  map: {
    version: 1,
    lane: 'L-0',
    blockers: [{ id: 'L-0-U-1', title: 'u', owners: ['owner'], status: 'RESOLVED' }],
    conditions: [{ id: 'TIDE', statement: 'The tide is in.', owners: ['owner'], status: 'MET' }],
    grants: [{ id: 'GO', owners: ['owner'], status: 'GRANTED', grantedBy: 'owner', grantedOn: '2026-06-01' }],
  },
});
const broken = await summaryOf({ map: '{' });

/** Titles and IDs that would break out of Markdown, of a table, or of a terminal's line. */
const HOSTILE = 'a | b `c` *d* <script> [e](f) $g$ \u001b[31m \u202e &amp; _h_ ~~i~~';

const hostile = await summaryOf(
  {
    rows: ['AUTHORIZE_A | a thing | L-0-X-1 designed; the <b>tide</b> is \u202ein'],
    map: {
      version: 1,
      lane: 'L-0',
      blockers: [
        {
          id: 'L-0-X-1',
          title: HOSTILE,
          owners: [HOSTILE],
          status: 'DESIGNED',
          evidence: [{ kind: 'design', path: `${HOSTILE}.md`, recordedBy: HOSTILE, recordedOn: '2026-06-01' }],
        },
      ],
    },
  },
  {},
);

/** A blocker that is waived, one that has not earned its claim, and one with a proof. */
const midCourse = await summaryOf(
  {
    rows: ['AUTHORIZE_A | a | ALL blockers resolved; REAL_RUN grant', 'AUTHORIZE_B | b | L-0-P-1 proven'],
    text: SELECTS_A,
    map: {
      version: 1,
      lane: 'L-0',
      blockers: [
        {
          id: 'L-0-W-1',
          title: 'waived',
          owners: ['owner'],
          status: 'WAIVED',
          waiver: { by: 'owner', reason: 'small', expires: '2026-12-31' },
        },
        {
          id: 'L-0-U-1',
          title: 'unearned',
          owners: ['owner'],
          status: 'RESOLVED',
          resolvedBy: 'owner',
          resolvedOn: '2026-06-01',
        },
        {
          id: 'L-0-P-1',
          title: 'proven',
          owners: ['operator'],
          status: 'PROVEN',
          resolvedBy: 'operator',
          resolvedOn: '2026-06-01',
          evidence: [
            {
              kind: 'dry-run',
              path: 'run.md',
              entry: `sha256:${'0'.repeat(64)}`,
              exit: `sha256:${'0'.repeat(64)}`,
              recordedBy: 'operator',
              recordedOn: '2026-06-01',
            },
          ],
        },
      ],
      grants: [{ id: 'REAL_RUN', owners: ['owner'], status: 'NOT_GRANTED' }],
    },
  },
  { 'run.md': 'it ran\n' },
);

describe('the JSON report', () => {
  it.each([
    ['the seed', published],
    ['a lane half way', midCourse],
    ['hostile words', hostile],
    ['a packet that says nothing', broken],
  ])('of %s is as its schema demands', (_, summary) => {
    validate(JSON.parse(renderJson([summary], TODAY, pathOf)));
    expect(validate.errors).toBeNull();
  });

  it('says null for what there is not', async () => {
    const [packet] = JSON.parse(renderJson([await summaryOf({})], TODAY, pathOf)).packets;
    expect(packet).toMatchObject({
      path: 'a-decision-packet.md',
      date: null,
      lane: null,
      map: null,
      recommendation: null,
    });
  });

  it('shows the path of a broken map, and nothing of what is in it', async () => {
    const [packet] = JSON.parse(
      renderJson([await summaryOf({ map: '{ "version": 1, "lane": "L-0", "blockers": [' })], TODAY, pathOf),
    ).packets;
    expect(packet).toMatchObject({ map: 'blocker-map.json', blockers: [], lane: null });
  });

  it('gives a waived blocker the level that it gets', () => {
    const [packet] = JSON.parse(renderJson([midCourse], TODAY, pathOf)).packets;
    expect(packet.blockers.map((each: Record<string, unknown>) => [each.id, each.claimed, each.earned])).toEqual([
      ['L-0-W-1', 'WAIVED', 'RESOLVED'],
      ['L-0-U-1', 'RESOLVED', 'OPEN'],
      ['L-0-P-1', 'PROVEN', 'PROVEN'],
    ]);
  });
});

describe('the Markdown', () => {
  it('begins with the title and what is in force', () => {
    expect(renderMarkdown(published, pathOf).split('\n').slice(0, 4)).toEqual([
      '# FIX7 P0 — Next Production Decision Packet (2026-06-12)',
      '',
      '**HOLD_PRODUCTION is in force**: it is the default, and no option is selected.',
      '',
    ]);
  });

  it('says of each blocker how it stands and what it rests on', () => {
    const markdown = renderMarkdown(midCourse, pathOf);
    expect(markdown).toContain('| `L-0-W-1` | WAIVED until 2026-12-31');
    expect(markdown).toContain('| `L-0-U-1` | claims RESOLVED, has earned OPEN |');
    expect(markdown).toContain('- ✗ there is no evidence');
    expect(markdown).toContain('- ✓ waived by owner until 2026-12-31: small');
    expect(markdown).toContain('- ✓ dry-run `run.md`, recorded by operator on 2026-06-01 (proof)');
  });

  it('says of what is required that its claim is not earned, and why', () => {
    const markdown = renderMarkdown(unearned, pathOf);
    expect(markdown).toContain('- ✗ `L-0-U-1`: needs RESOLVED, has earned OPEN, although it claims RESOLVED (owner)');
    expect(markdown).toContain('- ✗ the tide is in: not met, although the map says so: there is no evidence (owner)');
    expect(markdown).toContain('- ✗ grant `GO`: not given, although the map says so: reference is missing (owner)');
    expect(markdown).toContain('- ✗ grant `LAND`: nothing in the map tracks it');
  });

  it('lets no word of a file be read as markup, and keeps rows in one line', () => {
    const markdown = renderMarkdown(hostile, pathOf);
    expect(markdown).toContain(
      'a \\| b \\`c\\` \\*d\\* \\<script\\> \\[e\\](f) \\$g\\$ ‹U+001B›\\[31m ‹U+202E› \\&amp; \\_h\\_',
    );
    expect(markdown).not.toContain('\u001b');
    expect(markdown).not.toContain('\u202e');
    expect(markdown).not.toMatch(/(?<!\\)<b>/);
  });

  it('says so where there is no options table', () => {
    const summary = { ...published, options: [] };
    expect(renderMarkdown(summary, pathOf)).toContain('## Options\n\nThere is no options table.\n');
  });

  it.each([
    ['AUTHORIZE_A', '`AUTHORIZE_A`'],
    ['a`b', 'a\\`b'],
    ['a|b', 'a\\|b'],
    ['a\\b', 'a\\\\b'],
  ])('sets %s as code: %s', (text, expected) => {
    expect(codeSpan(text)).toBe(expected);
  });

  it.each([
    ['snake_case stays', 'snake_case stays'],
    ['R&D and &lt;', 'R&D and \\&lt;'],
    ['two\n  lines', 'two lines'],
  ])('sets %j as words: %s', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  it('pads the columns of a table', () => {
    expect(table(['a', 'b'], [['long', '✓']])).toEqual(['| a    | b   |', '|------|-----|', '| long | ✓   |']);
  });
});

describe('the text', () => {
  it('says without colour what it says with it', () => {
    const mark = (text: string): string => `\u001b[1m${text}\u001b[0m`;
    const paint: Paint = { bold: mark, dim: mark, red: mark, green: mark, yellow: mark };
    const coloured = renderText(midCourse, paint, pathOf);
    expect(coloured).toContain('\u001b[1m');
    expect(stripVTControlCharacters(coloured)).toBe(renderText(midCourse, plain, pathOf));
  });

  it('points to the place of a claim that is not earned, and to no other', () => {
    const lines = renderText(midCourse, plain, pathOf).split('\n');
    expect(lines.find((line) => line.startsWith('  L-0-U-1'))).toMatch(
      /^ {2}L-0-U-1: claims RESOLVED, has earned OPEN blocker-map\.json:\d+$/,
    );
    expect(lines.find((line) => line.startsWith('  L-0-P-1'))).toBe('  L-0-P-1: PROVEN');
  });

  it('hands no control character to the terminal', () => {
    expect(renderText(hostile, plain, pathOf)).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
  });
});
