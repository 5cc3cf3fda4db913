import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DIST, folderWith, ROOT } from './cli.ts';

interface Step {
  readonly name: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const ACTION: Action = parse(textOf('action.yml'));
const [HOOK] = parse(textOf('.pre-commit-hooks.yaml'));
const PAGE = textOf('docs/pipelines.md');
const { name, version } = JSON.parse(textOf('server/package.json'));
const PINNED = `${name}@${version}`;

const packet = (decision = ''): string => `# A decision packet
## Options (owner chooses exactly one; default HOLD_ALL)

| option | what it authorizes | preconditions |
|---|---|---|
| HOLD_ALL (default) | nothing | none |
| AUTHORIZE_A | a thing | L-0-X-1 |

${decision}
`;
const SELECTED = 'Selected: AUTHORIZE_A\n\nDecided by: owner\n\nDecided on: 2026-06-01\n';
const MAP = `${JSON.stringify({ version: 1, lane: 'L-0', blockers: [{ id: 'L-0-X-1', title: 'x', owners: ['owner'], status: 'OPEN' }] })}\n`;
const GOOD = { 'a.packet.md': packet(), 'blocker-map.json': MAP };
const BAD = { ...GOOD, 'a.packet.md': packet(SELECTED) };

/** The package as it is published, with this build of the program. */
let tarball = '';
beforeAll(() => {
  const folder = folderWith({});
  for (const path of ['package.json', 'bin'])
    cpSync(join(ROOT, 'server', path), join(folder, path), { recursive: true });
  cpSync(DIST, join(folder, 'dist'), { recursive: true });
  const { stdout } = spawnSync('npm', ['pack', '--silent'], { cwd: folder, encoding: 'utf8' });
  tarball = join(folder, stdout.trim());
}, 120_000);

/** A repository with these files, as a runner has it checked out. */
function repository(files: Readonly<Record<string, string>>): string {
  const cwd = folderWith(files);
  spawnSync('git', ['init', '--quiet'], { cwd });
  return cwd;
}

/** Runs the action's own steps in `cwd` as a runner does; returns the code and output of the last that was run. */
function runAction(cwd: string, given: Readonly<Record<string, string>>) {
  const temp = folderWith({});
  const [paths, output] = [join(temp, 'path'), join(temp, 'output')];
  for (const file of [paths, output]) writeFileSync(file, '');
  const inputs = Object.fromEntries(
    Object.entries(ACTION.inputs).map(([key, input]) => [key, given[key] ?? input.default]),
  );
  const resolved = (text: string): string =>
    text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, key: string) => inputs[key] ?? '');
  let last = { code: 0, stdout: '', stderr: '' };
  for (const { run, env = {} } of ACTION.runs.steps) {
    if (run === undefined) continue;
    const script = join(temp, 'step.sh');
    writeFileSync(script, run);
    const added = readFileSync(paths, 'utf8').trim().split('\n').reverse().join(':');
    const result = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${added}:${process.env.PATH}`,
        RUNNER_TEMP: temp,
        GITHUB_PATH: paths,
        GITHUB_OUTPUT: output,
        ...Object.fromEntries(Object.entries(env).map(([key, value]) => [key, resolved(value)])),
      },
    });
    last = { code: result.status ?? -1, stdout: result.stdout, stderr: result.stderr };
    if (last.code !== 0) break;
  }
  return { ...last, output: readFileSync(output, 'utf8') };
}

describe.skipIf(process.platform === 'win32')('the GitHub action', () => {
  const run = (files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}) => {
    const cwd = repository(files);
    return { cwd, ...runAction(cwd, { package: tarball, ...inputs }) };
  };

  it('passes where nothing is wrong, and writes SARIF', () => {
    const { cwd, code, stdout, output } = run(GOOD);
    expect(code).toBe(0);
    expect(stdout).toContain('No problems.\nChecked 2 files');
    expect(output).toBe('sarif-file=decision-packets.sarif\n');
    expect(JSON.parse(readFileSync(join(cwd, 'decision-packets.sarif'), 'utf8')).runs[0].results).toEqual([]);
  });

  it('annotates what is wrong and fails, the SARIF written before', () => {
    const { cwd, code, stdout } = run(BAD, { 'sarif-file': 'out.sarif' });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=a\.packet\.md,line=9,.*title=selection-blocked::/m);
    const results: { ruleId: string }[] = JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8')).runs[0].results;
    expect(results.map(({ ruleId }) => ruleId)).toContain('selection-blocked');
  });

  it('looks only where it is told to, in paths with blanks too, and fails when it is told to', () => {
    const files = { ...BAD, 'good ones/b.packet.md': packet(), 'good ones/blocker-map.json': MAP };
    expect(run(files, { paths: 'good ones\n' }).code).toBe(0);
    expect(run(files, { paths: 'good ones\na.packet.md\n' }).code).toBe(1);
    expect(run(files, { 'fail-on': 'never' }).code).toBe(0);
  });

  it('fails where there is nothing to check', () => {
    const { cwd, code, stderr } = run({ 'readme.md': '# None\n' });
    expect(code).toBe(2);
    expect(stderr).toContain('There are no packets or blocker maps');
    expect(existsSync(join(cwd, 'decision-packets.sarif'))).toBe(true);
  });

  it('leaves to its shell no word that comes from outside', () => {
    for (const { run: script } of ACTION.runs.steps) expect(script ?? '').not.toContain('${{');
  });
});

/** With stores of its own for npm and pre-commit, so that nothing comes from what a person has there. */
const ENVIRONMENT = {
  ...process.env,
  npm_config_cache: folderWith({}),
  PRE_COMMIT_HOME: folderWith({}),
};

describe.skipIf(process.platform === 'win32')('one command', () => {
  /** The command line with this build in the place of the published package. */
  const runLine = (line: string, cwd: string) => {
    expect(line).toContain(`--package=${PINNED} `);
    const cache = folderWith({});
    return spawnSync('bash', ['-c', line.replace(PINNED, tarball)], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, npm_config_cache: cache },
    });
  };

  it('is the hook for pre-commit: it ends with 1 where something is wrong, with 0 where nothing is', () => {
    expect(HOOK).toMatchObject({ id: 'decision-packets', language: 'system', always_run: true, pass_filenames: false });
    const bad = runLine(HOOK.entry, repository(BAD));
    expect([bad.status, bad.stdout]).toEqual([1, expect.stringContaining('(selection-blocked)')]);
    expect(runLine(HOOK.entry, repository(GOOD)).status).toBe(0);
  });

  const hasPreCommit = spawnSync('pre-commit', ['--version']).status === 0;

  it.skipIf(!hasPreCommit)('is run by pre-commit itself, on a commit and on all files', () => {
    const hooks = repository({ '.pre-commit-hooks.yaml': textOf('.pre-commit-hooks.yaml').replace(PINNED, tarball) });
    const git = (cwd: string, ...args: readonly string[]) => {
      const who = ['-c', 'user.name=A tester', '-c', 'user.email=tester@example.org'];
      return spawnSync('git', [...who, ...args], { cwd, encoding: 'utf8', env: ENVIRONMENT });
    };
    git(hooks, 'add', '.');
    git(hooks, 'commit', '--quiet', '--message', 'The hook');
    const rev = git(hooks, 'rev-parse', 'HEAD').stdout.trim();
    const config = (/```yaml\n(repos:[\s\S]*?)```/.exec(PAGE)?.[1] ?? '')
      .replace('https://github.com/decision-packets/decision-packets', hooks)
      .replace(`v${version}`, rev);
    const cwd = repository({ ...BAD, '.pre-commit-config.yaml': config });
    git(cwd, 'add', '.');
    expect(spawnSync('pre-commit', ['install'], { cwd, encoding: 'utf8', env: ENVIRONMENT }).status).toBe(0);
    const refused = git(cwd, 'commit', '--message', 'A selection that does not hold');
    expect([refused.status, refused.stdout + refused.stderr]).toEqual([
      1,
      expect.stringContaining('(selection-blocked)'),
    ]);
    writeFileSync(join(cwd, 'a.packet.md'), GOOD['a.packet.md']);
    git(cwd, 'add', '.');
    const taken = git(cwd, 'commit', '--message', 'On HOLD again');
    expect([taken.status, taken.stdout + taken.stderr]).toEqual([
      0,
      expect.stringMatching(/decision packets\.+Passed/),
    ]);
    const all = spawnSync('pre-commit', ['run', '--all-files'], { cwd, encoding: 'utf8', env: ENVIRONMENT });
    expect([all.status, all.stdout]).toEqual([0, expect.stringMatching(/decision packets\.+Passed/)]);
  });

  it('is the job for GitLab, with a report that GitLab reads', () => {
    const snippet = /```yaml gitlab\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? '';
    const job = parse(snippet)['decision-packets'];
    const cwd = repository(BAD);
    expect(runLine(job.script[0], cwd).status).toBe(1);
    expect(readFileSync(join(cwd, job.artifacts.reports.junit), 'utf8')).toContain('<failure type="selection-blocked"');
  });
});

it('what is pinned is this version', () => {
  expect(ACTION.inputs.package?.default).toBe(PINNED);
  expect(HOOK.entry).toContain(`${PINNED} `);
  const named = [...PAGE.matchAll(/decision-packets-language-server@[\w.-]+/g)].map(([each]) => each);
  expect(new Set(named)).toEqual(new Set([PINNED]));
  for (const [, tag] of PAGE.matchAll(/(?:decision-packets@|rev: )v([\d.]+)/g)) expect(tag).toBe(version);
});
