import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TEXTS, table } from '../support/hostileTexts.ts';
import { hasNoPermissions } from '../support/unprivileged.ts';
import { Editor, Folder } from './editor.ts';
import { FILES, mapOf, PACKET } from './texts.ts';

/*
 * What nobody writes by hand, and somebody may put there. One server has to bear with all of it, and answers the next
 * request as if nothing had been.
 */

const GOOD = 'next-decision-packet.md';
const MEBIBYTE = 1024 * 1024;
const folder = new Folder(FILES);
let editor: Editor;

beforeAll(async () => {
  editor = await Editor.start(folder);
  await editor.open(GOOD);
});

afterAll(async () => {
  expect(await editor.stop()).toBe(0);
  folder.dispose();
});

/** Shows that what is typed now is checked, what is asked now is answered, and the memory has not run away. */
async function isServed(): Promise<void> {
  const before = editor.statuses.length;
  await editor.type(GOOD, 'the next', 'the very next');
  await editor.type(GOOD, 'the very next', 'the next');
  expect(editor.statuses.length).toBeGreaterThan(before);
  expect(editor.statuses.at(-1)).toMatchObject({ inForce: 'AUTHORIZE_GO' });
  const position = editor.rangeOf(GOOD, 'LANE-A-SCOPE-1').start;
  const textDocument = { uri: folder.uri(GOOD) };
  expect(await editor.connection.sendRequest('textDocument/hover', { textDocument, position })).not.toBeNull();
  const status = `/proc/${editor.process.pid}/status`;
  if (!existsSync(status)) return;
  const resident = Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1]) * 1024;
  expect(resident).toBeLessThan(1500 * MEBIBYTE);
}

async function write(name: string, content: string | Uint8Array): Promise<void> {
  folder.write(name, content);
  await editor.tell([name, 'created']);
}

async function remove(name: string): Promise<void> {
  folder.remove(name);
  await editor.tell([name, 'deleted']);
}

describe('a file that no person would write', () => {
  test.each(TEXTS)('%s', async (_, file, text, says) => {
    await write(file, text());
    expect(editor.codes(file)).toContain(says);
    await isServed();
    await remove(file);
    expect(editor.codes(file)).toEqual([]);
  });

  test.each([
    ['bytes that are no UTF-8', (path: string) => folder.write(path, Uint8Array.from([0xff, 0xfe, 0xc0, 0x80]))],
    ['a directory', (path: string) => mkdirSync(join(folder.path, path))],
    ['a loop of links', (path: string) => symlinkSync(join(folder.path, path), join(folder.path, path))],
    ['a pipe that nobody writes to', (path: string) => execFileSync('mkfifo', [join(folder.path, path)])],
    [
      'more than 64 MiB',
      (path: string) => {
        folder.write(path, '');
        truncateSync(join(folder.path, path), 65 * MEBIBYTE);
      },
    ],
  ])('a map that is %s, which is said at the packet that names it', async (_, make) => {
    mkdirSync(join(folder.path, 'b'), { recursive: true });
    make('b/b-blocker-map.json');
    await editor.tell(['b/b-blocker-map.json', 'created']);
    await write('b/b.packet.md', `${table('')}\nSee b-blocker-map.json.\n`);
    expect(editor.codes('b/b.packet.md')).toContain('map-broken');
    await isServed();
    await remove('b');
    await editor.tell(['b/b.packet.md', 'deleted']);
  });

  test('a packet and a map that are cut off anywhere', async () => {
    for (const [file, text] of [
      ['c/c.packet.md', PACKET],
      ['c/c-blocker-map.json', mapOf('RESOLVED')],
    ] as const) {
      await editor.open(file, '');
      for (let end = 0; end < text.length; end += 13) {
        await editor.edit(file, { range: editor.wholeOf(file), text: text.slice(0, end) });
      }
      await editor.close(file);
    }
    await isServed();
  });

  test.each([
    ['14,000 underlined headings', 'textDocument/documentSymbol'],
    ['14,000 underlined headings', 'textDocument/foldingRange'],
    ['3,000 options', 'textDocument/codeAction'],
    ['2,000 selections', 'textDocument/codeAction'],
  ])('%s, of which all is asked for at once: %s', async (wanted, method) => {
    const [, file, text] = TEXTS.find(([name]) => name === wanted) ?? [];
    await editor.open(file ?? '', String(text?.()));
    const range = editor.wholeOf(file ?? '');
    const context = { diagnostics: [] };
    const params = { textDocument: { uri: folder.uri(file ?? '') }, range, context };
    expect(await editor.connection.sendRequest(method, params)).not.toEqual([]);
    await isServed();
    await editor.close(file ?? '');
  });

  test('a packet with 50,000 findings, of which the most serious are shown, and how many there are', async () => {
    const reference = 'LANE-\u0410-SCOPE-1; ';
    await editor.open('f.packet.md', `${table(`| GO | x | ${reference.repeat(50_000)} |\n`)}\nSelected: GO\n`);
    const codes = editor.codes('f.packet.md');
    expect(codes).toHaveLength(1000);
    expect(codes).toContain('selection-blocked');
    expect(codes.at(-1)).toBe('more-findings');
    const status = editor.statuses.findLast(({ uri }) => uri === folder.uri('f.packet.md'));
    expect(status?.problems).toBeGreaterThan(10_000);
    await isServed();
    await editor.close('f.packet.md');
    expect(editor.codes('f.packet.md')).toEqual([]);
  });

  test('a packet with half a surrogate pair, typed', async () => {
    await editor.open('d.packet.md', `${table('')}\uD83D`);
    await editor.edit('d.packet.md', { range: editor.wholeOf('d.packet.md'), text: `\uDE00${table('')}` });
    await isServed();
    await editor.close('d.packet.md');
  });
});

describe('evidence that is', () => {
  const evidenceAt = (path: string, sha256?: string) =>
    JSON.stringify({
      version: 1,
      lane: 'LANE-E',
      blockers: [
        {
          id: 'LANE-E-1',
          title: 'E',
          owners: ['owner'],
          status: 'DESIGNED',
          evidence: [{ kind: 'design', path, sha256, recordedBy: 'owner', recordedOn: '2026-06-01' }],
        },
      ],
    });
  const MAP = 'e/e-blocker-map.json';
  const messages = () => editor.diagnostics(MAP).map(({ message }) => message);
  const at = (name: string) => join(folder.path, 'e', name);

  /** The map is typed, so that the disk need not be told of. */
  async function rest(on: string, sha256?: string): Promise<void> {
    mkdirSync(join(folder.path, 'e'), { recursive: true });
    if (!editor.isOpen(MAP)) await editor.open(MAP, '');
    await editor.edit(MAP, { range: editor.wholeOf(MAP), text: evidenceAt(on, sha256) });
  }

  afterAll(async () => {
    await editor.close(MAP);
  });

  test('a file, and nothing is wrong', async () => {
    folder.write('e/fine.md', 'fine');
    await rest('fine.md');
    expect(editor.codes(MAP)).not.toContain('status-unearned');
  });

  test('a directory', async () => {
    mkdirSync(at('folder'));
    await rest('folder');
    expect(messages()).toContainEqual(expect.stringContaining('is a directory'));
    await isServed();
  });

  test.skipIf(process.platform === 'win32')('a socket', async () => {
    const socket = createServer().listen(at('s.sock'));
    await rest('s.sock');
    expect(messages()).toContainEqual(expect.stringContaining('is no regular file'));
    await isServed();
    await new Promise((resolve) => socket.close(resolve));
  });

  test.skipIf(process.platform === 'win32')('a pipe that nobody writes to', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    await rest('pipe');
    expect(messages()).toContainEqual(expect.stringContaining('is no regular file'));
    await isServed();
  });

  test('a loop of links', async () => {
    symlinkSync('loop-b', at('loop-a'));
    symlinkSync('loop-a', at('loop-b'));
    await rest('loop-a');
    expect(messages()).toContainEqual(expect.stringContaining('is a loop of links'));
    await isServed();
  });

  test('5 GB, with a digest: it is not read, and the diagnostic says from which size on', async () => {
    folder.write('e/huge.bin', '');
    truncateSync(at('huge.bin'), 5 * 1024 * MEBIBYTE);
    await rest('huge.bin', 'a'.repeat(64));
    expect(messages()).toContainEqual(expect.stringContaining('is larger than 64 MiB'));
    await isServed();
  });

  test('written to while it is read, and right at the end', async () => {
    const last = 'the last words';
    folder.write('e/busy.log', 'x'.repeat(8 * MEBIBYTE));
    const sha256 = 'a'.repeat(64);
    await rest('busy.log', sha256);
    const told: Promise<void>[] = [];
    for (let turn = 0; turn < 10; turn += 1) {
      folder.write('e/busy.log', `${turn}${'x'.repeat(8 * MEBIBYTE)}`);
      told.push(editor.tell(['e/busy.log', 'changed']));
    }
    folder.write('e/busy.log', last);
    told.push(editor.tell(['e/busy.log', 'changed']));
    await Promise.all(told);
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(last))).toString('hex');
    expect(editor.codes(MAP)).toContain('evidence-changed');
    await rest('busy.log', digest);
    expect(editor.codes(MAP)).not.toContain('evidence-changed');
    expect(editor.codes(MAP)).not.toContain('status-unearned');
    await isServed();
  });

  test.each([
    '../../outside.md',
    '../e/../../outside.md',
    '/etc/passwd',
    'C:\\Windows\\win.ini',
    'C:/Windows/win.ini',
    '\\\\server\\share\\x.md',
    '//server/share/x.md',
    '%2e%2e/%2e%2e/outside.md',
    '..%2f..%2foutside.md',
    '%252e%252e/%252e%252e/outside.md',
    'file:///etc/passwd',
    'link-out/passwd',
  ])('at a path that climbs out of the workspace: %s', async (path) => {
    if (path.startsWith('link-out') && !existsSync(at('link-out'))) symlinkSync('/etc', at('link-out'));
    await rest(path);
    expect(editor.codes(MAP)).toContain('evidence-outside');
    await isServed();
  });
});

describe.skipIf(hasNoPermissions)('what may not be read', () => {
  let locked: Folder;
  let other: Editor;

  beforeAll(async () => {
    locked = new Folder(FILES);
    locked.write('locked.md', 'x');
    locked.write('a/blocker-map.json', mapOf('RESOLVED'));
    locked.write('a/a.packet.md', PACKET);
    locked.write('shut/b/b.packet.md', PACKET);
    for (const name of ['locked.md', 'a/blocker-map.json', 'shut']) chmodSync(join(locked.path, name), 0);
    other = await Editor.start(locked, { isUnprivileged: true });
    await other.settled();
  });

  afterAll(async () => {
    expect(await other.stop()).toBe(0);
    chmodSync(join(locked.path, 'shut'), 0o755);
    locked.dispose();
  });

  test('counts for nothing as evidence, and the map says so', async () => {
    await other.open(
      'c/blocker-map.json',
      mapOf('RESOLVED').replace('evidence/scope.md', '../locked.md'),
      'blocker-map',
    );
    const said = other.diagnostics('c/blocker-map.json').map(({ message }) => message);
    expect(said).toContainEqual(expect.stringContaining('may not be read'));
  });

  test('is no map, and the packet says so', () => {
    expect(other.codes('a/a.packet.md')).toContain('map-broken');
  });

  test('is no folder that is passed over in silence', () => {
    const told = expect.stringMatching(/\/shut is not checked: it may not be read\./);
    expect(other.log).toContainEqual(told);
    expect(other.messages).toEqual([told]);
  });

  test('is asked about, and the next request is answered', async () => {
    await other.open(GOOD);
    const textDocument = { uri: locked.uri(GOOD) };
    const position = other.rangeOf(GOOD, 'LANE-A-SCOPE-1').start;
    expect(await other.connection.sendRequest('textDocument/hover', { textDocument, position })).not.toBeNull();
  });
});
