import { describe, expect, test } from 'vitest';
import type { CallHierarchyItem, Range } from 'vscode-languageserver-protocol';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../server/src/features/callHierarchy.ts';
import { Marked } from './cursor.ts';
import { lane, MAP, PACKET, put } from './lane.ts';

type Change = Parameters<typeof lane>[0];

/** The hierarchy at the cursor, a line each: the item, where it is, and where the one that calls names it. */
class Hierarchy {
  readonly marked: Marked;
  readonly items: readonly CallHierarchyItem[];

  private constructor(marked: Marked) {
    this.marked = marked;
    this.items = prepareCallHierarchy(marked.uri, marked.position, marked.context);
  }

  static async at(change: Change): Promise<Hierarchy> {
    return new Hierarchy(await Marked.of(lane(change)));
  }

  get lines(): string[] {
    return this.items.map((item) => this.#line(item));
  }

  get incoming(): string[] {
    return this.items
      .flatMap((item) => incomingCalls(item, this.marked.context))
      .map(({ from, fromRanges }) => `${this.#line(from)} <- ${this.#places(from.uri, fromRanges)}`);
  }

  get outgoing(): string[] {
    return this.items.flatMap((item) =>
      outgoingCalls(item, this.marked.context).map(
        ({ to, fromRanges }) => `${this.#line(to)} <- ${this.#places(item.uri, fromRanges)}`,
      ),
    );
  }

  #line({ name, detail, uri, selectionRange }: CallHierarchyItem): string {
    const place = this.marked.show(uri, selectionRange).replace(/ .*/s, '');
    return `${name} (${detail}) ${place.replace(PACKET, 'packet').replace(MAP, 'map')}`;
  }

  #places(uri: string, ranges: readonly Range[]): string {
    return ranges.map((range) => this.marked.show(uri, range).replace(/^\S+ /, '')).join(', ');
  }
}

const atScope = { [PACKET]: put('- LANE-A-SCOPE-1 —', '- LANE-A-SC│OPE-1 —') };
const atRollback = { [MAP]: put('"id": "LANE-A-ROLLBACK-1"', '"id": "LANE-A-│ROLLBACK-1"') };
const atExecution = { [PACKET]: put('| AUTHORIZE_EXECUTION', '| AUTHORIZE_│EXECUTION') };

describe('the hierarchy of a blocker', () => {
  test('begins at its entry, with its level', async () => {
    expect((await Hierarchy.at(atScope)).lines).toEqual(['LANE-A-SCOPE-1 (OPEN) map:6:14']);
    expect((await Hierarchy.at(atRollback)).lines).toEqual(['LANE-A-ROLLBACK-1 (DESIGNED) map:13:14']);
  });

  test('comes from every option that requires it, what is inherited included, and from blockers', async () => {
    const { incoming } = await Hierarchy.at(atRollback);
    expect(incoming).toEqual([
      'AUTHORIZE_REHEARSAL (needs it DESIGNED · 1 of 2 met) packet:10:3 <- ROLLBACK-1',
      'AUTHORIZE_DRYRUN (needs it DESIGNED · 1 of 3 met) packet:11:3 <- ROLLBACK-1',
      'AUTHORIZE_EXECUTION (needs it PROVEN · 1 of 5 met) packet:12:3 <- LANE-A-ROLLBACK-1',
      'LANE-A-SCOPE-1 (requires it · OPEN) map:6:14 <- LANE-A-ROLLBACK-1',
    ]);
  });

  test('leads to the blockers that it requires and to the option that discharges it', async () => {
    const atEntry = { [MAP]: put('"id": "LANE-A-SCOPE-1"', '"id": "LANE-A-│SCOPE-1"') };
    expect((await Hierarchy.at(atEntry)).outgoing).toEqual([
      'LANE-A-ROLLBACK-1 (must be RESOLVED · DESIGNED) map:13:14 <- LANE-A-ROLLBACK-1',
    ]);
    expect((await Hierarchy.at(atRollback)).outgoing).toEqual([
      'AUTHORIZE_REHEARSAL (discharges it · 1 of 2 met) packet:10:3 <- AUTHORIZE_REHEARSAL',
    ]);
  });

  test('says so where what is required is not in the map', async () => {
    const entry = (text: string) =>
      put(
        '"id": "LANE-A-SCOPE-1"',
        '"id": "LANE-A-│SCOPE-1"',
      )(text).replace('"requires": ["LANE-A-ROLLBACK-1"]', '"requires": ["LANE-A-NONE-1", "LANE-A-NONE-1"]');
    expect((await Hierarchy.at({ [MAP]: entry })).outgoing).toEqual([
      'LANE-A-NONE-1 (nothing in the map tracks it) map:10:21 <- LANE-A-NONE-1, LANE-A-NONE-1',
    ]);
  });

  test('leaves out packets that are mere records', async () => {
    const superseded = { [PACKET]: (text: string) => `---\nstatus: superseded\n---\n${text}`, ...atRollback };
    expect((await Hierarchy.at(superseded)).incoming).toEqual([
      'LANE-A-SCOPE-1 (requires it · OPEN) map:6:14 <- LANE-A-ROLLBACK-1',
    ]);
  });
});

describe('the hierarchy of an option', () => {
  test('begins at its row, with its verdict', async () => {
    expect((await Hierarchy.at(atExecution)).lines).toEqual(['AUTHORIZE_EXECUTION (1 of 5 met) packet:12:3']);
  });

  test('leads to each thing that it requires, how far that has come, and where it is inherited from', async () => {
    const { outgoing } = await Hierarchy.at(atExecution);
    expect(outgoing).toHaveLength(5);
    expect(outgoing).toEqual(
      expect.arrayContaining([
        'LANE-A-SCOPE-1 (✗ needs RESOLVED, has earned OPEN · owner or operator) map:6:14 <- ALL blockers resolved',
        'LANE-A-ROLLBACK-1 (✗ needs PROVEN, has earned DESIGNED · operator) map:13:14 <- LANE-A-ROLLBACK-1',
        'CLONE (✗ needs MET, has earned UNMET · operator · from AUTHORIZE_REHEARSAL) map:24:14 <- operator builds clone',
        'REAL_RUN (✗ needs GRANTED, has earned NOT_GRANTED · owner) map:27:14 <- REAL_RUN',
        'permit (✓ needs GRANTED, has earned GRANTED) map:28:14 <- permit',
      ]),
    );
  });

  test('comes from the blockers that carrying it out discharges', async () => {
    const atRehearsal = { [PACKET]: put('| AUTHORIZE_REHEARSAL |', '| AUTHORIZE_│REHEARSAL |') };
    expect((await Hierarchy.at(atRehearsal)).incoming).toEqual([
      'LANE-A-ROLLBACK-1 (is discharged by it · DESIGNED) map:13:14 <- AUTHORIZE_REHEARSAL',
    ]);
    const inMap = { [MAP]: put('"dischargedBy": "AUTHORIZE_', '"dischargedBy": "│AUTHORIZE_') };
    expect((await Hierarchy.at(inMap)).lines).toEqual(['AUTHORIZE_REHEARSAL (1 of 2 met) packet:10:3']);
  });

  test('shows what nothing tracks, and what cannot be met as it is written', async () => {
    const row = '| AUTHORIZE_DRYRUN | a dry run | AUTHORIZE_REHEARSAL; LANE-A-SCOPE-1 |';
    const other = '| AUTHORIZE_│DRYRUN | a dry run | LANE-A-NONE-1; somebody agrees; AUTHORIZE_NONE |';
    const { outgoing } = await Hierarchy.at({ [PACKET]: put(row, other) });
    expect(outgoing[0]).toMatch(/^LANE-A-NONE-1 \(✗ needs RESOLVED, nothing in the map tracks it\) packet:/);
    expect(outgoing[1]).toMatch(/^somebody agrees \(✗ needs MET, nothing in the map tracks it\) packet:/);
    expect(outgoing[2]).toMatch(/^AUTHORIZE_NONE \(✗ .*\) packet:/);
  });
});

describe('the hierarchy of a condition or a grant', () => {
  test.each([
    ['a condition', put('operator builds clone |', 'operator │builds clone |'), 'CLONE (UNMET) map:24:14', 3],
    ['a grant', put('REAL_RUN /', 'REAL_│RUN /'), 'REAL_RUN (NOT_GRANTED) map:27:14', 1],
  ])('comes from the options that require %s, and leads nowhere', async (_, change, line, options) => {
    const { lines, incoming, outgoing } = await Hierarchy.at({ [PACKET]: change });
    expect(lines).toEqual([line]);
    expect(incoming).toHaveLength(options);
    expect(outgoing).toEqual([]);
  });

  test('that nothing tracks comes from the options that require it', async () => {
    const row = (text: string) => put('operator builds clone |', 'somebody │agrees |')(text);
    const { lines, incoming } = await Hierarchy.at({ [PACKET]: row });
    expect(lines).toEqual(['somebody agrees (nothing in the map tracks it) packet:10:58']);
    expect(incoming).toHaveLength(3);
  });
});

test('nothing comes of a place that names nothing, of a file that is gone, and of an item that is outdated', async () => {
  const { items, marked } = await Hierarchy.at({ [PACKET]: put('the real run', 'the │real run') });
  expect(items).toEqual([]);
  expect(prepareCallHierarchy('file:///ws/gone.packet.md', { line: 9, character: 9 }, marked.context)).toEqual([]);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const item = { name: 'x', kind: 5, uri: marked.uri, range, selectionRange: range } as const;
  const stale = [
    undefined,
    7,
    { kind: 'blocker', file: marked.uri, id: 'LANE-A-NONE-1' },
    { kind: 'option', file: 'file:///x', id: 'X' },
  ];
  for (const data of stale) {
    expect(incomingCalls({ ...item, data }, marked.context)).toEqual([]);
    expect(outgoingCalls({ ...item, data }, marked.context)).toEqual([]);
  }
});
