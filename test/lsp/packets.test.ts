import { afterEach, describe, expect, test } from 'vitest';
import type { Summary } from '../../server/src/core/summary/model.ts';
import type { PacketOverview } from '../../server/src/core/summary/overview.ts';
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
    list: () => editor.connection.sendRequest<PacketOverview[]>('decisionPackets/packets'),
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
    expect(await editor.connection.sendRequest('decisionPackets/packets')).toEqual([]);
    expect(await editor.connection.sendRequest('decisionPackets/packets', {})).toEqual([]);
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
        map: { kind: 'broken', uri: folder.uri(M), problem: 'It is broken, so nothing in it counts.' },
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
