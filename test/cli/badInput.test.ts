import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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

async function check(cwd: string) {
  const { code, stdout, stderr } = await run(['check'], { cwd });
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
