import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { TEXTS } from '../support/hostileTexts.ts';
import { hasNoPermissions } from '../support/unprivileged.ts';
import { folderWith, run } from './cli.ts';
import { packetWith } from './texts.ts';

const PACKET = 'a-decision-packet.md';
const MAP = 'blocker-map.json';
const SELECTED = packetWith('L-0-X-1', 'Selected: AUTHORIZE_A\n\nDecided by: owner\n\nDecided on: 2026-06-01\n');

const mapWith = (path: string): string =>
  JSON.stringify({
    version: 1,
    lane: 'L-0',
    blockers: [
      {
        ...{ id: 'L-0-X-1', title: 'x', owners: ['owner'], status: 'RESOLVED' },
        evidence: [{ kind: 'document', path, recordedBy: 'owner', recordedOn: '2026-06-01' }],
        ...{ resolvedBy: 'owner', resolvedOn: '2026-06-02' },
      },
    ],
  });

async function check(cwd: string, isUnprivileged = false) {
  const { code, stdout, stderr } = await run(['check'], { cwd, isUnprivileged });
  expect(`${stdout}${stderr}`).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  return { code, stdout, stderr };
}

/** Text that no program reads as a map, however it is meant. */
const BROKEN: Readonly<Record<string, string | Uint8Array>> = {
  'an empty file': '',
  'a byte order mark alone': '\uFEFF',
  NUL: '\0',
  '10 MB on one line': `{"x": "${'a'.repeat(10_000_000)}`,
  '100,000 nested arrays': '['.repeat(100_000) + ']'.repeat(100_000),
  'a lone surrogate': '{"version": 1, "lane": "\\ud800", "blockers": []}',
};

describe('a map that is', () => {
  it.each(Object.entries(BROKEN))('%s opens nothing and is told', async (_, content) => {
    const cwd = folderWith({ [PACKET]: SELECTED });
    writeFileSync(join(cwd, MAP), content);
    const { code, stdout } = await check(cwd);
    expect(code).toBe(1);
    expect(stdout).toMatch(/selection-blocked|blocker-unknown/);
  });
});

describe('a packet that is', () => {
  it.each(Object.entries(BROKEN))('%s ends the check as any other', async (_, content) => {
    const cwd = folderWith({ [MAP]: mapWith('a.md'), 'a.md': 'x' });
    writeFileSync(join(cwd, PACKET), content);
    expect([0, 1]).toContain((await check(cwd)).code);
  });
});

it.each([PACKET, MAP])('bytes of %s that are no UTF-8 are told, and let nothing pass', async (name) => {
  const cwd = folderWith({ [PACKET]: SELECTED, [MAP]: mapWith('a.md'), 'a.md': 'x' });
  writeFileSync(join(cwd, name), Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0xc0, 0x22, 0x7d));
  const { code, stderr } = await check(cwd);
  expect(stderr).toContain(`${name} is not UTF-8 text`);
  expect(code).toBeGreaterThan(0);
});

describe.skipIf(process.platform === 'win32')('evidence that is', () => {
  const MADE: Readonly<Record<string, (cwd: string) => void>> = {
    'a folder': (cwd) => mkdirSync(join(cwd, 'evidence')),
    'a pipe': (cwd) => execFileSync('mkfifo', [join(cwd, 'evidence')]),
    'a loop of links': (cwd) => symlinkSync('evidence', join(cwd, 'evidence')),
    'a link out of the folder': (cwd) => symlinkSync('/etc/hostname', join(cwd, 'evidence')),
    nowhere: () => undefined,
  };

  it('a socket shows nothing', async () => {
    const cwd = folderWith({ [PACKET]: SELECTED, [MAP]: mapWith('evidence') });
    const socket = createServer().listen(join(cwd, 'evidence'));
    const { code, stdout } = await check(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain('"evidence" is no regular file');
    expect(stdout).toContain('(selection-blocked)');
    await new Promise((resolve) => socket.close(resolve));
  });

  it('a file that nobody may read shows nothing, and that is told', async () => {
    const cwd = folderWith({ [PACKET]: SELECTED, [MAP]: mapWith('evidence'), evidence: 'x' });
    chmodSync(join(cwd, 'evidence'), 0);
    const { code, stdout } = await check(cwd, true);
    expect(code).toBe(1);
    expect(stdout).toContain('"evidence" may not be read');
    expect(stdout).toContain('(selection-blocked)');
  });

  it.each(Object.entries(MADE))('%s shows nothing', async (_, make) => {
    const cwd = folderWith({ [PACKET]: SELECTED, [MAP]: mapWith('evidence') });
    make(cwd);
    const { code, stdout } = await check(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain('(selection-blocked)');
  });

  it.each(['../../../../etc/hostname', '/etc/hostname', '%2e%2e/%2e%2e/etc/hostname', 'C:\\a.md', '\\\\host\\a.md'])(
    'at %s shows nothing',
    async (path) => {
      const { code, stdout } = await check(folderWith({ [PACKET]: SELECTED, [MAP]: mapWith(path) }));
      expect(code).toBe(1);
      expect(stdout).toContain('(selection-blocked)');
    },
  );

  it('a file is there, which 5 GB are no longer, and the limit is told', async () => {
    const cwd = folderWith({ [PACKET]: SELECTED, [MAP]: mapWith('evidence'), evidence: 'x' });
    expect((await check(cwd)).code).toBe(0);
    truncateSync(join(cwd, 'evidence'), 5 * 1024 ** 3);
    const { code, stdout } = await check(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain('"evidence" is larger than 64 MiB');
  });
});

/** What the server has to bear with, all of it in one workspace. */
describe('a workspace of files that no person would write', () => {
  const codes = new Map<string, readonly string[]>();
  const pathOf = (index: number): string => `${index}/${(TEXTS[index]?.[1] ?? '').replace(/^.*\//, '')}`;
  const cuts = (text: string): string[] => Array.from({ length: text.length / 13 }, (_, at) => text.slice(0, at * 13));

  beforeAll(async () => {
    const cwd = folderWith({
      [PACKET]: SELECTED,
      [MAP]: mapWith('a.md'),
      'a.md': 'x',
      ...Object.fromEntries(TEXTS.map(([, , text], index) => [pathOf(index), text()])),
      ...Object.fromEntries(cuts(SELECTED).map((text, at) => [`cut/${at}/x.packet.md`, text])),
      ...Object.fromEntries(cuts(mapWith('a.md')).map((text, at) => [`cut/${at}/x-blocker-map.json`, text])),
    });
    const { code, stdout } = await run(['check', '--format', 'json'], { cwd });
    expect(code).toBe(1);
    const { files } = JSON.parse(stdout) as { files: { path: string; findings: { code: string }[] }[] };
    for (const { path, findings } of files) {
      codes.set(
        path,
        findings.map((finding) => finding.code),
      );
    }
  }, 300_000);

  it.each(TEXTS.map(([name, , , says], index) => [name, index, says] as const))('has %s', (_, index, says) => {
    expect(codes.get(pathOf(index))).toContain(says);
  });

  it('has a packet with 20,000 findings of a rule, half of which are told', () => {
    const index = TEXTS.findIndex(([name]) => name.startsWith('20,000 references'));
    expect(codes.get(pathOf(index))?.filter((code) => code === 'hidden-character')).toHaveLength(10_001);
  });

  it('has packets and maps that are cut off anywhere, and all of them are told', () => {
    const cut = [...codes.keys()].filter((path) => path.startsWith('cut/'));
    expect(cut.length).toBeGreaterThan(30);
    for (const path of cut) expect(codes.get(path), path).not.toEqual([]);
  });

  it('has a good packet, whose selection holds', () => {
    expect(codes.get(PACKET)).toEqual(['selection-outdated']);
  });
});

describe.skipIf(hasNoPermissions)('what may not be read', () => {
  const files = { [PACKET]: SELECTED, [MAP]: mapWith('a.md'), 'a.md': 'x' };
  const shut = (path: string, more: Readonly<Record<string, string>> = {}) => {
    const cwd = folderWith({ ...files, ...more });
    chmodSync(join(cwd, path), 0);
    return cwd;
  };

  it('is there with a good packet, whose gate is open as long as nothing is kept from us', async () => {
    const cwd = folderWith(files);
    expect((await check(cwd, true)).code).toBe(0);
    expect((await run(['gate', 'AUTHORIZE_A'], { cwd, isUnprivileged: true })).code).toBe(0);
  });

  it('is told of a map, and opens nothing', async () => {
    const cwd = shut(MAP);
    const { code, stdout, stderr } = await check(cwd, true);
    expect(code).toBe(2);
    expect(stderr).toContain(`${MAP} may not be read`);
    expect(stdout).toContain('(map-broken)');
    expect((await run(['gate', 'AUTHORIZE_A'], { cwd, isUnprivileged: true })).code).not.toBe(0);
  });

  it('is told of a packet, which is not passed over', async () => {
    const cwd = shut('other.packet.md', { 'other.packet.md': SELECTED });
    const { code, stderr } = await check(cwd, true);
    expect(code).toBe(2);
    expect(stderr).toContain('other.packet.md may not be read');
    expect((await run(['gate', 'AUTHORIZE_A'], { cwd, isUnprivileged: true })).code).toBe(2);
  });

  it('is told of a folder, which is not passed over, whatever may lie there', async () => {
    const cwd = shut('sub', { 'sub/other.packet.md': SELECTED });
    const { code, stderr } = await check(cwd, true);
    expect(code).toBe(2);
    expect(stderr).toContain('sub may not be read, so it was not looked at.');
    expect((await run(['gate', 'AUTHORIZE_A'], { cwd, isUnprivileged: true })).code).toBe(2);
    expect((await run(['gate', 'AUTHORIZE_A', PACKET], { cwd, isUnprivileged: true })).code).toBe(0);
    chmodSync(join(cwd, 'sub'), 0o755);
  });
});

describe('a file that changes while it is read', () => {
  /** Two texts of each, of which none lets anything pass, one of them cut off in the middle of a status. */
  const open = mapWith('a.md').replace('RESOLVED', 'OPEN');
  const CHANGING: Readonly<Record<string, readonly string[]>> = {
    [PACKET]: [SELECTED.replace('L-0-X-1', 'L-0-Y-1'), `${'x'.repeat(2_000_000)}\n`],
    [MAP]: [open, open.slice(0, open.indexOf('OPEN') + 2), `${' '.repeat(2_000_000)}${open}`],
    'a.md': ['x'.repeat(4_000_000), 'y', ''],
  };

  it.each(Object.entries(CHANGING))('as %s does is read as it is at some moment, or told of', async (name, texts) => {
    const map = mapWith('a.md').replace('"path"', `"sha256":"${'a'.repeat(64)}","path"`);
    const cwd = folderWith({ [PACKET]: SELECTED, [MAP]: map, 'a.md': 'x', [name]: texts[0] ?? '' });
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
      writeFileSync(join(cwd, name), texts[turns % texts.length] ?? '');
    }, 1);
    for (let round = 0; round < 4; round += 1) {
      const { code } = await run(['gate', 'AUTHORIZE_A'], { cwd });
      expect([1, 2]).toContain(code);
      expect([0, 1, 2]).toContain((await check(cwd)).code);
    }
    clearInterval(timer);
    expect(turns).toBeGreaterThan(4);
    writeFileSync(join(cwd, PACKET), SELECTED);
    writeFileSync(join(cwd, MAP), mapWith('a.md'));
    writeFileSync(join(cwd, 'a.md'), 'x');
    expect((await check(cwd)).code).toBe(0);
  });
});
