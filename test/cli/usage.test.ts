import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folderWith, ROOT, run } from './cli.ts';
import { commandsIn, withHelp } from './helpPage.ts';

const PACKET = `# A decision packet
## Options (owner chooses exactly one; default HOLD_ALL)

| option | what it authorizes | preconditions |
|---|---|---|
| HOLD_ALL (default) | nothing | none |
`;

describe.concurrent('what the user gets wrong ends with 2 and one plain message', () => {
  it.each([
    [
      ['chek'],
      'There is no command chek. Did you mean check? The commands are check, summary, explain, gate, fix, init, rules.',
    ],
    [['check', '--formt', 'json'], 'There is no option --formt. Did you mean --format?'],
    [['check', '--quietly'], 'There is no option --quietly.'],
    [['check', '--format', 'xml'], 'check has no format "xml". Its formats are text, json, sarif, github, junit.'],
    [['gate', 'HOLD', '--format', 'markdown'], 'gate has no format "markdown". Its formats are text, json.'],
    [['check', '--today', '2026-02-30'], '--today needs a day as YYYY-MM-DD, and "2026-02-30" is none.'],
    [['check', '--today', ''], '--today needs a day as YYYY-MM-DD, and "" is none.'],
    [['check', '--today', 'tomorrow'], '--today needs a day as YYYY-MM-DD, and "tomorrow" is none.'],
    [['check', '--today'], '--today needs a value: --today YYYY-MM-DD.'],
    [['check', '-f'], '--format needs a value: --format FORMAT.'],
    [['check', '--baseline', '--shard', '1/2'], '--baseline needs a value: --baseline FILE.'],
    [['check', '--watch=yes'], '--watch takes no value.'],
    [['check', 'nothing-there.md'], 'There is no file or folder "nothing-there.md".'],
    [['summary', 'examples/fix7-p0', ''], 'There is no file or folder "".'],
    [['check', '..'], expect.stringContaining('".." lies outside the workspace')],
    [
      ['check', 'LICENSE'],
      expect.stringContaining('"LICENSE" is neither a packet nor a blocker map. They are told by'),
    ],
    [['check', 'schemas'], expect.stringContaining('There are no packets or blocker maps in "schemas".')],
    [['check', 'examples', 'schemas'], expect.stringContaining('There are no packets or blocker maps in "schemas".')],
    [['check', 'node_modules'], expect.stringContaining('hidden or node_modules; those are not looked through.')],
    [
      ['summary', 'examples/fix7-p0/production-blocker-map.json'],
      '"examples/fix7-p0/production-blocker-map.json" is a blocker map, not a packet.',
    ],
    [['gate'], 'gate needs an option: decision-packets gate OPTION [packet].'],
    [['gate', 'A', 'b', 'c'], 'gate takes one option and one packet, and no more.'],
  ])('decision-packets %j', async (args, message) => {
    const { code, stdout, stderr } = await run(args);
    expect(stderr.replace(/\n$/, '')).toEqual(message);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('also in a folder where there is nothing to check', async () => {
    const cwd = folderWith({ 'readme.md': '# No packet\n' });
    for (const args of [['check'], ['check', '.'], ['summary'], ['gate', 'HOLD_ALL']]) {
      const { code, stdout, stderr } = await run(args, { cwd });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^There are no packets/);
    }
  });
});

describe.concurrent('help', () => {
  it('lists the commands', async () => {
    const { code, stdout, stderr } = await run(['--help']);
    expect([code, stderr]).toEqual([0, '']);
    for (const command of ['check', 'summary', 'explain', 'gate', 'fix', 'init', 'rules'])
      expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
  });

  it('is given instead of results where no command is, and that is no success', async () => {
    const { code, stdout, stderr } = await run([]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage: decision-packets COMMAND');
  });

  it.each(['check', 'summary', 'explain', 'gate', 'fix', 'init', 'rules'])(
    'of %s has its usage, its exit codes and examples',
    async (command) => {
      const { code, stdout } = await run([command, '--help']);
      expect(code).toBe(0);
      expect(stdout).toContain(`Usage: decision-packets ${command} `);
      expect(stdout).toContain('Exit code: 0 ');
      expect(stdout).toContain(`$ decision-packets ${command}`);
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
    },
  );

  it('is what docs/cli.md shows, of every command', async () => {
    const page = readFileSync(`${ROOT}/docs/cli.md`, 'utf8');
    const commands = commandsIn(page);
    const helps = new Map(
      await Promise.all(commands.map(async (name) => [name, (await run([name, '--help'])).stdout] as const)),
    );
    expect(withHelp(page, (name) => helps.get(name) ?? '')).toBe(page);
    const { stdout } = await run(['--help']);
    const listed = /Commands:\n([\s\S]*?)\n\n/
      .exec(stdout)?.[1]
      ?.split('\n')
      .map((line) => line.trim().split(' ')[0]);
    expect(commands.toSorted()).toEqual(listed?.toSorted());
  });

  it('knows the version', async () => {
    const { version } = JSON.parse(readFileSync(`${ROOT}/server/package.json`, 'utf8'));
    expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe.concurrent('colour', () => {
  const colored = async (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<boolean> => {
    const cwd = folderWith({ 'a-decision-packet.md': PACKET });
    return (await run(['summary', ...args], { cwd, env })).stdout.includes('\u001b[');
  };

  it.each([
    ['without a terminal', [], {}, false],
    ['with --color', ['--color'], {}, true],
    ['with --color, whatever NO_COLOR says', ['--color'], { NO_COLOR: '1' }, true],
    ['with FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
    ['with FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, false],
    ['with NO_COLOR and FORCE_COLOR', [], { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['with --no-color and FORCE_COLOR', ['--no-color'], { FORCE_COLOR: '1' }, false],
    ['with --color in Markdown', ['--color', '--format', 'markdown'], {}, false],
    ['with --color in JSON', ['--color', '--format', 'json'], {}, false],
  ])('%s', async (_, args, env, expected) => {
    expect(await colored(args, env)).toBe(expected);
  });
});
