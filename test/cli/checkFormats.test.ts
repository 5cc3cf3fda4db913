import { describe, expect, it } from 'vitest';
import { folderWith, run } from './cli.ts';
import { EMPTY_MAP as MAP, packetWith as packet } from './texts.ts';

const JUNE = ['--today', '2026-06-12'];
const formatted = (format: string, files: Readonly<Record<string, string>>, ...more: readonly string[]) =>
  run(['check', '--format', format, ...JUNE, ...more], { cwd: folderWith(files) });

describe.concurrent('github', () => {
  it('escapes what the runner would take for its own', async () => {
    const name = 'a,b:50%.packet.md';
    const { code, stdout } = await formatted('github', { [name]: packet('100% is in'), 'blocker-map.json': MAP });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^::warning file=a%2Cb%3A50%25\.packet\.md,line=7,endLine=7,col=\d+,endColumn=\d+,title=precondition-untracked::[^\n]*"100%25 is in"/,
    );
    expect(stdout).toContain('\n1 warning.\nChecked 2 files: ');
  });

  it('says what was checked where nothing is wrong', async () => {
    const { code, stdout } = await formatted(
      'github',
      { 'a.packet.md': packet('none'), 'blocker-map.json': MAP },
      '--min-severity',
      'error',
    );
    expect([code, stdout]).toEqual([
      0,
      'No problems.\nChecked 2 files: 1 packet with 2 options and 0 preconditions, 1 blocker map with 0 blockers and 0 grants.\n',
    ]);
  });

  it('gives no columns to what spans lines, and a notice for notes and hints', async () => {
    const { stdout } = await formatted('github', { 'a.packet.md': '# A decision packet\n' });
    expect(stdout).toMatch(/^::(error|notice) /m);
    for (const command of stdout.split('\n').filter((line) => line.startsWith('::'))) {
      expect(command).toMatch(
        /^::(error|warning|notice) file=[^ ]+,line=\d+,endLine=\d+,(col=\d+,endColumn=\d+,)?title=[a-z-]+::./,
      );
    }
  });
});

describe.concurrent('junit', () => {
  it('escapes markup and leaves out what XML cannot hold', async () => {
    const { stdout } = await formatted('junit', {
      'a&b.packet.md': packet('<b>"x" & y</b> \u0007'),
      'blocker-map.json': MAP,
    });
    expect(stdout).toContain('<testsuite name="a&amp;b.packet.md" tests="1" failures="0"');
    expect(stdout).toContain('‹U+0007›');
    const tags = stdout.match(/<\/?[a-z-]+/g) ?? [];
    expect(new Set(tags.map((tag) => tag.replace(/<\/?/, '')))).toEqual(
      new Set(['testsuites', 'testsuite', 'testcase', 'system-out']),
    );
  });

  it('counts as failures what makes the check fail', async () => {
    const files = { 'a.packet.md': packet('the tide is in'), 'blocker-map.json': MAP };
    const loose = await formatted('junit', files);
    expect(loose.stdout).toContain('<testsuites name="decision-packets" tests="2" failures="0">');
    const strict = await formatted('junit', files, '--fail-on', 'warning');
    expect(strict.stdout).toContain('<testsuites name="decision-packets" tests="2" failures="1">');
    expect(strict.stdout).toContain('<failure type="precondition-untracked" message="');
    expect([loose.code, strict.code]).toEqual([0, 1]);
  });
});

describe.concurrent('sarif', () => {
  interface Sarif {
    readonly runs: readonly [
      {
        readonly artifacts: readonly unknown[];
        readonly results: readonly {
          readonly ruleId: string;
          readonly partialFingerprints: Readonly<Record<string, string>>;
          readonly locations: readonly {
            readonly physicalLocation: { readonly region: { readonly startLine: number } };
          }[];
        }[];
      },
    ];
  }
  const sarifOf = async (files: Readonly<Record<string, string>>, ...more: readonly string[]): Promise<Sarif> =>
    JSON.parse((await formatted('sarif', files, ...more)).stdout);
  const prints = ({ runs: [{ results }] }: Sarif) =>
    results.map((each) => each.partialFingerprints['decisionPackets/v1']);

  it('tells a fix that is for all findings at the first of them', async () => {
    const cell = `distinct ${Array.from({ length: 300 }, (_, index) => `G${index}`).join(' / ')} grants`;
    const { stdout } = await formatted('sarif', { 'a.packet.md': packet(cell), 'blocker-map.json': MAP });
    expect(stdout.match(/Track all 300 untracked/g)).toHaveLength(1);
    expect(stdout.match(/Track the grant G\d+ in the map/g)).toHaveLength(300);
    expect(stdout.length).toBeLessThan(1_500_000);
  });

  it('lists what was checked, clean files too, with paths as addresses', async () => {
    const log = await sarifOf({ 'a b.packet.md': packet('none'), 'c/blocker-map.json': MAP });
    expect(log.runs[0].artifacts).toEqual([
      { location: { uri: 'a%20b.packet.md', uriBaseId: '%SRCROOT%' } },
      { location: { uri: 'c/blocker-map.json', uriBaseId: '%SRCROOT%' } },
    ]);
  });

  it('names a finding the same when lines move, and the next day', async () => {
    const map = MAP.replace(
      '[]',
      '[{"id":"L-0-X-1","title":"x","owners":["owner"],"status":"WAIVED","waiver":{"by":"owner","reason":"r","expires":"2026-06-01"}}]',
    );
    const before = await sarifOf({ 'a.packet.md': packet('the tide is in; the wind is up'), 'blocker-map.json': map });
    const after = await sarifOf(
      {
        'a.packet.md': packet('the tide is in; the wind is up').replace('## ', '\nMore words.\n\n## '),
        'blocker-map.json': `\n\n${map}`,
      },
      '--today',
      '2026-06-13',
    );
    expect(prints(before).length).toBeGreaterThan(2);
    expect(prints(after)).toEqual(prints(before));
    expect(new Set(prints(before)).size).toBe(prints(before).length);
    const lines = ({ runs: [{ results }] }: Sarif) =>
      results.map(({ locations }) => locations[0]?.physicalLocation.region.startLine);
    expect(lines(after)).not.toEqual(lines(before));
  });
});
