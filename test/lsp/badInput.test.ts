import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

const table = (rows: string): string =>
  `# A decision packet\n\nOptions (owner chooses exactly one; default HOLD_ALL)\n\n| option | what it authorizes | preconditions |\n|---|---|---|\n| HOLD_ALL | nothing | none |\n${rows}`;

/** Named texts, and a code that must be among what is said of each. */
const TEXTS: readonly (readonly [name: string, file: string, text: () => string | Uint8Array, says: string])[] = [
  ['an empty packet', 'a.packet.md', () => '', 'options-missing'],
  ['an empty map', 'a/a-blocker-map.json', () => '', 'syntax'],
  ['a byte order mark alone, as a packet', 'a.packet.md', () => '\uFEFF', 'options-missing'],
  ['a byte order mark alone, as a map', 'a/a-blocker-map.json', () => '\uFEFF', 'syntax'],
  ['NUL in a packet', 'a.packet.md', () => '\0'.repeat(1000), 'options-missing'],
  ['NUL in a map', 'a/a-blocker-map.json', () => '{"version":\0 1}', 'syntax'],
  ['10 MB on one line of a packet', 'a.packet.md', () => 'x'.repeat(10e6), 'options-missing'],
  ['10 MB on one line of a map', 'a/a-blocker-map.json', () => `{"version":1,"x":"${'x'.repeat(10e6)}"}`, 'schema'],
  ['100,000 nested arrays', 'a/a-blocker-map.json', () => '['.repeat(100_000), 'syntax'],
  ['100,000 nested arrays in front matter', 'a.packet.md', () => `---\nlane: ${'['.repeat(100_000)}\n---\n`, 'syntax'],
  ['50,000 nested quotes', 'a.packet.md', () => '> '.repeat(50_000), 'syntax'],
  ['50,000 nested lists', 'a.packet.md', () => `${'- '.repeat(50_000)}x`, 'syntax'],
  [
    '100,000 nested lists, each on a line of its own',
    'a.packet.md',
    () => Array.from({ length: 1000 }, (_, n) => `${'\t'.repeat(n)}${'- '.repeat(100)}x\n`).join(''),
    'options-missing',
  ],
  ['100,000 nested brackets', 'a.packet.md', () => '['.repeat(100_000) + ']'.repeat(100_000), 'options-missing'],
  ['100,000 nested pictures', 'a.packet.md', () => '!['.repeat(100_000) + ']'.repeat(100_000), 'syntax'],
  ['100,000 nested emphasised words', 'a.packet.md', () => '*a '.repeat(100_000) + ' a*'.repeat(100_000), 'syntax'],
  ['200,000 asterisks that emphasise nothing', 'a.packet.md', () => '*a _b '.repeat(100_000), 'options-missing'],
  ['50,000 links that are not closed', 'a.packet.md', () => '[a](b'.repeat(50_000), 'options-missing'],
  ['50,000 tags that are not closed', 'a.packet.md', () => `x${'<http:'.repeat(50_000)}`, 'options-missing'],
  ['50,000 elements that are not closed', 'a.packet.md', () => `x${'<b class=a>'.repeat(50_000)}`, 'options-missing'],
  ['an address and 100,000 brackets', 'a.packet.md', () => `http://a.b/${')'.repeat(100_000)}`, 'options-missing'],
  [
    'runs of backticks of every length',
    'a.packet.md',
    () => Array.from({ length: 1500 }, (_, n) => '`'.repeat(n)).join(' x '),
    'options-missing',
  ],
  ['100,000 entities', 'a.packet.md', () => '&amp;'.repeat(100_000), 'options-missing'],
  ['a link definition of 50,000 lines', 'a.packet.md', () => `[a]: b "${'x\n'.repeat(50_000)}`, 'syntax'],
  [
    '50,000 link definitions',
    'a.packet.md',
    () => Array.from({ length: 50_000 }, (_, n) => `[a${n}]: b\n`).join(''),
    'options-missing',
  ],
  ['50,000 underlined headings', 'a.packet.md', () => 'a\n-\n'.repeat(50_000), 'options-missing'],
  [
    'front matter of 100,000 keys',
    'a.packet.md',
    () => `---\n${Array.from({ length: 100_000 }, (_, n) => `k${n}: x\n`).join('')}---\n`,
    'syntax',
  ],
  ['a table of 5,000 columns', 'a.packet.md', () => table(`| GO |${' x |'.repeat(5000)}\n`), 'precondition-untracked'],
  [
    'a table of 100,000 rows',
    'a.packet.md',
    () => `| a | b |\n|---|---|\n${'| x | y |\n'.repeat(100_000)}`,
    'options-missing',
  ],
  [
    '3,000 options',
    'a.packet.md',
    () => table(Array.from({ length: 3000 }, (_, n) => `| GO_${n} | x | above |\n`).join('')),
    'option-inherits-implicitly',
  ],
  [
    '400 options that each inherit from all above it',
    'a.packet.md',
    () => table(Array.from({ length: 400 }, (_, n) => `| GO_${n} | x | all of the above; rain ${n} |\n`).join('')),
    'option-inherits-nothing',
  ],
  [
    '5,000 options that each inherit from all above it',
    'a.packet.md',
    () => table(Array.from({ length: 5000 }, (_, n) => `| GO_${n} | x | all of the above |\n`).join('')),
    'option-inherits-nothing',
  ],
  [
    '2,000 selections',
    'a.packet.md',
    () => table(Array.from({ length: 2000 }, (_, n) => `| GO_${n} (selected) | x | x |\n`).join('')),
    'selection-multiple',
  ],
  [
    'a cell of 100,000 references',
    'a.packet.md',
    () => table(`| GO | x | ${'LANE-A-SCOPE-1; '.repeat(100_000)} |\n\nSee no-blocker-map.json.\n`),
    'map-missing',
  ],
  [
    'a cell that asks for all blockers 100,000 times',
    'a.packet.md',
    () => table(`| GO | x | ${'ALL blockers; '.repeat(100_000)} |\n\nSee no-blocker-map.json.\n`),
    'map-missing',
  ],
  [
    'a cell of 100,000 grants',
    'a.packet.md',
    () => table(`| GO | x | ${'A / '.repeat(100_000)} B grants |\n\nSee no-blocker-map.json.\n`),
    'map-missing',
  ],
  [
    '20,000 references that each hold a character that nobody sees',
    'a.packet.md',
    () => table(`| GO | x | ${'LANE-\u0410-SCOPE-1; '.repeat(20_000)} |\n`),
    'hidden-character',
  ],
  ['__proto__ keys', 'a/a-blocker-map.json', () => '{"version":1,"__proto__":{"lane":"X"},"blockers":[]}', 'schema'],
  [
    '__proto__ keys in front matter',
    'a.packet.md',
    () => '---\n__proto__: { a: b }\nconstructor: x\n---\n',
    'options-missing',
  ],
  ['duplicate keys', 'a/a-blocker-map.json', () => '{"version":1,"version":1}', 'duplicate-key'],
  [
    'duplicate keys, one of them in escapes',
    'a/a-blocker-map.json',
    () => '{"lane":"X","l\\u0061ne":"Y"}',
    'duplicate-key',
  ],
  ['duplicate keys in front matter', 'a.packet.md', () => '---\nlane: X\nlane: Y\n---\n', 'duplicate-key'],
  [
    'lone surrogates in escapes',
    'a/a-blocker-map.json',
    () => '{"version":1,"lane":"\\uD800","blockers":[]}',
    'schema',
  ],
  [
    'an alias to an alias to an alias',
    'a.packet.md',
    () =>
      `---\na: &a [x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((key, at) => `${key}: &${key} [${Array.from({ length: 9 }, () => `*${'abcdefghi'[at]}`)}]`).join('\n')}\nselected: *i\n---\n`,
    'schema',
  ],
];

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
    expect(other.log).toContainEqual(expect.stringMatching(/\/shut is not checked: it may not be read\.$/));
  });

  test('is asked about, and the next request is answered', async () => {
    await other.open(GOOD);
    const textDocument = { uri: locked.uri(GOOD) };
    const position = other.rangeOf(GOOD, 'LANE-A-SCOPE-1').start;
    expect(await other.connection.sendRequest('textDocument/hover', { textDocument, position })).not.toBeNull();
  });
});
