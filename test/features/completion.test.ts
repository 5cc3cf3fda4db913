import { describe, expect, test } from 'vitest';
import type { CompletionItemKind } from 'vscode-languageserver-protocol';
import { completion, resolveCompletion } from '../../server/src/features/completion/completion.ts';
import { Completed, TRAITS } from './completed.ts';
import { Marked } from './cursor.ts';
import { lane, MAP, PACKET, put } from './lane.ts';

const row = (cell: string) => put('| AUTHORIZE_REHEARSAL; LANE-A-SCOPE-1 |', `| ${cell}`);

describe('in a precondition cell', () => {
  test('there are the blockers, conditions, grants and the other options', async () => {
    const completed = await Completed.in(lane({ [PACKET]: row('│ |') }));
    expect(completed.labels).toEqual([
      'LANE-A-SCOPE-1',
      'LANE-A-ROLLBACK-1',
      'operator builds clone',
      'REAL_RUN',
      'permit',
      'HOLD_ALL',
      'AUTHORIZE_REHEARSAL',
      'AUTHORIZE_EXECUTION',
      'none',
      'above',
      'all of the above',
      'ALL blockers resolved',
    ]);
  });

  test('a blocker says how it stands and what it is', async () => {
    const { items } = await Completed.in(lane({ [PACKET]: row('│ |') }));
    expect(items[1]?.detail).toBe('DESIGNED · prove the rollback');
  });

  test('a blocker that has not earned what it claims says so', async () => {
    const completed = await Completed.in(
      lane({ [PACKET]: row('│ |'), [MAP]: put('"status": "OPEN"', '"status": "PROVEN"') }),
    );
    expect(completed.item('LANE-A-SCOPE-1').detail).toBe('OPEN, claims PROVEN · scope the surface');
  });

  test.each([
    ['the beginning of an ID', 'LANE-A-R│ |', 'LANE-A-ROLLBACK-1', 'LANE-A-ROLLBACK-1'],
    ['the beginning of a short ID', 'ROLL│ |', 'LANE-A-ROLLBACK-1', 'ROLLBACK-1'],
    ['small letters', 'roll│ |', 'LANE-A-ROLLBACK-1', 'ROLLBACK-1'],
  ])('%s is found and replaced by the ID in full', async (_, cell, label, filter) => {
    const completed = await Completed.in(lane({ [PACKET]: row(cell) }));
    expect(completed.item(label).filterText).toBe(filter);
    expect(completed.taken(label)).toContain('| LANE-A-ROLLBACK-1 |');
  });

  test('a row without an end is enough', async () => {
    const completed = await Completed.in(lane({ [PACKET]: row('AUTHORIZE_REHEARSAL; LANE-│') }));
    expect(completed.taken('LANE-A-SCOPE-1')).toMatch(/\| AUTHORIZE_REHEARSAL; LANE-A-SCOPE-1$/);
  });

  test('a new row below the table is one', async () => {
    const completed = await Completed.in(
      lane({ [PACKET]: put('permit grants |\n', 'permit grants |\n| AUTHORIZE_MORE | more | ope│') }),
    );
    expect(completed.taken('operator builds clone')).toBe('| AUTHORIZE_MORE | more | operator builds clone');
  });

  test('a condition takes the place of the whole clause', async () => {
    const completed = await Completed.in(lane({ [PACKET]: row('above + operator bui│ |') }));
    expect(completed.taken('operator builds clone')).toContain('| above + operator builds clone |');
  });

  test('a pipe in a statement is escaped', async () => {
    const completed = await Completed.in(lane({ [PACKET]: row('│ |'), [MAP]: put('operator builds clone', 'a | b') }));
    expect(completed.taken('a | b')).toContain('| a \\| b |');
  });

  test('a grant brings the word grant along, unless it is there', async () => {
    const alone = await Completed.in(lane({ [PACKET]: row('│ |') }));
    expect(alone.taken('REAL_RUN')).toContain('| REAL_RUN grant |');
    const listed = await Completed.in(lane({ [PACKET]: row('distinct permit / │ grants |') }));
    expect(listed.taken('REAL_RUN')).toContain('| distinct permit / REAL_RUN grants |');
  });

  test('an escaped pipe and an emoji before the cursor move nothing', async () => {
    const completed = await Completed.in(
      lane({ [PACKET]: put('| a dry run | AUTHORIZE_REHEARSAL; LANE-A-SCOPE-1 |', '| a \\| 🚀 | LANE-A-S│ |') }),
    );
    expect(completed.taken('LANE-A-SCOPE-1')).toBe('| AUTHORIZE_DRYRUN | a \\| 🚀 | LANE-A-SCOPE-1 |');
  });

  test('the other columns have words of their own', async () => {
    const completed = await Completed.in(lane({ [PACKET]: put('| a dry run |', '| a dry run │|') }), ' ');
    expect(completed.labels).toEqual([]);
  });

  test('the map may be broken', async () => {
    const completed = await Completed.in(lane({ [PACKET]: row('│ |'), [MAP]: put('"version": 1,', '"version": 1') }));
    expect(completed.labels).toContain('LANE-A-ROLLBACK-1');
  });
});

describe('elsewhere in a packet', () => {
  test.each([
    [
      'options and none behind Selected',
      put('Selected: HOLD_ALL', 'Selected: │'),
      ['HOLD_ALL', 'AUTHORIZE_REHEARSAL', 'AUTHORIZE_DRYRUN', 'AUTHORIZE_EXECUTION', 'none'],
    ],
    [
      'options where the default is named',
      put('Default = HOLD_ALL.', 'Default = │'),
      ['HOLD_ALL', 'AUTHORIZE_REHEARSAL', 'AUTHORIZE_DRYRUN', 'AUTHORIZE_EXECUTION'],
    ],
    [
      'roles, the choosers first, behind Decided by',
      put('Selected: HOLD_ALL', 'Selected: HOLD_ALL\n\n- **Decided by:** │'),
      ['owner', 'GPT', 'operator'],
    ],
    ['the day behind Decided on', put('Selected: HOLD_ALL', 'Selected: HOLD_ALL\n\nDecided on: │'), ['2026-06-12']],
    ['maps in a link', put(`(${MAP})`, '(│)'), [MAP]],
  ])('there are %s', async (_, change, labels) => {
    const completed = await Completed.in(lane({ [PACKET]: change }), ' ');
    expect(completed.labels).toEqual(labels);
  });

  test('an ID comes up by itself behind its hyphen, and nothing does behind another', async () => {
    const id = await Completed.in(
      lane({ [PACKET]: put('the rollback (operator)\n', 'the rollback (operator)\n\nIt waits for LANE-│\n') }),
      '-',
    );
    expect(id.labels).toContain('LANE-A-SCOPE-1');
    const list = await Completed.in(
      lane({ [PACKET]: put('the rollback (operator)\n', 'the rollback (operator)\n\nOne-│\n') }),
      '-',
    );
    expect(list.labels).toEqual([]);
    const dash = await Completed.in(lane({ [PACKET]: put('on a clone', '-│ on a clone') }), '-');
    expect(dash.labels).toEqual([]);
  });

  test('a space in a sentence brings nothing up', async () => {
    const completed = await Completed.in(lane({ [PACKET]: put('on a clone', 'on │a clone') }), ' ');
    expect(completed.labels).toEqual([]);
  });

  test('what came up by itself goes once the word is typed out, unless a person asks', async () => {
    const ask = async (words: string, isAgain: boolean) => {
      const marked = await Marked.of(lane({ [PACKET]: put('Selected: HOLD_ALL', `Selected: ${words}│`) }));
      const context = { ...marked.context, traits: TRAITS, list: (uri: string) => marked.disk.list(uri) };
      const request = { uri: marked.uri, position: marked.position, trigger: undefined, isAgain };
      const { isIncomplete, items } = await completion(request, context);
      return { isIncomplete, labels: items.map(({ label }) => label) };
    };
    expect(await ask('AUTHORIZE_', true)).toMatchObject({ isIncomplete: true, labels: { length: 5 } });
    expect(await ask('AUTHORIZE_DRYRUN', true)).toEqual({ isIncomplete: false, labels: [] });
    expect(await ask('AUTHORIZE_DRYRUN', false)).toMatchObject({ isIncomplete: false, labels: { length: 5 } });
  });

  test('a list of blockers is completed by whole entries that it lacks', async () => {
    const completed = await Completed.in(
      lane({ [PACKET]: put('- LANE-A-ROLLBACK-1 — prove the rollback (operator)', '- │') }),
      ' ',
    );
    expect(completed.labels).toEqual(['LANE-A-ROLLBACK-1']);
    expect(completed.taken('LANE-A-ROLLBACK-1')).toBe('- LANE-A-ROLLBACK-1 — prove the rollback (operator)');
  });

  test('a line begins with labels that the packet lacks, and with IDs', async () => {
    const completed = await Completed.in(lane({ [PACKET]: put('Selected: HOLD_ALL\n', 'De│\n') }));
    expect(completed.labels.slice(0, 4)).toEqual(['Selected:', 'Decided by:', 'Decided on:', 'Superseded by:']);
    expect(completed.textWith('Selected:')).toContain('Selected: \n\nDecided by: \n\nDecided on: 2026-06-12\n');
  });

  test('the line below the options table can be a further row', async () => {
    const files = lane({ [PACKET]: put('permit grants |\n', 'permit grants |\n│\n') });
    const completed = await Completed.in(files);
    expect(completed.taken('Option')).toBe('| AUTHORIZE_NEXT_STEP |  |  |');
    const elsewhere = await Completed.in(lane({ [PACKET]: put('Selected: HOLD_ALL\n', '│\n') }));
    expect(elsewhere.labels).not.toContain('Option');
  });

  test('the first line can begin the front matter, which there is once', async () => {
    const completed = await Completed.in(lane({ [PACKET]: (text) => `│\n${text}` }));
    const again = await Marked.of(
      lane({ [PACKET]: () => completed.textWith('Front matter').replace('HOLD\n', 'HOLD_ALL\n') }),
    );
    const file = again.context.snapshot.files.get(again.context.clientUri(`file:///ws/${PACKET}`))?.file;
    expect(file?.kind === 'packet' && file.evaluation.packet).toMatchObject({
      status: 'active',
      date: { value: '2026-06-12' },
      choosers: [{ value: 'owner' }],
    });
    const later = await Completed.in(lane({ [PACKET]: (text) => `---\nlane: LANE-A\n---\n│\n${text}` }));
    expect(later.labels).not.toContain('Front matter');
  });

  test('an empty file can become a packet', async () => {
    const completed = await Completed.in({ 'new.packet.md': '│' });
    const again = await Marked.of({ 'new.packet.md': completed.textWith('Decision packet') });
    const file = again.context.snapshot.files.get('file:///ws/new.packet.md')?.file;
    expect(file?.kind === 'packet' && file.evaluation.decision).toMatchObject({
      inForce: 'HOLD_PRODUCTION',
      reason: 'nothing-selected',
    });
  });

  test('a thing is described when it is looked at', async () => {
    const completed = await Completed.in(lane({ [PACKET]: row('│ |') }));
    for (const label of ['LANE-A-ROLLBACK-1', 'operator builds clone', 'REAL_RUN', 'AUTHORIZE_REHEARSAL']) {
      const item = completed.item(label);
      expect(item.documentation).toBeUndefined();
      const { documentation } = resolveCompletion(item, { ...completed.marked.context, traits: TRAITS });
      expect(documentation).toMatchObject({ kind: 'markdown', value: expect.stringMatching(/\S/) });
    }
    expect(resolveCompletion({ label: 'x', data: 7 }, { ...completed.marked.context, traits: TRAITS })).toEqual({
      label: 'x',
      data: 7,
    });
  });

  test('a client that announces little gets kinds and words that every client knows', async () => {
    const plain = { ...TRAITS, markdown: false, kinds: new Set<CompletionItemKind>() };
    const { items, marked } = await Completed.in(lane({ [PACKET]: row('│ |') }), undefined, plain);
    expect(items.filter(({ kind = 0 }) => kind > 18)).toEqual([]);
    const item = items.find(({ label }) => label === 'LANE-A-ROLLBACK-1');
    const { documentation } = resolveCompletion(item ?? { label: '' }, { ...marked.context, traits: plain });
    expect(documentation).toMatch(/^LANE-A-ROLLBACK-1 prove the rollback/);
  });

  test('the rest of a word can be replaced where the client can tell', async () => {
    const { items } = await Completed.in(lane({ [PACKET]: put('- LANE-A-SCOPE-1', '- LANE-A│-SCOPE-1') }), undefined, {
      ...TRAITS,
      insertReplace: true,
    });
    const edit = items.find(({ label }) => label === 'LANE-A-SCOPE-1')?.textEdit;
    expect(edit).toMatchObject({
      insert: { end: { character: 8 } },
      replace: { start: { character: 2 }, end: { character: 16 } },
    });
  });
});

describe('in the front matter', () => {
  const front =
    (lines: string) =>
    (text: string): string =>
      `---\n${lines}\n---\n${text}`;

  test('there are the keys that it lacks', async () => {
    const completed = await Completed.in(lane({ [PACKET]: front('lane: LANE-A\n│') }));
    expect(completed.labels).toEqual(expect.arrayContaining(['status', 'decided-by', 'blocker-map']));
    expect(completed.labels).not.toContain('lane');
    expect(completed.taken('status')).toBe('status: ');
  });

  test.each([
    ['status: │', ['draft', 'active', 'superseded']],
    ['choosers:\n  - owner\n  - │', ['owner', 'operator']],
    ['blocker-map: pro│', [MAP]],
    ['lane: │', ['LANE-A']],
    ['decided-on: │', ['2026-06-12']],
    ['revision: │', []],
  ])('behind "%s" there are its values', async (lines, labels) => {
    const completed = await Completed.in(lane({ [PACKET]: front(lines) }), ' ');
    expect(completed.labels).toEqual(labels);
  });

  test('it need not be closed yet', async () => {
    const completed = await Completed.in(lane({ [PACKET]: (text) => `---\nstatus: │\n${text}` }), ' ');
    expect(completed.labels).toEqual(['draft', 'active', 'superseded']);
  });
});

test('nothing comes up for a file that is gone, or where the request was given up', async () => {
  const marked = await Marked.of(lane({ [PACKET]: row('│ |') }));
  const context = { ...marked.context, traits: TRAITS, list: (uri: string) => marked.disk.list(uri) };
  const gone = await completion(
    { uri: 'file:///ws/gone.packet.md', position: marked.position, trigger: undefined },
    context,
  );
  const token = { isCancellationRequested: true };
  const given = await completion({ uri: marked.uri, position: marked.position, trigger: undefined, token }, context);
  const stale = await completion({ uri: marked.uri, position: { line: 999, character: 9 }, trigger: ' ' }, context);
  expect([gone.items, given.items]).toEqual([[], []]);
  expect(stale.items).toEqual([]);
});
