import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLI, folderWith, ROOT, run } from './cli.ts';

const TABLE = `## Options (owner chooses exactly one; default HOLD_ALL)

| option | what it authorizes | preconditions |
|---|---|---|
| HOLD_ALL (default) | nothing | none |
| AUTHORIZE_A | a thing | L-0-X-1 |
`;
const SELECTED = 'Selected: AUTHORIZE_A\n\nDecided by: owner\n\nDecided on: 2026-06-01\n';
const OPEN = `# A decision packet\n${TABLE}`;
const DECIDED = `${OPEN}\n${SELECTED}`;
const SUPERSEDED = `---\nstatus: superseded\n---\n${DECIDED}`;

const MAP = `${JSON.stringify({
  version: 1,
  lane: 'L-0',
  blockers: [
    {
      id: 'L-0-X-1',
      title: 'x',
      owners: ['owner'],
      status: 'WAIVED',
      waiver: { by: 'owner', reason: 'small', expires: '2026-06-30' },
    },
  ],
})}\n`;

const JUNE = ['--today', '2026-06-12'];
const JULY = ['--today', '2026-07-12'];

describe.concurrent('gate', () => {
  it('is open while exactly that option is in force', async () => {
    const cwd = folderWith({ 'a.packet.md': DECIDED, 'blocker-map.json': MAP });
    expect(await run(['gate', 'AUTHORIZE_A', ...JUNE], { cwd })).toEqual({
      code: 0,
      stdout: 'Open: AUTHORIZE_A is in force on 2026-06-12 (1 of 1 precondition met; a.packet.md).\n',
      stderr: '',
    });
  });

  it('is closed for any other option, and prints nothing that could be taken for a yes', async () => {
    const cwd = folderWith({ 'a.packet.md': DECIDED, 'blocker-map.json': MAP });
    const { code, stdout, stderr } = await run(['gate', 'HOLD_ALL', ...JUNE], { cwd });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      [
        'Closed: HOLD_ALL is not in force on 2026-06-12 (it has no preconditions; a.packet.md).',
        'AUTHORIZE_A is in force: owner selected it on 2026-06-01, and its one precondition is met.',
        '',
      ].join('\n'),
    );
  });

  it('closes when what it rests on ends', async () => {
    const cwd = folderWith({ 'a.packet.md': DECIDED, 'blocker-map.json': MAP });
    const { code, stdout, stderr } = await run(['gate', 'AUTHORIZE_A', 'a.packet.md', ...JULY], { cwd });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('HOLD_ALL is in force: AUTHORIZE_A is selected, but its one precondition is not met');
    expect(stderr).toContain('  ✗ L-0-X-1: needs RESOLVED, has earned OPEN, although it claims WAIVED (owner)\n');
    expect((await run(['gate', 'HOLD_ALL', ...JULY], { cwd })).code).toBe(0);
  });

  it('stays closed for an option that is available but not selected', async () => {
    const cwd = folderWith({ 'a.packet.md': OPEN, 'blocker-map.json': MAP });
    const { code, stdout } = await run(['gate', 'AUTHORIZE_A', '--format', 'json', ...JUNE], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      today: '2026-06-12',
      packet: 'a.packet.md',
      option: 'AUTHORIZE_A',
      open: false,
      inForce: 'HOLD_ALL',
      reason: 'nothing-selected',
      unmet: [],
    });
  });

  it('is closed for everything in a packet without a usable default', async () => {
    const cwd = folderWith({ 'a.packet.md': DECIDED.replaceAll('default', 'usual'), 'blocker-map.json': MAP });
    for (const option of ['HOLD_ALL', 'AUTHORIZE_A']) {
      const { code, stdout, stderr } = await run(['gate', option, ...JUNE], { cwd });
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain('Nothing is in force: the packet declares no default.');
    }
  });

  it('leaves superseded packets out where no packet is named', async () => {
    const cwd = folderWith({ 'a.packet.md': DECIDED, 'old.packet.md': SUPERSEDED, 'blocker-map.json': MAP });
    expect((await run(['gate', 'AUTHORIZE_A', ...JUNE], { cwd })).code).toBe(0);
    expect((await run(['gate', 'AUTHORIZE_A', 'old.packet.md', ...JUNE], { cwd })).code).toBe(1);
    expect((await run(['gate', 'HOLD_ALL', 'old.packet.md', ...JUNE], { cwd })).code).toBe(0);
  });

  it.each([
    [
      'several packets',
      { 'a.packet.md': DECIDED, 'b.packet.md': DECIDED },
      /^Several packets could be meant; .*:\n {2}a\.packet\.md\n {2}b\.packet\.md\n$/,
    ],
    ['no packet that counts', { 'a.packet.md': SUPERSEDED }, /^All packets of the workspace are superseded/],
    ['no packet', { 'blocker-map.json': MAP }, /^There are no packets in /],
    [
      'a packet that has more lines than are read',
      { 'a.packet.md': `${DECIDED}${'\n'.repeat(30_000)}`, 'blocker-map.json': MAP },
      /^Nothing is known of the options of a\.packet\.md, which cannot be read\. .* 30,000 lines/,
    ],
    [
      'a packet in JSON that is broken',
      { 'a.packet.json': '{"version": 1,' },
      /^Nothing is known of the options of a\.packet\.json, which cannot be read\. /,
    ],
    [
      'a packet that cannot be read, which may be the one',
      { 'a.packet.md': DECIDED, 'b.packet.md': new Uint8Array([0xff, 0xc0]) },
      /^b\.packet\.md .* not looked at/,
    ],
  ])('does not answer with %s', async (_, files, message) => {
    const { code, stdout, stderr } = await run(['gate', 'AUTHORIZE_A', ...JUNE], { cwd: folderWith(files) });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  it.each([
    [
      'AUTHORIZE_B',
      'a.packet.md has no option AUTHORIZE_B. Did you mean AUTHORIZE_A? Its options are HOLD_ALL, AUTHORIZE_A.\n',
    ],
    ['HOLD', 'a.packet.md has no option HOLD. Its options are HOLD_ALL, AUTHORIZE_A.\n'],
    ['authorize_a', 'a.packet.md has no option authorize_a. Its options are HOLD_ALL, AUTHORIZE_A.\n'],
  ])('does not answer for %s, which is no option', async (option, message) => {
    const cwd = folderWith({ 'a.packet.md': DECIDED, 'blocker-map.json': MAP });
    expect(await run(['gate', option, ...JUNE], { cwd })).toEqual({ code: 2, stdout: '', stderr: message });
  });

  it('wants a packet, not a folder or a map', async () => {
    const cwd = folderWith({ 'sub/a.packet.md': DECIDED, 'blocker-map.json': MAP });
    for (const packet of ['sub', '.', 'blocker-map.json', 'gone.packet.md']) {
      const { code, stdout } = await run(['gate', 'AUTHORIZE_A', packet, ...JUNE], { cwd });
      expect([packet, code, stdout]).toEqual([packet, 2, '']);
    }
  });
});

describe.concurrent('where the process has it hard', () => {
  const cli = `"${process.execPath}" "${CLI}"`;
  const shell = (line: string) => spawnSync('sh', ['-c', line], { cwd: ROOT, encoding: 'utf8' });

  it.skipIf(!existsSync('/dev/full'))('the gate does not end with 0', () => {
    const { status, stderr } = shell(
      `${cli} gate HOLD_PRODUCTION examples/fix7-p0/next-production-decision-packet.md > /dev/full`,
    );
    expect(status).toBe(2);
    expect(stderr).toContain('could not write its results');
  });

  it.skipIf(process.platform === 'win32')('a working folder that is gone is no answer', () => {
    const folder = folderWith({});
    const { status, stdout, stderr } = shell(`cd "${folder}" && rm -r "${folder}" && ${cli} gate HOLD_ALL`);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^decision-packets cannot tell its working folder: [^\n]*\n$/);
  });

  it.skipIf(process.platform === 'win32')('a reader that goes away is no failure of ours', () => {
    const { stdout, stderr } = shell(`{ ${cli} summary examples; echo "code $?" >&2; } | head -n 1`);
    expect(stdout.split('\n')[0]).toContain('FIX7');
    expect(stderr).toBe('code 0\n');
  });
});
