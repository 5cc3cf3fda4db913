import { execFileSync } from 'node:child_process';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { Editor, Folder } from './editor.ts';
import { FILES, mapOf, PACKET } from './texts.ts';

/*
 * Others write to the same disk: another window, another program, git. Whatever they do, the editor ends up showing
 * what one that is started then would show.
 */

const PACKET_FILE = 'next-decision-packet.md';
const MAP = 'blocker-map.json';
const running: Editor[] = [];
const folders: Folder[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((editor) => editor.stop()));
  for (const folder of folders.splice(0)) folder.dispose();
});

function workspace(files: Readonly<Record<string, string>> = FILES): Folder {
  const folder = new Folder(files);
  folders.push(folder);
  return folder;
}

async function window(folder: Folder): Promise<Editor> {
  const editor = await Editor.start(folder);
  running.push(editor);
  await editor.settled();
  return editor;
}

async function expectAsFresh(editor: Editor, names: readonly string[]): Promise<void> {
  const fresh = await window(editor.folder);
  const shown = (each: Editor) => names.map((name) => [name, each.diagnostics(name)]);
  expect(shown(editor)).toEqual(shown(fresh));
}

describe('two windows on one workspace', () => {
  test('each sees what the other has saved, and its own unsaved text', async () => {
    const folder = workspace();
    const one = await window(folder);
    const other = await window(folder);
    await one.open(MAP);
    await one.type(MAP, 'RESOLVED', 'OPEN');
    expect(one.codes(PACKET_FILE)).toContain('selection-blocked');
    expect(other.codes(PACKET_FILE)).not.toContain('selection-blocked');

    folder.write(MAP, one.text(MAP));
    await Promise.all([one.tell([MAP, 'changed']), other.tell([MAP, 'changed'])]);
    expect(other.codes(PACKET_FILE)).toContain('selection-blocked');

    await other.open(PACKET_FILE);
    await other.type(PACKET_FILE, 'Selected: AUTHORIZE_GO', 'Selected: HOLD_ALL');
    folder.write(PACKET_FILE, other.text(PACKET_FILE));
    await Promise.all([one.tell([PACKET_FILE, 'changed']), other.tell([PACKET_FILE, 'changed'])]);
    expect(one.codes(PACKET_FILE)).not.toContain('selection-blocked');
    await one.close(MAP);
    await other.close(PACKET_FILE);
    await expectAsFresh(one, [PACKET_FILE, MAP]);
    await expectAsFresh(other, [PACKET_FILE, MAP]);
  });
});

describe('another program', () => {
  test('puts another map in the place of one, at once', async () => {
    const folder = workspace();
    const editor = await window(folder);
    expect(editor.codes(PACKET_FILE)).not.toContain('selection-blocked');
    for (const [status, isBlocked] of [
      ['OPEN', true],
      ['RESOLVED', false],
      ['DESIGNED', true],
    ] as const) {
      folder.write('map.tmp', mapOf(status));
      renameSync(join(folder.path, 'map.tmp'), join(folder.path, MAP));
      // What watchers make of a rename over a file differs; this is the least of it.
      await editor.tell([MAP, 'changed']);
      expect(editor.codes(PACKET_FILE).includes('selection-blocked')).toBe(isBlocked);
      await expectAsFresh(editor, [PACKET_FILE, MAP]);
    }
    renameSync(join(folder.path, MAP), join(folder.path, 'gone.json'));
    await editor.tell([MAP, 'deleted']);
    folder.write(MAP, mapOf('RESOLVED'));
    await editor.tell([MAP, 'deleted'], [MAP, 'created']);
    await expectAsFresh(editor, [PACKET_FILE, MAP]);
  });

  test('switches the branch under the editor', async () => {
    const folder = workspace();
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-C', folder.path, ...args], {
        stdio: 'pipe',
      });
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-qm', 'first');
    git('checkout', '-qb', 'other');
    git('mv', MAP, 'renamed-blocker-map.json');
    folder.write('renamed-blocker-map.json', mapOf('OPEN'));
    folder.write('deep/er/x.packet.md', PACKET);
    folder.remove('evidence');
    git('add', '-A');
    git('commit', '-qm', 'second');

    const editor = await window(folder);
    await editor.open(PACKET_FILE);
    const all = [PACKET_FILE, MAP, 'renamed-blocker-map.json', 'deep/er/x.packet.md'] as const;
    const changed = [
      [MAP, 'renamed-blocker-map.json', 'evidence/scope.md'],
      ['deep/er/x.packet.md', 'evidence/scope.md'],
    ].flat();
    for (const branch of ['main', 'other', 'main']) {
      git('checkout', '-q', branch);
      await editor.tell(...changed.map((name) => [name, folder.has(name) ? 'created' : 'deleted'] as const));
      const isBlocked = branch === 'other';
      expect(editor.codes(PACKET_FILE).includes('selection-blocked')).toBe(isBlocked);
      await expectAsFresh(editor, all.slice(1));
    }
  });

  test('changes 1,000 files at once', async () => {
    const numbers = Array.from({ length: 500 }, (_, number) => number);
    const files = Object.fromEntries(
      numbers.flatMap((number) => [
        [`p${number}/x.packet.md`, PACKET],
        [`p${number}/blocker-map.json`, mapOf('RESOLVED')],
        [`p${number}/evidence/scope.md`, 'scope'],
      ]),
    );
    const folder = workspace(files);
    const editor = await window(folder);
    const names = numbers.flatMap((number) => [`p${number}/x.packet.md`, `p${number}/blocker-map.json`]);
    for (const number of numbers) {
      folder.write(`p${number}/blocker-map.json`, mapOf(number % 3 === 0 ? 'OPEN' : 'RESOLVED'));
      if (number % 5 === 0) folder.remove(`p${number}/x.packet.md`);
      else
        folder.write(
          `p${number}/x.packet.md`,
          number % 2 === 0 ? PACKET : PACKET.replace('AUTHORIZE_GO\n', 'HOLD_ALL\n'),
        );
    }
    // In two lots that come one directly behind the other.
    const event = (name: string) => [name, folder.has(name) ? 'changed' : 'deleted'] as const;
    await Promise.all([editor.tell(...names.slice(0, 500).map(event)), editor.tell(...names.slice(500).map(event))]);
    expect(editor.codes('p6/x.packet.md')).toContain('selection-blocked');
    expect(editor.codes('p5/x.packet.md')).toEqual([]);
    await expectAsFresh(editor, names);
  });
});
