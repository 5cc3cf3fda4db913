import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, ROOT, run } from './cli.ts';

const packet = (
  decision = 'Selected: AUTHORIZE_A\n\nDecided by: owner\n\nDecided on: 2026-06-01\n',
): string => `# A decision packet
## Options (owner chooses exactly one; default HOLD_ALL)

| option | what it authorizes | preconditions |
|---|---|---|
| HOLD_ALL (default) | nothing | none |
| AUTHORIZE_A | a thing | L-0-X-1 |

${decision}`;

const map = (status: string): string =>
  `${JSON.stringify({ version: 1, lane: 'L-0', blockers: [{ id: 'L-0-X-1', title: 'x', owners: ['owner'], status }] }, null, 2)}\n`;

const JUNE = ['--today', '2026-06-12'];
const textsOf = (cwd: string, ...names: readonly string[]) =>
  names.map((name) => readFileSync(join(cwd, name), 'utf8'));

describe.concurrent('fix', () => {
  it('reverts what does not hold, across files and to the end, and says what it did', async () => {
    const cwd = folderWith({ 'a.packet.md': packet(), 'blocker-map.json': map('PROVEN') });
    const { code, stdout, stderr } = await run(['fix', ...JUNE], { cwd });
    expect(stderr).toBe('');
    expect(stdout).toContain('a.packet.md:9: Revert to HOLD_ALL (selection-blocked)\n');
    expect(stdout).toContain('blocker-map.json:11: Revert L-0-X-1 to OPEN (status-unearned)\n');
    expect(stdout).toMatch(/\nFixed \d findings in 2 files\.\nNothing is left\.\n$/);
    expect(code).toBe(0);
    const [text, blockers] = textsOf(cwd, 'a.packet.md', 'blocker-map.json');
    expect(text).toContain('Selected: HOLD_ALL');
    expect(JSON.parse(blockers ?? '').blockers[0].status).toBe('OPEN');
    expect((await run(['check', ...JUNE], { cwd })).code).toBe(0);
  });

  it('finds nothing to do a second time, and leaves the files alone', async () => {
    const cwd = folderWith({ 'a.packet.md': packet(), 'blocker-map.json': map('OPEN') });
    await run(['fix', ...JUNE], { cwd });
    const before = statSync(join(cwd, 'a.packet.md'));
    const { code, stdout } = await run(['fix', ...JUNE], { cwd });
    expect([code, stdout]).toEqual([0, 'There is nothing that can be fixed without a person.\nNothing is left.\n']);
    expect(statSync(join(cwd, 'a.packet.md')).ino).toBe(before.ino);
  });

  it('changes only what was asked for', async () => {
    const cwd = folderWith({ 'a.packet.md': packet(), 'blocker-map.json': map('PROVEN') });
    const { stdout } = await run(['fix', 'blocker-map.json', ...JUNE], { cwd });
    expect(stdout).toMatch(/^Fixed 1 finding in 1 file\.$/m);
    expect(textsOf(cwd, 'a.packet.md')).toEqual([packet()]);
  });

  it('ends with 1 while an error is left that needs a person', async () => {
    const cwd = folderWith({
      'a.packet.md': packet('').replace('L-0-X-1', 'L-0-Z-9'),
      'blocker-map.json': map('OPEN'),
    });
    const { code, stdout } = await run(['fix', ...JUNE], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/1 error among/);
  });

  it.skipIf(process.platform === 'win32')('keeps line ends, byte order mark, permissions and links', async () => {
    const crlf = packet().replaceAll('\n', '\r\n');
    const cwd = folderWith({ 'real/a.md': `\uFEFF${crlf}`, 'blocker-map.json': map('OPEN') });
    chmodSync(join(cwd, 'real/a.md'), 0o640);
    symlinkSync('real/a.md', join(cwd, 'a.packet.md'));
    expect((await run(['fix', ...JUNE], { cwd })).code).toBe(0);
    expect(textsOf(cwd, 'real/a.md')).toEqual([`\uFEFF${crlf.replace('Selected: AUTHORIZE_A', 'Selected: HOLD_ALL')}`]);
    expect(statSync(join(cwd, 'real/a.md')).mode & 0o777).toBe(0o640);
    expect(lstatSync(join(cwd, 'a.packet.md')).isSymbolicLink()).toBe(true);
    expect(readdirSync(join(cwd, 'real'))).toEqual(['a.md']);
  });

  it('refuses to touch anything where a file cannot be read', async () => {
    const cwd = folderWith({
      'a.packet.md': packet(),
      'b.packet.md': new Uint8Array([0xff, 0xfe]),
      'blocker-map.json': map('OPEN'),
    });
    const { code, stdout, stderr } = await run(['fix', ...JUNE], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('b.packet.md is not UTF-8 text');
    expect(textsOf(cwd, 'a.packet.md')).toEqual([packet()]);
  });
});

describe.concurrent('fix --dry-run', () => {
  const both = (cwd: string) => textsOf(cwd, 'a.packet.md', 'blocker-map.json');

  it('changes nothing, and says on standard error what it would do', async () => {
    const cwd = folderWith({ 'a.packet.md': packet(), 'blocker-map.json': map('PROVEN') });
    const { code, stdout, stderr } = await run(['fix', '--dry-run', ...JUNE], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('--- a/a.packet.md\n+++ b/a.packet.md\n');
    expect(stdout).toContain('-Selected: AUTHORIZE_A\n+Selected: HOLD_ALL\n');
    expect(stderr).toContain('; nothing was changed.\n');
    expect(both(cwd)).toEqual([packet(), map('PROVEN')]);
  });

  it.each([
    ['a file as usual', packet(), map('PROVEN')],
    ['line ends of Windows', packet().replaceAll('\n', '\r\n'), map('PROVEN').replaceAll('\n', '\r\n')],
    ['byte order marks', `\uFEFF${packet()}`, `\uFEFF${map('PROVEN')}`],
    ['no line end at the end', packet().trimEnd(), map('PROVEN').trimEnd()],
  ])('prints what git can apply, with the same outcome as the fix: %s', async (_, text, blockers) => {
    const files = { 'a.packet.md': text, 'blocker-map.json': blockers };
    const [patched, fixed] = [folderWith(files), folderWith(files)];
    const { stdout } = await run(['fix', '--dry-run', ...JUNE], { cwd: patched });
    const git = spawnSync('git', ['apply', '--whitespace=nowarn'], { cwd: patched, input: stdout });
    expect(git.stderr.toString()).toBe('');
    await run(['fix', ...JUNE], { cwd: fixed });
    expect(both(patched)).toEqual(both(fixed));
    expect(both(fixed)).not.toEqual([text, blockers]);
  });
});

it('leaves of the example only what needs a person', async () => {
  const cwd = folderWith({});
  cpSync(join(ROOT, 'examples/mid-course'), cwd, { recursive: true });
  const map = join(cwd, 'ledger-blocker-map.json');
  const before = readFileSync(map, 'utf8');
  const { code, stdout } = await run(['fix', ...JUNE], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain('next-decision-packet.md:41: Revert to HOLD_MIGRATION (selection-blocked)\n');
  const { stdout: rest } = await run(['check', '--format', 'json', ...JUNE], { cwd });
  const codes = JSON.parse(rest).files.flatMap(({ findings }: { findings: { code: string }[] }) =>
    findings.map(({ code: each }) => each),
  );
  expect(codes).not.toContain('status-unearned');
  expect(codes).not.toContain('selection-blocked');
  writeFileSync(map, before);
});
