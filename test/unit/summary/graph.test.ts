import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../server/src/core/summary/graph/labels.ts';
import { layOut } from '../../../server/src/core/summary/graph/layout.ts';
import { type Graph, graphOf } from '../../../server/src/core/summary/graph/model.ts';
import { displayWidth } from '../../../server/src/core/syntax/displayWidth.ts';
import { seed, summaryOf } from './summaryOf.ts';

const blocker = (id: string, more: object = {}) => ({ id, title: id, owners: ['owner'], status: 'OPEN', ...more });
const design = { kind: 'design', path: 'd.md', recordedBy: 'owner', recordedOn: '2026-06-01' };

const ladder = await summaryOf(
  {
    rows: [
      'AUTHORIZE_A | a | L-0-U-1 designed; the tide is in',
      'AUTHORIZE_B | b | as above; L-0-U-2 resolved; GO grant',
      'AUTHORIZE_C | c | all of the above; L-0-U-1 proven',
    ],
    map: {
      version: 1,
      lane: 'L-0',
      blockers: [
        blocker('L-0-U-1', { status: 'DESIGNED', evidence: [design] }),
        blocker('L-0-U-2', { requires: ['L-0-U-3'] }),
        blocker('L-0-U-3'),
        blocker('L-0-U-4'),
      ],
    },
  },
  { 'd.md': 'design\n' },
);

const edgesOf = ({ edges }: Graph): string[] =>
  edges.map(
    ({ from, to, kind, level, isMet }) =>
      `${from} → ${to}: ${[kind, level, isMet ? 'met' : 'unmet'].filter(Boolean).join(' ')}`,
  );

describe('the graph', () => {
  it('leads from what must come first to what waits for it, each asked for by the nearest', () => {
    expect(edgesOf(graphOf(ladder))).toEqual([
      'blocker L-0-U-1 → option AUTHORIZE_A: requires DESIGNED met',
      'condition the tide is in → option AUTHORIZE_A: requires unmet',
      'blocker L-0-U-2 → option AUTHORIZE_B: requires RESOLVED unmet',
      'grant GO → option AUTHORIZE_B: requires unmet',
      'option AUTHORIZE_A → option AUTHORIZE_B: inherits unmet',
      'blocker L-0-U-1 → option AUTHORIZE_C: requires PROVEN unmet',
      'option AUTHORIZE_B → option AUTHORIZE_C: inherits unmet',
      'blocker L-0-U-3 → blocker L-0-U-2: after RESOLVED unmet',
    ]);
  });

  it('tells of each thing how it stands, and of one that is not enough for all that it is not met', () => {
    const { nodes } = graphOf(ladder);
    expect(nodes.map(({ key, standing, isMet }) => `${key}: ${standing}${isMet ? ', met' : ''}`)).toEqual(
      expect.arrayContaining([
        'option AUTHORIZE_A: 1 of 2 met',
        'blocker L-0-U-1: DESIGNED',
        'condition the tide is in: not tracked',
        'grant GO: not tracked',
        'blocker L-0-U-3: OPEN',
      ]),
    );
    expect(nodes.map(({ key }) => key)).not.toContain('blocker L-0-U-4');
  });

  it('leaves out what is met when it is asked to', () => {
    const graph = graphOf(ladder, { met: false });
    expect(edgesOf(graph)).not.toContain('blocker L-0-U-1 → option AUTHORIZE_A: requires DESIGNED met');
    expect(edgesOf(graph)).toContain('blocker L-0-U-1 → option AUTHORIZE_C: requires PROVEN unmet');
  });

  it('is about one option and those it inherits from when it is asked to', () => {
    const keys = graphOf(ladder, { option: 'AUTHORIZE_B' }).nodes.map(({ key }) => key);
    expect(keys).toContain('option AUTHORIZE_A');
    expect(keys).not.toContain('option AUTHORIZE_C');
    expect(graphOf(ladder, { option: 'NO_SUCH' }).option).toBeUndefined();
  });

  it('of fifty options and a thousand blockers shows what the foremost option lacks, and says what is left out', async () => {
    const rows = Array.from({ length: 50 }, (_, index) =>
      index === 0
        ? 'AUTHORIZE_0 | a | ALL blockers resolved'
        : `AUTHORIZE_${index} | a | all of the above; thing ${index}`,
    );
    const blockers = Array.from({ length: 1000 }, (_, index) => blocker(`L-0-U-${index}`));
    const summary = await summaryOf({ rows, map: { version: 1, lane: 'L-0', blockers } });
    const graph = graphOf(summary);
    expect(graph).toMatchObject({ option: 'AUTHORIZE_0', canShowAll: false, showsMet: false, shown: 40, total: 1000 });
    const last = graphOf(summary, { option: 'AUTHORIZE_49' });
    expect(last.optionsLeft).toBe(37);
    expect(last.nodes.length).toBeLessThanOrEqual(60);
    expect(layOut(last).nodes).toHaveLength(last.nodes.length);
  });

  it('puts what requires itself, or the same ID twice, in once', async () => {
    const summary = await summaryOf({
      rows: ['AUTHORIZE_A | a | L-0-U-1', 'AUTHORIZE_A | a | L-0-U-1'],
      map: {
        version: 1,
        lane: 'L-0',
        blockers: [
          blocker('L-0-U-1', { requires: ['L-0-U-1', 'L-0-U-2'] }),
          blocker('L-0-U-2', { requires: ['L-0-U-1'] }),
        ],
      },
    });
    const graph = graphOf(summary);
    expect(new Set(graph.nodes.map(({ key }) => key)).size).toBe(graph.nodes.length);
    expect(layOut(graph).edges).toHaveLength(graph.edges.length);
  });
});

describe('the layout', () => {
  it('keeps nodes apart and inside the picture, what must come first on the left', async () => {
    for (const graph of [graphOf(ladder), graphOf(await seed())]) {
      const { nodes, edges, width, height } = layOut(graph);
      const byKey = new Map(nodes.map((node) => [node.key, node]));
      for (const one of nodes) {
        expect(one.x - one.width / 2).toBeGreaterThanOrEqual(0);
        expect(one.x + one.width / 2).toBeLessThanOrEqual(width);
        expect(one.y + one.height / 2).toBeLessThanOrEqual(height);
        for (const other of nodes) {
          const isApart =
            one === other ||
            Math.abs(one.x - other.x) >= (one.width + other.width) / 2 ||
            Math.abs(one.y - other.y) >= (one.height + other.height) / 2;
          expect(isApart).toBe(true);
        }
      }
      for (const { from, to } of edges) expect(byKey.get(from)?.x).toBeLessThan(byKey.get(to)?.x ?? 0);
    }
  });
});

describe('labels', () => {
  it.each([
    ['FIX7-P0-DRYRUN-PROD-ROLLBACK-1', ['FIX7-P0-DRYRUN-PROD-', 'ROLLBACK-1']],
    ['the tide is in', ['the tide is in']],
    [
      'AUTHORIZE_PRODUCTION_REALRUN_PRECHECK_ONLY_AND_NOTHING_ELSE_AT_ALL',
      ['AUTHORIZE_PRODUCTION_', 'REALRUN_PRECHECK_ONLY_AND…'],
    ],
    ['', ['']],
  ])('"%s" is broken where a reader would break it', (text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });

  it.each(['x'.repeat(100), '漢'.repeat(60), '🙂'.repeat(40), 'a\u202eb\n\nc'])('%j stays within its lines', (text) => {
    const lines = linesOf(text);
    expect(lines.length).toBeLessThanOrEqual(2);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(26);
  });
});
