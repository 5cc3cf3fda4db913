import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, Hover, TextDocumentEdit } from 'vscode-languageserver-protocol';
import type { Panel } from '../../server/src/core/panel/panel.ts';
import { Editor, type EditorOptions, Folder } from './editor.ts';
import { FILES, mapOf, PACKET } from './texts.ts';

const P = 'next-decision-packet.md';
const M = 'blocker-map.json';
const BLOCKED = ['selection-blocked'];

const running: Editor[] = [];
const folders: Folder[] = [];

afterEach(async () => {
  for (const editor of running.splice(0)) await editor.stop();
  for (const folder of folders.splice(0)) folder.dispose();
});

async function start(files: Readonly<Record<string, string>> = FILES, options?: EditorOptions): Promise<Editor> {
  const folder = new Folder(files);
  folders.push(folder);
  const editor = await Editor.start(folder, options);
  running.push(editor);
  await editor.settled();
  return editor;
}

/** The findings that this file is about; others may have something to say as well. */
const only = (codes: readonly string[], ...wanted: readonly string[]) => codes.filter((code) => wanted.includes(code));
const actions = (editor: Editor, name: string, words: string, only?: string[]) =>
  editor.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: editor.folder.uri(name) },
    range: editor.rangeOf(name, words),
    context: { diagnostics: [], ...(only && { only }) },
  });
const blocked = (editor: Editor) => only(editor.codes(P), 'selection-blocked');
const gated = (editor: Editor) => only(editor.codes(M), 'selection-gated-here');

describe('a packet and its map', () => {
  test('agree without a word', async () => {
    const editor = await start();
    expect(blocked(editor)).toEqual([]);
    expect(editor.published.filter(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 1))).toEqual(
      [],
    );
  });

  test('of the packets that are open, those are told of that what is typed concerns', async () => {
    const other = 'other/next-decision-packet.md';
    const editor = await start({ ...FILES, [other]: PACKET, 'other/blocker-map.json': mapOf('OPEN') });
    for (const name of [P, M, other]) await editor.open(name);
    const toldOf = async (name: string, from: string, to: string) => {
      const before = editor.statuses.length;
      await editor.type(name, from, to);
      await editor.settled();
      return new Set(editor.statuses.slice(before).map(({ uri }) => uri));
    };
    expect(await toldOf(P, 'the next', 'the very next')).toEqual(new Set([editor.folder.uri(P)]));
    expect(await toldOf(M, '"RESOLVED"', '"OPEN"')).toEqual(new Set([editor.folder.uri(P)]));
    expect(await toldOf(other, 'the next', 'the very next')).toEqual(new Set([editor.folder.uri(other)]));
  });

  test('fixes that are asked for in the middle of typing are of the text of which they tell the version', async () => {
    const prose = Array.from({ length: 5 }, (_, n) => `\nSee LANE-A-SCOPE-1${n}.\n`).join('');
    const editor = await start({ ...FILES, [P]: PACKET + prose, [M]: mapOf('OPEN') });
    await editor.open(P);
    const range = editor.wholeOf(P);
    const asked = editor.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: editor.folder.uri(P) },
      range,
      context: { diagnostics: [], only: ['quickfix'] },
    });
    const before = editor.text(P).split('\n');
    await editor.edit(P, { range: { start: range.start, end: range.start }, text: '\n' });
    const after = editor.text(P).split('\n');
    const changes = (await asked).flatMap(({ edit }) => (edit?.documentChanges ?? []) as TextDocumentEdit[]);
    const mended = changes.flatMap(({ textDocument: { version }, edits: [first] }) => {
      const { line } = first?.range.start ?? { line: 0 };
      return (version === 1 ? before : after)[line] ?? [];
    });
    expect(mended.filter((line) => line.startsWith('See LANE-A-SCOPE-1')).length).toBeGreaterThan(2);
  });

  test('the map changes, and the error stands in the packet; put back, it goes', async () => {
    const editor = await start();
    await editor.open(P);
    await editor.open(M, undefined, 'blocker-map');
    await editor.type(M, '"RESOLVED"', '"OPEN"');
    expect(blocked(editor)).toEqual(BLOCKED);
    expect(gated(editor)).toEqual(['selection-gated-here']);
    await editor.type(M, '"OPEN"', '"RESOLVED"');
    expect(blocked(editor)).toEqual([]);
    expect(gated(editor)).toEqual([]);
  });

  test('are both reported on though neither is open', async () => {
    const editor = await start({ ...FILES, [M]: mapOf('OPEN') });
    expect(blocked(editor)).toEqual(BLOCKED);
    expect(gated(editor)).toEqual(['selection-gated-here']);
  });

  test('half-typed, the map makes nothing available', async () => {
    const editor = await start();
    await editor.open(M, undefined, 'blocker-map');
    await editor.type(M, '"status": "RESOLVED",', '"status": ,');
    expect(blocked(editor)).toEqual(BLOCKED);
    expect(editor.codes(M)).toContain('syntax');
  });

  test('what is typed counts until it is closed unsaved', async () => {
    const editor = await start();
    await editor.open(M, undefined, 'blocker-map');
    await editor.type(M, '"RESOLVED"', '"OPEN"');
    expect(blocked(editor)).toEqual(BLOCKED);
    await editor.close(M);
    expect(blocked(editor)).toEqual([]);
  });
});

describe('a diagnostic', () => {
  test('says which rule, where to read of it, and what else is part of the story', async () => {
    const editor = await start({ ...FILES, [M]: mapOf('OPEN') });
    const [diagnostic] = editor.diagnostics(P).filter(({ code }) => code === 'selection-blocked');
    expect(diagnostic).toMatchObject({
      severity: 1,
      source: 'decision-packets',
      range: { start: { line: 2, character: 10 }, end: { line: 2, character: 22 } },
      codeDescription: {
        href: 'https://github.com/decision-packets/decision-packets/blob/main/docs/rules/selection-blocked.md',
      },
    });
    expect(diagnostic?.relatedInformation?.[0]?.location.uri).toBe(editor.folder.uri(P));
  });

  test('is plain for a client that announces nothing', async () => {
    const editor = await start({ ...FILES, [M]: mapOf('OPEN') }, { capabilities: {} });
    const [diagnostic] = editor.diagnostics(P).filter(({ code }) => code === 'selection-blocked');
    expect(Object.keys(diagnostic ?? {}).sort()).toEqual(['code', 'message', 'range', 'severity', 'source']);
    expect(editor.registered).toEqual([]);
  });

  test('is published again when its file is opened, for clients that forget what they were told before', async () => {
    const editor = await start({ ...FILES, [M]: mapOf('OPEN') });
    for (const _ of ['once', 'again']) {
      const before = editor.published.length;
      await editor.open(P);
      expect(editor.published.slice(before).map(({ uri }) => uri)).toEqual([editor.folder.uri(P)]);
      expect(editor.codes(P)).toContain('selection-blocked');
      await editor.close(P);
    }
  });

  test('is published again only where the list is another', async () => {
    const editor = await start({ ...FILES, 'other.packet.md': PACKET });
    await editor.open(P);
    await editor.open(M, undefined, 'blocker-map');
    await editor.type(P, 'the next step', 'the next steps');
    const before = editor.published.length;
    await editor.type(P, 'the next steps', 'the next stop');
    expect(editor.published.length).toBe(before);
    await editor.type(P, 'Selected: AUTHORIZE_GO', 'Selected: NO_SUCH');
    expect(editor.published.slice(before).map(({ uri }) => uri)).toEqual([editor.folder.uri(P)]);
    expect(editor.published.at(-1)?.version).toBe(4);
  });
});

describe('the disk', () => {
  test('is asked to be watched', async () => {
    const editor = await start();
    expect(editor.registered).toEqual(['workspace/didChangeWatchedFiles']);
  });

  test('changes by another program', async () => {
    const editor = await start();
    editor.folder.write(M, mapOf('OPEN'));
    await editor.tell([M, 'changed']);
    expect(blocked(editor)).toEqual(BLOCKED);
    editor.folder.write(M, mapOf('RESOLVED'));
    await editor.tell([M, 'changed']);
    expect(blocked(editor)).toEqual([]);
  });

  test('loses the evidence, and has it back', async () => {
    const editor = await start();
    editor.folder.remove('evidence');
    await editor.tell(['evidence', 'deleted']);
    expect(blocked(editor)).toEqual(BLOCKED);
    expect(editor.codes(M)).toContain('evidence-missing');
    editor.folder.write('evidence/scope.md', 'The scope.\n');
    await editor.tell(['evidence', 'created']);
    expect(blocked(editor)).toEqual([]);
  });

  test('gets a map later, and the packet its verdict', async () => {
    const editor = await start({ [P]: PACKET, 'evidence/scope.md': '' });
    expect(editor.codes(P)).toContain('map-missing');
    editor.folder.write(M, mapOf('RESOLVED'));
    await editor.tell([M, 'created']);
    expect(only(editor.codes(P), 'map-missing', 'selection-blocked')).toEqual([]);
  });

  test('loses a file, and with it what was said of it', async () => {
    const editor = await start({ ...FILES, [M]: mapOf('OPEN') });
    editor.folder.remove(P);
    await editor.tell([P, 'deleted']);
    expect(editor.diagnostics(P)).toEqual([]);
    expect(gated(editor)).toEqual([]);
  });

  test('has a packet renamed by the editor itself', async () => {
    const editor = await start({ ...FILES, [M]: mapOf('OPEN') });
    mkdirSync(join(editor.folder.path, 'in'));
    renameSync(join(editor.folder.path, P), join(editor.folder.path, 'in', P));
    await editor.connection.sendNotification('workspace/didRenameFiles', {
      files: [{ oldUri: editor.folder.uri(P), newUri: editor.folder.uri(`in/${P}`) }],
    });
    await editor.settled();
    expect(editor.diagnostics(P)).toEqual([]);
    expect(editor.codes(`in/${P}`)).toContain('selection-blocked');
  });

  test('has a packet that cannot be read, which the log says once', async () => {
    const editor = await start();
    editor.folder.write('other.packet.md', new Uint8Array([0xff, 0xfe]));
    await editor.tell(['other.packet.md', 'created']);
    await editor.tell(['other.packet.md', 'changed']);
    expect(editor.log).toEqual([`${editor.folder.uri('other.packet.md')} is not checked: it is not UTF-8 text.`]);
  });

  test('is looked at on every save where nobody watches it', async () => {
    const editor = await start(FILES, { capabilities: {} });
    await editor.open(P);
    editor.folder.write(M, mapOf('OPEN'));
    await editor.connection.sendNotification('textDocument/didSave', { textDocument: { uri: editor.folder.uri(P) } });
    await editor.settled();
    expect(blocked(editor)).toEqual(BLOCKED);
  });
});

describe('a configuration', () => {
  test('counts at once, and is checked itself', async () => {
    const editor = await start();
    const name = '.decision-packets.jsonc';
    await editor.open(name, '{ "requireDigest": true, "role": [] }', 'jsonc');
    expect(blocked(editor)).toEqual(BLOCKED);
    expect(editor.codes(name)).toEqual(['configuration']);
    const [fix] = await actions(editor, name, '"role"');
    editor.apply(fix?.edit ?? {});
    await editor.settled();
    expect(editor.diagnostics(name)).toEqual([]);
    await editor.close(name);
    expect(blocked(editor)).toEqual([]);
  });
});

describe('folders', () => {
  test('several are a workspace each, and may come and go', async () => {
    const editor = await start(
      { 'one/a.packet.md': PACKET, 'two/blocker-map.json': mapOf('OPEN') },
      {
        params: { workspaceFolders: [] },
      },
    );
    expect(editor.published).toEqual([]);
    const change = (added: string[], removed: string[]) => {
      const folders = (names: string[]) => names.map((name) => ({ uri: editor.folder.uri(name), name }));
      return editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: folders(added), removed: folders(removed) },
      });
    };
    await change(['one', 'two'], []);
    await editor.settled();
    expect(editor.codes('one/a.packet.md')).toContain('map-missing');
    await change([], ['one']);
    await editor.settled();
    expect(editor.diagnostics('one/a.packet.md')).toEqual([]);
  });

  test.each([
    ['rootUri', ({ uri }: Folder) => ({ workspaceFolders: null, rootUri: uri('') })],
    ['rootPath', (folder: Folder) => ({ rootUri: null, rootPath: folder.path })],
  ])('may be named as %s', async (_, params) => {
    const folder = new Folder({ ...FILES, [M]: mapOf('OPEN') });
    folders.push(folder);
    const editor = new Editor(folder);
    running.push(editor);
    await editor.initialize({ processId: null, capabilities: {}, ...params(folder) });
    await editor.settled();
    expect(blocked(editor)).toEqual(BLOCKED);
  });

  test('are not needed: a packet that is opened alone has its own', async () => {
    const editor = await start(FILES, { params: { workspaceFolders: null } });
    expect(editor.published).toEqual([]);
    await editor.open(P);
    expect(blocked(editor)).toEqual([]);
    await editor.open(M, mapOf('OPEN'), 'blocker-map');
    expect(blocked(editor)).toEqual(BLOCKED);
  });
});

describe('help', () => {
  test('reverts the selection, from the packet', async () => {
    const editor = await start({ ...FILES, [M]: mapOf('OPEN') });
    await editor.open(P);
    const [revert] = await actions(editor, P, 'AUTHORIZE_GO');
    expect(revert).toMatchObject({ title: 'Revert to HOLD_ALL', kind: 'quickfix', isPreferred: true });
    expect(revert?.diagnostics?.map(({ code }) => code)).toContain('selection-blocked');
    editor.apply(revert?.edit ?? {});
    await editor.settled();
    expect(editor.text(P)).toContain('Selected: HOLD_ALL');
    expect(blocked(editor)).toEqual([]);
  });

  test('reverts the selection, from the entry of the map that breaks it', async () => {
    const editor = await start({ ...FILES, [M]: mapOf('OPEN') });
    await editor.open(M, undefined, 'blocker-map');
    const [revert] = await actions(editor, M, '"OPEN"');
    expect(revert?.title).toContain('HOLD_ALL');
    editor.apply(revert?.edit ?? {});
    await editor.tell([P, 'changed']);
    expect(editor.folder.read(P)).toContain('Selected: HOLD_ALL');
    expect(gated(editor)).toEqual([]);
  });

  test('fixes all that is safe to fix', async () => {
    const editor = await start({ ...FILES, [M]: mapOf('OPEN') });
    await editor.open(P);
    const found = await actions(editor, P, '# Next', ['source.fixAll']);
    expect(found.map(({ kind }) => kind)).toEqual(['source.fixAll.decision-packets']);
    editor.apply(found[0]?.edit ?? {});
    await editor.settled();
    expect(editor.diagnostics(P).filter(({ severity }) => severity === 1)).toEqual([]);
  });

  test('reverts by a command, once or twice', async () => {
    const editor = await start({ ...FILES, [M]: mapOf('OPEN') });
    await editor.open(P);
    const params = { command: 'decisionPackets.revertToHold', arguments: [editor.folder.uri(P)] };
    await editor.connection.sendRequest('workspace/executeCommand', params);
    const after = editor.text(P);
    expect(after).toContain('Selected: HOLD_ALL');
    await editor.connection.sendRequest('workspace/executeCommand', params);
    expect(editor.text(P)).toBe(after);
    await expect(
      editor.connection.sendRequest('workspace/executeCommand', { ...params, arguments: [editor.folder.uri(M)] }),
    ).rejects.toThrow('is no decision packet');
  });

  test('creates the map that is missing', async () => {
    const editor = await start({ [P]: PACKET });
    await editor.open(P);
    const found = await actions(editor, P, '# Next decision packet');
    const create = found.find(({ title }) => title.startsWith('Create '));
    editor.apply(create?.edit ?? {});
    await editor.tell([M, 'created']);
    expect(editor.codes(P)).not.toContain('map-missing');
    expect(editor.folder.read(M)).toContain('"lane"');
  });

  test('tells of what the pointer is on', async () => {
    const editor = await start({ ...FILES, [M]: mapOf('PROVEN') });
    await editor.open(P);
    const hover = await editor.connection.sendRequest<Hover>('textDocument/hover', {
      textDocument: { uri: editor.folder.uri(P) },
      position: editor.rangeOf(P, 'LANE-A-SCOPE-1').start,
    });
    expect(hover.contents).toMatchObject({ kind: 'markdown' });
    expect(JSON.stringify(hover.contents)).toContain('Claims **PROVEN**, has earned **RESOLVED**');
    expect(hover.range).toEqual(editor.rangeOf(P, 'LANE-A-SCOPE-1'));
  });

  test('sums a packet up, and nothing else', async () => {
    const editor = await start();
    const ask = (name: string, format?: string) =>
      editor.connection.sendRequest<{ text: string } | null>('decisionPackets/summary', {
        uri: editor.folder.uri(name),
        format,
      });
    expect((await ask(P))?.text).toMatch(/^# [\s\S]*AUTHORIZE_GO/);
    expect(await ask(P, 'markdown')).toEqual(await ask(P));
    expect((await ask(P, 'html'))?.text).toMatch(/^<!doctype html>[\s\S]*AUTHORIZE_GO/);
    expect(JSON.parse((await ask(P, 'json'))?.text ?? '')).toMatchObject({ packets: [{ path: P }] });
    expect(await ask(M)).toBeNull();
    await expect(ask(P, 'pdf')).rejects.toThrow('There is no format pdf');
  });

  test('draws a panel of a packet, which follows the map, and in which things can be assumed', async () => {
    const editor = await start({ ...FILES, [M]: mapOf('OPEN') });
    const ask = (view: object = {}) =>
      editor.connection.sendRequest<Panel | null>('decisionPackets/panel', { uri: editor.folder.uri(P), ...view });
    const now = await ask();
    expect(now?.html).toContain('is selected, but');
    expect(now?.places.map(({ uri }) => uri)).toEqual(
      expect.arrayContaining([editor.folder.uri(P), editor.folder.uri(M)]),
    );
    const supposed = await ask({ assume: ['LANE-A-SCOPE-1=RESOLVED'] });
    expect(supposed?.html).toContain('What if: 1 thing is assumed.');
    expect(supposed?.html).toContain('is selected, but');
    await editor.open(M, undefined, 'blocker-map');
    await editor.type(M, '"OPEN"', '"RESOLVED"');
    expect((await ask())?.html).not.toContain('is selected, but');
    expect(await editor.connection.sendRequest('decisionPackets/panel', { uri: editor.folder.uri(M) })).toBeNull();
    expect(await ask({ assume: 7, search: {}, graph: 'none' })).toMatchObject({ title: now?.title });
  });

  test('says after every check how an open packet stands', async () => {
    const editor = await start();
    await editor.open(P);
    await editor.open(M, undefined, 'blocker-map');
    await editor.type(M, '"RESOLVED"', '"OPEN"');
    expect(editor.statuses.at(-1)).toMatchObject({ uri: editor.folder.uri(P), inForce: 'HOLD_ALL', reason: 'blocked' });
    await editor.close(P);
    const before = editor.statuses.length;
    await editor.type(M, '"OPEN"', '"RESOLVED"');
    expect(editor.statuses.slice(before)).toHaveLength(1);
    expect(editor.statuses.at(-1)).toMatchObject({ inForce: 'AUTHORIZE_GO', reason: 'selected' });
  });
});
