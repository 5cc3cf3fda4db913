import { afterEach, describe, expect, test } from 'vitest';
import type { Summary } from '../../server/src/core/summary/model.ts';
import type { Draft, ExplainedOption, ListedPackets } from '../../server/src/lsp/protocol.ts';
import { Editor, Folder } from './editor.ts';
import { FILES, mapOf, PACKET } from './texts.ts';

const P = 'next-decision-packet.md';
const M = 'blocker-map.json';
const OTHER = 'other/other.packet.md';

const running: Editor[] = [];
const folders: Folder[] = [];

afterEach(async () => {
  for (const editor of running.splice(0)) await editor.stop();
  for (const folder of folders.splice(0)) folder.dispose();
});

async function start(files: Readonly<Record<string, string>> = FILES) {
  const folder = new Folder(files);
  folders.push(folder);
  const editor = await Editor.start(folder);
  running.push(editor);
  let changes = 0;
  editor.connection.onNotification('decisionPackets/changed', () => {
    changes += 1;
  });
  await editor.settled();
  return {
    editor,
    folder,
    list: async () => (await editor.connection.sendRequest<ListedPackets>('decisionPackets/packets')).packets,
    since: (version: number) =>
      editor.connection.sendRequest<ListedPackets>('decisionPackets/packets', { since: version }),
    one: (uri: string) => editor.connection.sendRequest<Summary | null>('decisionPackets/packet', { uri }),
    /** How often the server told of a change while `work` was done. */
    changesIn: async (work: () => Promise<unknown>): Promise<number> => {
      const before = changes;
      await work();
      await editor.settled();
      return changes - before;
    },
  };
}

describe('all packets', () => {
  test('are listed with what is in force, their options and their open blockers', async () => {
    const { folder, list } = await start();
    expect(await list()).toEqual([
      {
        uri: folder.uri(P),
        title: 'Next decision packet (2024-06-10)',
        status: 'active',
        selected: ['AUTHORIZE_GO'],
        inForce: 'AUTHORIZE_GO',
        reason: 'selected',
        map: { kind: 'read', uri: folder.uri(M) },
        openBlockers: 0,
        options: [
          {
            id: 'HOLD_ALL',
            isDefault: true,
            isSelected: false,
            isInForce: false,
            available: true,
            met: 0,
            total: 0,
            range: { start: { line: 12, character: 2 }, end: { line: 12, character: 10 } },
          },
          {
            id: 'AUTHORIZE_GO',
            isDefault: false,
            isSelected: true,
            isInForce: true,
            available: true,
            met: 1,
            total: 1,
            range: { start: { line: 13, character: 2 }, end: { line: 13, character: 14 } },
          },
        ],
      },
    ]);
  });

  test('are those of every folder, open or not, in the order of their URIs', async () => {
    const { folder, list } = await start({ ...FILES, [OTHER]: PACKET, [M]: mapOf('OPEN') });
    const packets = await list();
    expect(packets.map(({ uri }) => uri)).toEqual([folder.uri(P), folder.uri(OTHER)]);
    expect(packets.map(({ inForce, reason, openBlockers }) => [inForce, reason, openBlockers])).toEqual([
      ['HOLD_ALL', 'blocked', 1],
      ['HOLD_ALL', 'blocked', 1],
    ]);
  });

  test('are none where there is none, and empty parameters are as good as none', async () => {
    const { editor } = await start({ 'README.md': '# Nothing here\n' });
    const none = { version: expect.any(Number), uris: [], packets: [] };
    expect(await editor.connection.sendRequest('decisionPackets/packets')).toEqual(none);
    expect(await editor.connection.sendRequest('decisionPackets/packets', {})).toEqual(none);
    expect(await editor.connection.sendRequest('decisionPackets/packets', null)).toEqual(none);
  });

  test('are told again only where they are other ones', async () => {
    const { editor, folder, since } = await start({ ...FILES, [OTHER]: PACKET });
    const first = await since(0);
    expect(first.uris).toEqual([folder.uri(P), folder.uri(OTHER)]);
    expect(await since(first.version)).toEqual({ version: first.version, packets: [] });
    await editor.open(P);
    await editor.type(P, 'Selected: AUTHORIZE_GO', 'Selected: HOLD_ALL');
    const second = await since(first.version);
    expect(second.uris).toBeUndefined();
    expect(second.packets.map(({ uri, inForce }) => [uri, inForce])).toEqual([[folder.uri(P), 'HOLD_ALL']]);
    folder.remove(OTHER);
    await editor.tell([OTHER, 'deleted']);
    expect(await since(second.version)).toMatchObject({ uris: [folder.uri(P)], packets: [] });
    expect((await since(first.version)).packets).toHaveLength(1);
    expect((await since(999)).packets).toHaveLength(1);
  });

  test('say why a map does not count, and leave out what nobody knows', async () => {
    const { folder, list } = await start({ [P]: '# A packet\n\nNothing yet.\n', [M]: '{ "version": 1,' });
    expect(await list()).toEqual([
      {
        uri: folder.uri(P),
        title: 'A packet',
        status: 'active',
        selected: [],
        reason: 'no-default',
        map: {
          kind: 'broken',
          uri: folder.uri(M),
          problem: 'It is broken, so nothing in it counts.',
          place: { uri: folder.uri(M), range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } },
        },
        openBlockers: 0,
        options: [],
      },
    ]);
  });
});

describe('one packet', () => {
  test('is summed up with the exact places of what it says', async () => {
    const { folder, one } = await start({ ...FILES, [M]: mapOf('OPEN') });
    const range = { start: { line: 5, character: 13 }, end: { line: 5, character: 27 } };
    const entry = { uri: folder.uri(M), range };
    const summary = await one(folder.uri(P));
    expect(summary).toMatchObject({ uri: folder.uri(P), inForce: 'HOLD_ALL', outcome: 'HOLD_ALL is in force' });
    expect(summary?.options[1]?.preconditions).toMatchObject([
      {
        id: 'LANE-A-SCOPE-1',
        met: false,
        owners: ['owner'],
        place: { uri: folder.uri(P), range: { start: { line: 13, character: 33 } } },
        entry,
      },
    ]);
    expect(summary?.blockers[0]?.place).toEqual(entry);
    expect(summary?.tasks).toMatchObject([{ role: 'owner', tasks: [{ place: entry }] }]);
  });

  test("is known by the client's own spelling of its URI", async () => {
    const { editor, folder, one, list } = await start();
    const spelling = folder.uri(P).replace('decision', '%64ecision');
    await editor.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: spelling, languageId: 'markdown', version: 1, text: PACKET },
    });
    expect((await one(folder.uri(P)))?.uri).toBe(spelling);
    expect((await list())[0]?.uri).toBe(spelling);
  });

  test('is null where there is no packet', async () => {
    const { folder, one } = await start();
    expect(await one(folder.uri(M))).toBeNull();
    expect(await one(folder.uri('none.packet.md'))).toBeNull();
  });
});

describe('a change', () => {
  test('is told once for each check that brings one', async () => {
    const { editor, changesIn } = await start();
    await editor.open(P);
    expect(await changesIn(() => editor.type(P, 'Selected: AUTHORIZE_GO', 'Selected: HOLD_ALL'))).toBe(1);
  });

  test('of a map or of evidence is told, also where nothing is open', async () => {
    const { editor, folder, changesIn, list } = await start();
    folder.write(M, mapOf('OPEN'));
    expect(await changesIn(() => editor.tell([M, 'changed']))).toBe(1);
    expect((await list())[0]?.openBlockers).toBe(1);
    folder.write(M, mapOf('RESOLVED'));
    await editor.tell([M, 'changed']);
    folder.remove('evidence/scope.md');
    expect(await changesIn(() => editor.tell(['evidence/scope.md', 'deleted']))).toBe(1);
    expect((await list())[0]?.openBlockers).toBe(1);
  });

  test('is told when a packet comes or goes', async () => {
    const { editor, folder, changesIn, list } = await start();
    folder.write(OTHER, PACKET);
    expect(await changesIn(() => editor.tell([OTHER, 'created']))).toBe(1);
    expect(await list()).toHaveLength(2);
    folder.remove(OTHER);
    expect(await changesIn(() => editor.tell([OTHER, 'deleted']))).toBe(1);
    expect(await list()).toHaveLength(1);
  });

  test('is not told where nothing changed', async () => {
    const { editor, folder, changesIn } = await start();
    expect(
      await changesIn(async () => {
        await editor.open(P);
        folder.write(M, mapOf('RESOLVED'));
        await editor.tell([M, 'changed']);
        folder.write('notes.md', '# Notes\n');
        await editor.tell(['notes.md', 'created']);
        await editor.close(P);
      }),
    ).toBe(0);
  });
});

describe('who has something to do', () => {
  test('is told for all packets, and nothing is asked for superseded ones', async () => {
    const { editor, folder } = await start({
      ...FILES,
      [M]: mapOf('OPEN'),
      'other.packet.md': PACKET,
      'past.packet.md': `Superseded by: the next one\n\n${PACKET}`,
    });
    expect(await editor.connection.sendRequest('decisionPackets/roles')).toEqual([
      {
        role: 'owner',
        packets: [
          { uri: folder.uri(P), tasks: 1 },
          { uri: folder.uri('other.packet.md'), tasks: 1 },
        ],
      },
    ]);
  });
});

describe('all blockers', () => {
  test('are listed with what they claim, what they have earned and where they stand', async () => {
    const { editor, folder } = await start({ ...FILES, 'past/old-blocker-map.json': mapOf('DESIGNED').slice(0, -3) });
    const range = { start: { line: 5, character: 13 }, end: { line: 5, character: 27 } };
    const blocker = { id: 'LANE-A-SCOPE-1', title: 'Scope', owners: ['owner'] };
    expect(await editor.connection.sendRequest('decisionPackets/blockers')).toEqual([
      { ...blocker, claimed: 'RESOLVED', earned: 'RESOLVED', place: { uri: folder.uri(M), range } },
      {
        ...blocker,
        claimed: 'DESIGNED',
        earned: 'OPEN',
        place: { uri: folder.uri('past/old-blocker-map.json'), range },
      },
    ]);
  });
});

describe('an option', () => {
  const ask = (editor: Editor, params: object) =>
    editor.connection.sendRequest<ExplainedOption | null>('decisionPackets/explain', params);

  test('is explained: how it was read, what it requires, what opens it', async () => {
    const { editor, folder } = await start({ ...FILES, [M]: mapOf('OPEN') });
    const explained = await ask(editor, { uri: folder.uri(P), option: 'AUTHORIZE_GO' });
    expect(explained).toMatchObject({ available: false, verdict: '0 of 1 met (selected)' });
    expect(explained?.sections.map(({ kind, lines }) => [kind, lines[0]?.text, lines[0]?.place?.uri])).toEqual([
      ['reading', 'the blocker LANE-A-SCOPE-1, at RESOLVED or above; it is OPEN.', folder.uri(P)],
      ['requirements', 'LANE-A-SCOPE-1: needs RESOLVED, has earned OPEN (owner)', folder.uri(M)],
      ['steps', 'owner: bring LANE-A-SCOPE-1 from OPEN to RESOLVED (Scope).', folder.uri(M)],
    ]);
    expect(explained?.markdown).toContain('1. owner: bring `LANE-A-SCOPE-1` from OPEN to RESOLVED (Scope).');
    expect(explained?.markdown).toContain(`\`${P}\``);
  });

  test('is found at the cursor: in its row, and where it is named', async () => {
    const { editor, folder } = await start();
    await editor.open(P);
    const at = async (words: string) =>
      (await ask(editor, { uri: folder.uri(P), position: editor.rangeOf(P, words).start }))?.option;
    expect(await at('the next step')).toBe('AUTHORIZE_GO');
    expect(await at('LANE-A-SCOPE-1')).toBe('AUTHORIZE_GO');
    expect(await at('AUTHORIZE_GO')).toBe('AUTHORIZE_GO');
    expect(await at('nothing | none')).toBe('HOLD_ALL');
    expect(await at('Decided by')).toBeUndefined();
  });

  test('that is not there is not explained', async () => {
    const { editor, folder } = await start();
    expect(await ask(editor, { uri: folder.uri(P), option: 'NO_SUCH' })).toBeNull();
    expect(await ask(editor, { uri: folder.uri(M), option: 'AUTHORIZE_GO' })).toBeNull();
  });
});

describe('a draft', () => {
  const draft = (editor: Editor, answers: object) =>
    editor.connection.sendRequest<Draft>('decisionPackets/draft', answers);

  test('of a packet and its map checks without an error once it is written', async () => {
    const { editor, folder } = await start({});
    const drafted = await draft(editor, {
      lane: 'APP',
      blockers: ['ROLLBACK-1: prove that it can be taken back (operator)'],
      options: ['AUTHORIZE_RELEASE: the release | APP-ROLLBACK-1 proven; RELEASE grant'],
    });
    if (drafted.kind !== 'files') throw new Error(drafted.message);
    expect(drafted).toMatchObject({
      packet: { name: 'app-decision-packet.md' },
      map: { name: 'app-blocker-map.json' },
    });
    expect(folder.has(drafted.packet.name)).toBe(false);
    for (const { name, text } of [drafted.packet, drafted.map]) {
      folder.write(name, text);
      await editor.tell([name, 'created']);
    }
    const severities = [drafted.packet, drafted.map].flatMap(({ name }) => editor.diagnostics(name));
    expect(severities.filter(({ severity }) => severity === 1)).toEqual([]);
  });

  test.each([
    [{ lane: '' }, 'A lane is needed'],
    [{ lane: 'app' }, '"app" is no lane'],
    [{ lane: 'APP', blockers: ['what'] }, '"what" is no blocker'],
    [{ lane: 'APP', options: ['GO'] }, '"GO" is no option'],
    [{ lane: 'APP', options: ['GO_A: a | NO_SUCH_OPTION'] }, 'NO_SUCH_OPTION'],
  ])('of %j is refused with what to write instead', async (answers, reason) => {
    const { editor } = await start({});
    const drafted = await draft(editor, answers);
    expect(drafted).toMatchObject({ kind: 'problem', message: expect.stringContaining(reason) });
  });

  test('of a map is made from the packet that lacks one, and only from that', async () => {
    const { editor, folder } = await start({ [P]: PACKET });
    const asked = () =>
      editor.connection.sendRequest<{ uri: string; text: string }>('decisionPackets/draftMap', { uri: folder.uri(P) });
    const drafted = await asked();
    expect(drafted.uri).toBe(folder.uri(M));
    expect(JSON.parse(drafted.text)).toMatchObject({ blockers: [{ id: 'LANE-A-SCOPE-1', status: 'OPEN' }] });
    expect(folder.has(M)).toBe(false);
    folder.write(M, drafted.text);
    await editor.tell([M, 'created']);
    expect(await asked()).toBeNull();
  });
});
