import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, run } from './cli.ts';
import { packetWith } from './texts.ts';

const packet = (cell = 'L-0-X-1', decision = ''): string => packetWith(cell, decision);

const SELECTED = 'Selected: AUTHORIZE_A\n\nDecided by: owner\n\nDecided on: 2026-06-01\n';

const map = (fields: object = { status: 'OPEN' }): string =>
  `${JSON.stringify({ version: 1, lane: 'L-0', blockers: [{ id: 'L-0-X-1', title: 'x', owners: ['owner'], ...fields }] }, null, 2)}\n`;

const WAIVED = { status: 'WAIVED', waiver: { by: 'owner', reason: 'small', expires: '2026-06-30' } };

const report = async (args: readonly string[], cwd: string) => {
  const { code, stdout, stderr } = await run(['check', '--format', 'json', ...args], { cwd });
  return { code, stderr, ...JSON.parse(stdout) };
};

describe.concurrent('check', () => {
  it('ends with 0 and says what it looked at where nothing is wrong', async () => {
    const cwd = folderWith({ 'a-decision-packet.md': packet(), 'blocker-map.json': map() });
    expect(await run(['check'], { cwd })).toEqual({
      code: 0,
      stdout:
        'No problems.\nChecked 2 files: 1 packet with 2 options and 1 precondition, 1 blocker map with 1 blocker and 0 grants.\n',
      stderr: '',
    });
  });

  it('ends with 1 for an error, and points at it, counting lines and columns from one', async () => {
    const cwd = folderWith({ 'a-decision-packet.md': packet('L-0-X-1', SELECTED), 'blocker-map.json': map() });
    const { code, stdout } = await run(['check', 'a-decision-packet.md'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^a-decision-packet\.md:9:11 error AUTHORIZE_A .* \(selection-blocked\)\n\n/);
    expect(stdout).toMatch(/\n1 error\.\nChecked 1 file: 1 packet with 2 options and 1 precondition\.\n$/);
  });

  it('ends with 0 for a warning', async () => {
    const cwd = folderWith({ 'a-decision-packet.md': packet('the tide is in'), 'blocker-map.json': map() });
    const { code, counts } = await report(['a-decision-packet.md'], cwd);
    expect([code, counts.error, counts.warning]).toEqual([0, 0, 1]);
  });

  it('judges a packet with its map, and reports only what was asked for', async () => {
    const cwd = folderWith({
      'decisions/a-decision-packet.md': packet('L-0-X-1', SELECTED),
      'blocker-map.json': map({ status: 'RESOLVED' }),
      'other/b-decision-packet.md': packet('the tide is in'),
    });
    const { files, counts } = await report(['decisions'], cwd);
    expect(files.map(({ path }: { path: string }) => path)).toEqual(['decisions/a-decision-packet.md']);
    expect(files[0].findings.map(({ code }: { code: string }) => code)).toEqual(['selection-blocked']);
    expect([counts.files, counts.maps, counts.blockers]).toEqual([1, 0, 0]);
  });

  it('lists files once and by path, however they are named', async () => {
    const cwd = folderWith({ 'b.packet.md': packet(), 'a.packet.md': packet(), 'c/blocker-map.json': map() });
    const { files } = await report(['b.packet.md', '.', 'c', './b.packet.md'], cwd);
    expect(files.map(({ path }: { path: string }) => path)).toEqual([
      'a.packet.md',
      'b.packet.md',
      'c/blocker-map.json',
    ]);
  });

  it('shows paths from the working folder, which may lie below the workspace', async () => {
    const cwd = folderWith({ 'a.packet.md': packet(), 'sub/b.packet.md': packet() });
    const { files } = await report([], join(cwd, 'sub'));
    expect(files.map(({ path }: { path: string }) => path)).toEqual(['../a.packet.md', 'b.packet.md']);
  });

  it('judges for the day that it is given', async () => {
    const cwd = folderWith({ 'a.packet.md': packet('L-0-X-1', SELECTED), 'blocker-map.json': map(WAIVED) });
    const on = async (today: string) => {
      const { code, today: day, files } = await report(['a.packet.md', '--today', today], cwd);
      expect(day).toBe(today);
      return { code, codes: files[0].findings.map((each: { code: string }) => each.code) };
    };
    expect(await on('2026-06-30')).toEqual({ code: 0, codes: [] });
    expect(await on('2026-07-01')).toEqual({ code: 1, codes: ['selection-blocked'] });
    expect(await on('2026-05-31')).toEqual({ code: 1, codes: expect.arrayContaining(['selection-unattributed']) });
  });

  it('reads over a byte order mark, and counts lines with any line end', async () => {
    const text = `\uFEFF${packet('L-0-X-1', SELECTED).replaceAll('\n', '\r\n')}`;
    const cwd = folderWith({ 'a.packet.md': text, 'blocker-map.json': `\uFEFF${map()}` });
    const { files } = await report([], cwd);
    expect(files[0].findings[0]).toMatchObject({
      code: 'selection-blocked',
      range: { start: { line: 8, character: 10 }, end: { line: 8, character: 21 } },
    });
  });

  it('takes an empty packet for one that says nothing', async () => {
    const cwd = folderWith({ 'a.packet.md': '' });
    const { code, files } = await report([], cwd);
    expect(code).toBe(1);
    expect(files[0].findings.map((each: { code: string }) => each.code)).toContain('options-missing');
  });

  it('does not judge bytes that are no text, says so, and ends with 2', async () => {
    const cwd = folderWith({ 'a.packet.md': new Uint8Array([0xff, 0xfe, 0x00, 0x80]), 'b.packet.md': packet() });
    const { code, files, stderr } = await report([], cwd);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^a\.packet\.md .*, so it was not looked at\.\n$/);
    expect(files.map(({ path }: { path: string }) => path)).toEqual(['b.packet.md']);
    expect((await run(['check', 'b.packet.md'], { cwd })).code).toBe(1);
  });

  it('looks into a folder that is called like a packet', async () => {
    const cwd = folderWith({ 'b.packet.md': packet() });
    mkdirSync(join(cwd, 'a.packet.md'));
    const { code, stderr } = await run(['check', 'a.packet.md'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('There are no packets or blocker maps in "a.packet.md".');
  });

  it.skipIf(process.platform === 'win32')('reads nothing outside the workspace, also behind a link', async () => {
    const outside = folderWith({ 'blocker-map.json': map(WAIVED), 'a.packet.md': packet() });
    const cwd = folderWith({ 'b.packet.md': packet('L-0-X-1', SELECTED) });
    symlinkSync(join(outside, 'blocker-map.json'), join(cwd, 'blocker-map.json'));
    symlinkSync(join(outside, 'a.packet.md'), join(cwd, 'a.packet.md'));
    const { code, files, stderr } = await report(['--today', '2026-06-12'], cwd);
    expect(code).toBe(2);
    expect(stderr).toContain('a.packet.md leads outside the workspace');
    const codes = files.flatMap(({ findings }: { findings: { code: string }[] }) => findings.map((each) => each.code));
    expect(codes).toContain('selection-blocked');
  });

  it('prints nothing that a terminal would take for a command', async () => {
    const cwd = folderWith({ 'a.packet.md': packet('the \u001b[2Jtide'), 'blocker-map.json': map() });
    const { stdout } = await run(['check'], { cwd });
    expect(stdout).toContain('‹U+001B›[2J');
    expect(stdout).not.toContain('\u001b');
  });

  it('gives the same bytes for the same input', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `folder-${index % 7}/${index}.packet.md`,
        packet(`condition ${index}`),
      ]),
    );
    const cwd = folderWith(files);
    const [one, other] = await Promise.all([run(['check'], { cwd }), run(['check'], { cwd })]);
    expect(one.stdout).toBe(other.stdout);
  });

  it.skipIf(process.platform === 'win32')(
    'ends with 2 and no word of success where it could read nothing',
    async () => {
      const cwd = folderWith({});
      symlinkSync('a.packet.md', join(cwd, 'a.packet.md'));
      for (const args of [['check'], ['check', 'a.packet.md'], ['check', '--format', 'github']]) {
        expect(await run(args, { cwd })).toEqual({
          code: 2,
          stdout: 'Nothing was checked.\n',
          stderr: 'a.packet.md is a loop of links, so it was not looked at.\n',
        });
      }
    },
  );
});
