import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Edited } from './fresh.ts';
import { uriOf } from './session.ts';

const PACKET = uriOf('/ws/a.packet.md');
const JSON_PACKET = uriOf('/ws/b.decision-packet.json');
const MAP = uriOf('/ws/blocker-map.json');

const IDS = ['GO_A', 'GO_B', 'GO_C', 'GO_D', 'HOLD_ALL', 'go-low', '![a](b) GO_A', 'GО_A'];
const CELLS = [
  'none',
  '',
  '',
  'LANE-A-1',
  'LANE-A-1 design, B-2 resolved; the operator agrees',
  'the operator agrees + a second thing + the operator agrees',
  'LANE-B-2 proven, LANE-C-3 design',
  'ALL blockers resolved: LANE-A-1',
  'above + LANE-C-3',
  'above; the operator agrees',
  'all of the above',
  'all of the above + OTHER-3',
  'GO_B',
  'GO_C; permit',
  'GO_NOWHERE, LANE-A-11',
  'distinct permit / DEPLOY grants',
  '**LANE-A-1** &amp; `permit`',
  'LANE‑A‑1 resolved',
  'it builds',
];
const WHAT = ['a step', 'nothing', ''];

const row = fc.record({
  id: fc.constantFrom(...IDS),
  what: fc.constantFrom(...WHAT),
  cell: fc.constantFrom(...CELLS),
  more: fc.constantFrom('', '', 'LANE-C-3'),
});
type Row = typeof row extends fc.Arbitrary<infer R> ? R : never;
interface Text {
  readonly lane: string;
  readonly before: string;
  readonly hasMore: boolean;
  readonly rows: readonly Row[];
}

const textOf = ({ lane, before, hasMore, rows }: Text): string =>
  [
    `---\nlane: ${lane}\n---`,
    '# Decision packet (2026-06-12)',
    before,
    'Default: HOLD_ALL',
    '',
    hasMore ? '| option | authorizes | preconditions | preconditions |' : '| option | authorizes | preconditions |',
    hasMore ? '|---|---|---|---|' : '|---|---|---|',
    ...rows.map(({ id, what, cell, more }) => `| ${id} | ${what} | ${cell} |${hasMore ? ` ${more} |` : ''}`),
    '',
    'Recommended: GO_A to discharge LANE-A-1.',
    '',
  ].join('\n');

/** What it says stays the same object when its map changes. */
const OF_JSON = JSON.stringify({
  version: 1,
  lane: 'LANE',
  default: 'HOLD_ALL',
  options: [
    { id: 'HOLD_ALL', authorizes: 'nothing', preconditions: [] },
    {
      id: 'GO_A',
      authorizes: 'a',
      preconditions: [{ blocker: 'LANE-A-1', level: 'DESIGNED' }, { condition: 'the operator agrees' }],
    },
    { id: 'GO_B', authorizes: 'b', preconditions: [{ option: 'GO_A' }, { grant: 'permit' }] },
    { id: 'GO_C', authorizes: 'c', preconditions: [{ allBlockers: 'RESOLVED' }] },
  ],
});

/** Changes one thing at a place. */
const change: fc.Arbitrary<(text: Text) => Text> = fc
  .record({
    at: fc.nat(8),
    row,
    what: fc.constantFrom(
      'cell',
      'cell',
      'id',
      'id',
      'what',
      'insert',
      'insert',
      'remove',
      'swap',
      'lane',
      'before',
      'columns',
    ),
  })
  .map(({ at, row, what }) => (text: Text): Text => {
    const { rows } = text;
    const place = at % (rows.length + 1);
    const one = rows[place];
    switch (what) {
      case 'insert':
        return { ...text, rows: rows.toSpliced(place, 0, row) };
      case 'lane':
        return { ...text, lane: text.lane === 'LANE' ? 'OTHER' : 'LANE' };
      case 'before':
        return { ...text, before: text.before === '' ? 'What comes before.' : '' };
      case 'columns':
        return { ...text, hasMore: !text.hasMore };
    }
    if (one === undefined) return text;
    switch (what) {
      case 'cell':
        return { ...text, rows: rows.with(place, { ...one, cell: row.cell }) };
      case 'id':
        return { ...text, rows: rows.with(place, { ...one, id: row.id }) };
      case 'what':
        return { ...text, rows: rows.with(place, { ...one, what: row.what }) };
      case 'remove':
        return { ...text, rows: rows.toSpliced(place, 1) };
      default:
        return { ...text, rows: rows.toSpliced(place, 2, ...rows.slice(place, place + 2).toReversed()) };
    }
  });

const blocker = (id: string, more: object = { status: 'OPEN' }): object => ({
  id,
  title: id,
  owners: ['owner'],
  ...more,
});
const evidence = [{ kind: 'design', url: 'https://example.org/1', recordedBy: 'owner', recordedOn: '2026-06-01' }];
const tracked = [{ id: 'AGREES', statement: 'the operator agrees', owners: ['operator'], status: 'UNMET' }];
const permit = [{ id: 'permit', owners: ['owner'], status: 'NOT_GRANTED' }];
const MAPS = [
  {
    blockers: [
      blocker('LANE-A-1', { status: 'DESIGNED', evidence }),
      blocker('LANE-B-2', { status: 'OPEN', dischargedBy: 'GO_A' }),
    ],
  },
  { blockers: [blocker('LANE-B-2'), blocker('LANE-A-1'), blocker('LANE-C-3')], conditions: tracked, grants: permit },
  { blockers: [blocker('LANE-A-1'), blocker('LANE-A-12'), blocker('LANE-C-3')], grants: permit },
].map((lists) => JSON.stringify({ version: 1, lane: 'LANE', ...lists }));

test('after any changes in the options of a packet and in its map, it is judged and checked as from a fresh start', async () => {
  const changes = fc.array(fc.tuple(change, fc.constantFrom(undefined, undefined, undefined, ...MAPS)), {
    minLength: 1,
    maxLength: 6,
  });
  let ladders = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 6 }), changes, async (rows, changes) => {
      let text: Text = { lane: 'LANE', before: '', hasMore: false, rows };
      const documents = new Edited();
      await documents.write({ [PACKET]: textOf(text), [JSON_PACKET]: OF_JSON, [MAP]: MAPS[0] as string }, PACKET);
      for (const [each, map] of changes) {
        text = each(text);
        const written = { [PACKET]: textOf(text), ...(map !== undefined && { [MAP]: map }) };
        const { options } = await documents.write(written, PACKET);
        if (options.some(({ demands }) => demands.distances.some((distance) => distance > 0))) ladders += 1;
      }
    }),
    { numRuns: 150 },
  );
  // Where nobody inherits there is little that may go wrong.
  expect(ladders).toBeGreaterThan(100);
});
