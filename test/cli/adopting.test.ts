import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, run } from './cli.ts';
import { EMPTY_MAP as MAP, packetWith as packet } from './texts.ts';

const SELECTED = 'Selected: AUTHORIZE_A\n\nDecided by: owner\n\nDecided on: 2026-06-01\n';
const BASE = ['--baseline', 'adopted.json'];

async function codesOf(cwd: string, ...args: readonly string[]) {
  const { code, stdout, stderr } = await run(['check', '--format', 'json', '--today', '2026-06-12', ...args], { cwd });
  const found =
    stdout === ''
      ? []
      : JSON.parse(stdout).files.flatMap(({ findings }: { findings: { code: string }[] }) =>
          findings.map((each) => each.code),
        );
  return { code, stderr, found };
}

describe.concurrent('which findings make a check fail', () => {
  const cwd = folderWith({ 'a.packet.md': packet('the tide is in'), 'blocker-map.json': MAP });

  it.each([
    [[], 0],
    [['--fail-on', 'error'], 0],
    [['--fail-on', 'warning'], 1],
    [['--fail-on', 'hint'], 1],
    [['--fail-on', 'warning', '--min-severity', 'warning'], 1],
    [['--max-severity', 'error'], 0],
    [['--max-severity', 'warning'], 0],
    [['--max-severity', 'info'], 1],
    [['--max-severity', 'hint'], 1],
    [['--max-severity', 'none'], 1],
    [['--max-severity', 'warning', '--min-severity', 'error'], 0],
  ])('%j ends with %i for a warning', async (args, expected) => {
    expect((await codesOf(cwd, ...args)).code).toBe(expected);
  });

  it.each([
    ['--fail-on', 'never'],
    ['--max-severity', 'error'],
  ])('none does with %s %s, and they are all shown', async (...args) => {
    const broken = folderWith({ 'a.packet.md': packet('none', SELECTED.replace('owner', 'nobody')) });
    const { code, found } = await codesOf(broken, ...args);
    expect(code).toBe(0);
    expect(found).toContain('selection-unauthorised');
  });

  it.each([
    ['hint', 0],
    ['none', 1],
  ])('up to %s: a hint ends with %i', async (severity, expected) => {
    const blocker = { title: 'x', owners: ['owner'], status: 'OPEN' };
    const blockers = ['L-0-A-1', 'L-0-B-1'].map((id) => ({ id, ...blocker }));
    const files = {
      'a.packet.md': packet('L-0-A-1'),
      'blocker-map.json': JSON.stringify({ version: 1, lane: 'L-0', blockers }),
    };
    const { code, found } = await codesOf(folderWith(files), '--max-severity', severity);
    expect([found, code]).toEqual([['blocker-unused'], expected]);
  });

  it.each([
    [
      ['--fail-on', 'eror'],
      '--fail-on needs one of error, warning, info, hint, never, and not "eror". Did you mean error?\n',
    ],
    [
      ['--max-severity', 'nothing'],
      '--max-severity needs one of error, warning, info, hint, none, and not "nothing".\n',
    ],
    [
      ['--max-severity', 'warning', '--fail-on', 'error'],
      '--max-severity and --fail-on say the same in two ways: use one of the two.\n',
    ],
    [
      ['--max-severity', 'none', '--min-severity', 'info'],
      '--min-severity info would leave out what --max-severity none fails on. Show at least as much as fails.\n',
    ],
    [['--min-severity', 'never'], '--min-severity needs one of error, warning, info, hint, and not "never".\n'],
    [
      ['--fail-on', 'warning', '--min-severity', 'error'],
      '--min-severity error would leave out what --fail-on warning fails on. Show at least as much as fails.\n',
    ],
  ])('%j is refused', async (args, message) => {
    expect(await codesOf(cwd, ...args)).toEqual({ code: 2, stderr: message, found: [] });
  });
});

describe.concurrent('--min-severity', () => {
  it('leaves out what is less serious, and counts only the rest', async () => {
    const cwd = folderWith({ 'a.packet.md': packet('the tide is in'), 'blocker-map.json': MAP });
    expect((await codesOf(cwd)).found).toEqual(['precondition-untracked']);
    expect((await codesOf(cwd, '--min-severity', 'error')).found).toEqual([]);
    const { stdout } = await run(['check', '--min-severity', 'error'], { cwd });
    expect(stdout).toMatch(/^No problems\.\nChecked 2 files/);
  });

  it('never leaves out what guards the decision', async () => {
    const draft = `---\nstatus: draft\n---\n${packet('none', SELECTED)}`;
    const cwd = folderWith({ 'a.packet.md': draft, 'blocker-map.json': MAP });
    expect((await codesOf(cwd, '--min-severity', 'error')).found).toEqual(['selection-draft']);
  });
});

describe.concurrent('a baseline', () => {
  it.each([
    [['.'], 'The baseline "." cannot be read (EISDIR).\n'],
    [['.', '--write-baseline'], 'The baseline "." cannot be read (EISDIR).\n'],
    [['nowhere/adopted.json', '--write-baseline'], 'The baseline "nowhere/adopted.json" cannot be written (ENOENT).\n'],
  ])('%j is no file that it can be', async ([name = '', ...more], message) => {
    const cwd = folderWith({ 'a.packet.md': packet('the tide is in'), 'blocker-map.json': MAP });
    expect(await codesOf(cwd, '--baseline', name, ...more)).toEqual({ code: 2, stderr: message, found: [] });
    expect(readdirSync(cwd).toSorted()).toEqual(['.decision-packets.jsonc', 'a.packet.md', 'blocker-map.json']);
  });

  it('adopts what is found today, and nothing that comes later', async () => {
    const cwd = folderWith({ 'a.packet.md': packet('the tide is in'), 'blocker-map.json': MAP });
    const written = await codesOf(cwd, ...BASE, '--write-baseline', '--fail-on', 'warning');
    expect(written).toEqual({
      code: 0,
      found: [],
      stderr: 'adopted.json has adopted 1 finding.\nNot shown: 1 finding that adopted.json has adopted.\n',
    });
    writeFileSync(join(cwd, 'a.packet.md'), `\n\n${packet('the tide is in; the wind is up')}`);
    const later = await codesOf(cwd, ...BASE, '--fail-on', 'warning');
    expect(later).toEqual({
      code: 1,
      found: ['precondition-untracked'],
      stderr: 'Not shown: 1 finding that adopted.json has adopted.\n',
    });
    writeFileSync(join(cwd, 'a.packet.md'), packet('none'));
    expect((await codesOf(cwd, ...BASE)).stderr).toBe(
      'No longer there: 1 finding that adopted.json has adopted. --write-baseline takes them out.\n',
    );
  });

  it('never adopts or hides what guards the decision, not even when it was put in by hand', async () => {
    const cwd = folderWith({ 'a.packet.md': packet('L-0-X-1', SELECTED), 'blocker-map.json': MAP });
    const before = await codesOf(cwd);
    expect(before.found).toContain('selection-blocked');
    const after = await codesOf(cwd, ...BASE, '--write-baseline');
    expect(after.code).toBe(1);
    expect(after.found).toContain('selection-blocked');
    expect(readFileSync(join(cwd, 'adopted.json'), 'utf8')).not.toContain('selection-blocked');
    const sarif = JSON.parse((await run(['check', '--format', 'sarif'], { cwd })).stdout);
    const findings = sarif.runs[0].results.map(
      (each: { ruleId: string; partialFingerprints: Record<string, string> }) => ({
        path: 'a.packet.md',
        code: each.ruleId,
        fingerprint: each.partialFingerprints['decisionPackets/v1'],
      }),
    );
    writeFileSync(join(cwd, 'adopted.json'), JSON.stringify({ version: 1, findings }));
    expect((await codesOf(cwd, ...BASE)).found).toContain('selection-blocked');
  });

  it('holds from any working folder, and keeps what it has of files that were not checked', async () => {
    const cwd = folderWith({
      'x/a.packet.md': packet('the tide is in'),
      'y/b.packet.md': packet('the wind is up'),
      'blocker-map.json': MAP,
    });
    await codesOf(cwd, ...BASE, '--write-baseline');
    await codesOf(join(cwd, 'x'), '.', '--baseline', '../adopted.json', '--write-baseline');
    expect((await codesOf(join(cwd, 'y'), '--baseline', '../adopted.json')).found).toEqual([]);
    expect(
      JSON.parse(readFileSync(join(cwd, 'adopted.json'), 'utf8')).findings.map(({ path }: { path: string }) => path),
    ).toEqual(['x/a.packet.md', 'y/b.packet.md']);
  });

  it.each([
    [['--write-baseline'], {}, '--write-baseline needs --baseline FILE, to write it to.\n'],
    [BASE, {}, 'The baseline "adopted.json" is not there; --write-baseline makes it.\n'],
    [BASE, { 'adopted.json': '{' }, /^"adopted\.json" is no baseline/],
    [[...BASE, '--write-baseline'], { 'adopted.json': 'mine' }, /^"adopted\.json" is no baseline/],
  ])('%j ends with 2 where it cannot be used (%j)', async (args, files, message) => {
    const cwd = folderWith({ 'a.packet.md': packet('none'), ...files });
    const { code, stderr } = await codesOf(cwd, ...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message instanceof RegExp ? message : new RegExp(`^${message.replace(/[.()]/g, '\\$&')}$`));
  });
});

describe.concurrent('--shard', () => {
  it('splits the files so that each is in exactly one part, judged as ever', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 7 }, (_, index) => [`${index}.packet.md`, packet(`condition ${index}`)]),
    );
    const cwd = folderWith({ ...files, 'blocker-map.json': MAP });
    const parts = await Promise.all(
      ['1/3', '2/3', '3/3'].map(async (part) =>
        JSON.parse((await run(['check', '--format', 'json', '--shard', part], { cwd })).stdout),
      ),
    );
    const whole = JSON.parse((await run(['check', '--format', 'json'], { cwd })).stdout);
    const byPath = (one: { path: string }, other: { path: string }) => (one.path < other.path ? -1 : 1);
    expect(parts.flatMap(({ files: each }) => each).sort(byPath)).toEqual(whole.files);
    expect(parts.map(({ counts }) => counts.files)).toEqual([3, 3, 2]);
  });

  it.each([
    ['3/2', '--shard needs a part and how many there are, as 2/5, and "3/2" is none.\n'],
    ['0/2', '--shard needs a part and how many there are, as 2/5, and "0/2" is none.\n'],
    ['two', '--shard needs a part and how many there are, as 2/5, and "two" is none.\n'],
    ['2/2', 'Part 2 of 2 has no files: there is only 1 file. Use no more parts than that.\n'],
  ])('%s ends with 2', async (part, message) => {
    const cwd = folderWith({ 'a.packet.md': packet('none') });
    expect(await run(['check', '--shard', part], { cwd })).toEqual({ code: 2, stdout: '', stderr: message });
  });
});
