import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Io } from '../../server/src/cli/io.ts';
import { Questions } from '../../server/src/cli/questions.ts';
import { run as runHere } from '../../server/src/cli/run.ts';
import { folderWith, run } from './cli.ts';

const JUNE = ['--today', '2026-06-12'];
const FULL = [
  ...['--lane', 'APP', '--title', 'Release of the app', '--chooser', 'owner', '--chooser', 'GPT'],
  ...['--blocker', 'ROLLBACK-1: prove that a release can be taken back (operator)'],
  ...['--blocker', 'APP-SCOPE-2: what is released (owner, operator)'],
  ...['--option', 'AUTHORIZE_REHEARSAL: a rehearsal on a clone | operator builds clone'],
  ...['--option', 'AUTHORIZE_RELEASE: the release | AUTHORIZE_REHEARSAL; ROLLBACK-1 proven; SCOPE-2; RELEASE grant'],
];
const read = (cwd: string, name: string): string => readFileSync(join(cwd, name), 'utf8');
const written = (cwd: string): string[] => readdirSync(cwd).filter((name) => !name.startsWith('.'));

/** What the summary says of the one packet there, without its own words. */
async function gistOf(cwd: string): Promise<unknown> {
  const { packets } = JSON.parse((await run(['summary', '--format', 'json', ...JUNE], { cwd })).stdout);
  const own = new Set(['path', 'title', 'text']);
  return JSON.parse(JSON.stringify(packets, (key, value) => (own.has(key) ? undefined : value)));
}

describe.concurrent('init', () => {
  it('writes a packet and its map from the options, and both check without errors or warnings', async () => {
    const cwd = folderWith({});
    const { code, stdout, stderr } = await run(['init', ...FULL, ...JUNE], { cwd });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe('Wrote app-decision-packet.md and app-blocker-map.json.\n');
    const map = JSON.parse(read(cwd, 'app-blocker-map.json'));
    expect(
      map.blockers.map((each: { id: string; owners: string[]; status: string }) => [each.id, each.owners, each.status]),
    ).toEqual([
      ['APP-ROLLBACK-1', ['operator'], 'OPEN'],
      ['APP-SCOPE-2', ['owner', 'operator'], 'OPEN'],
    ]);
    expect(map.conditions).toMatchObject([
      { statement: 'operator builds clone', owners: ['operator'], status: 'UNMET' },
    ]);
    expect(map.grants).toMatchObject([{ id: 'RELEASE', status: 'NOT_GRANTED' }]);
    const { counts } = JSON.parse((await run(['check', '--format', 'json', ...JUNE], { cwd })).stdout);
    expect(counts).toMatchObject({ files: 2, options: 3, blockers: 2, grants: 1, error: 0, warning: 0 });
    expect((await run(['gate', 'HOLD_APP', ...JUNE], { cwd })).code).toBe(0);
    expect((await run(['gate', 'AUTHORIZE_RELEASE', ...JUNE], { cwd })).code).toBe(1);
  });

  it.each([
    ['with what a release needs', FULL],
    ['with blockers alone', ['--lane', 'APP', '--blocker', 'A-1: first (owner)', '--blocker', 'B-1: second']],
    ['with a lane alone', ['--lane', 'FIX7-P0']],
    [
      'with every kind of precondition',
      [
        ...['--lane', 'APP', '--blocker', 'ROLLBACK-1: first (operator)', '--blocker', 'SCOPE-2: second'],
        ...['--option', 'A_ONE: one | operator builds clone; ROLLBACK-1 design'],
        ...['--option', 'A_TWO: two | above + SCOPE-2 resolved and the tide | is "in"'],
        ...['--option', 'A_THREE: three | all of the above; distinct RUN / PERMIT grants'],
        ...['--option', 'A_FOUR: four | ALL blockers resolved: ROLLBACK-1 (proven), SCOPE-2; A_ONE'],
        ...['--option', 'A_FIVE: five | none'],
      ],
    ],
  ])('%s, writes a packet in JSON that comes to the same as the one in Markdown', async (_, args) => {
    const [json, markdown] = [folderWith({}), folderWith({})];
    const { code, stdout, stderr } = await run(['init', ...args, ...JUNE, '--format', 'json'], { cwd: json });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Wrote ([a-z0-9-]+)-decision-packet\.json and \1-blocker-map\.json\.\n$/);
    await run(['init', ...args, ...JUNE], { cwd: markdown });
    const [mapName = ''] = written(json);
    expect(read(json, mapName)).toBe(read(markdown, mapName));
    const { counts } = JSON.parse((await run(['check', '--format', 'json', ...JUNE], { cwd: json })).stdout);
    expect(counts).toMatchObject({ files: 2, error: 0 });
    expect(await gistOf(json)).toEqual(await gistOf(markdown));
  });

  it('is content with a lane, and makes the folder', async () => {
    const cwd = folderWith({});
    const { stdout } = await run(['init', 'decisions/new', '--lane', 'FIX7-P0', ...JUNE], { cwd });
    expect(stdout).toBe('Wrote decisions/new/fix7-p0-decision-packet.md and decisions/new/fix7-p0-blocker-map.json.\n');
    const { counts } = JSON.parse((await run(['check', '--format', 'json', ...JUNE], { cwd })).stdout);
    expect(counts).toMatchObject({ files: 2, error: 0 });
  });

  it('never overwrites, and then writes neither', async () => {
    const cwd = folderWith({ 'app-blocker-map.json': 'mine' });
    const { code, stdout, stderr } = await run(['init', ...FULL], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Nothing was written: .*app-blocker-map\.json is there already\.\n$/);
    expect(written(cwd)).toEqual(['app-blocker-map.json']);
    expect(read(cwd, 'app-blocker-map.json')).toBe('mine');
  });

  it('writes nothing that would not check', async () => {
    const cwd = folderWith({});
    const { code, stderr } = await run(['init', '--lane', 'APP', '--option', 'AUTHORIZE_A: a thing | AUTHORIZE_B'], {
      cwd,
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Nothing was written, because this does not fit together:\n {2}.*AUTHORIZE_B/);
    expect(written(cwd)).toEqual([]);
  });

  it.each([
    [[], /^init needs a lane/],
    [['--lane', 'app'], /^"app" is no lane/],
    [['--lane', 'APP', '--blocker', 'ROLLBACK: no number'], /^"ROLLBACK: no number" is no blocker/],
    [['--lane', 'APP', '--blocker', 'ROLLBACK-1'], /^"ROLLBACK-1" is no blocker/],
    [
      ['--lane', 'APP', '--option', 'go: a thing | none'],
      /is no option: write "ID: what it authorizes \| preconditions"/,
    ],
    [['--lane', 'APP', '--option', 'GO: a thing'], /is no option/],
    [['one', 'two'], /^init takes one folder/],
    [
      ['--lane', 'APP', '--format', 'json', '--option', 'AUTHORIZE_A: a thing | AUTHORIZE_B'],
      /^Nothing was written, because this does not fit together:\n {2}.*AUTHORIZE_B/,
    ],
    [['--lane', 'APP', '--format', 'yaml'], /^init has no format "yaml"\. Its formats are markdown, json\./],
  ])('%j ends with 2, and writes nothing', async (args, message) => {
    const cwd = folderWith({});
    const { code, stdout, stderr } = await run(['init', ...args], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(written(cwd)).toEqual([]);
  });
});

describe('the dialogue of init', () => {
  async function talk(...answers: readonly (string | undefined)[]) {
    const cwd = folderWith({});
    const [asked, out, err]: [string[], string[], string[]] = [[], [], []];
    const left = [...answers];
    const io: Io = {
      out: (text) => out.push(text),
      err: (text) => err.push(text),
      cwd,
      env: {},
      isTerminal: true,
      today: '2026-06-12',
      ask: async (question) => {
        asked.push(question);
        return left.shift();
      },
    };
    return { code: await runHere(['init'], io), cwd, asked, out: out.join(''), err: err.join('') };
  }

  it('asks for what it needs, and again for what is not of its shape', async () => {
    const { code, cwd, asked, out } = await talk('app', 'APP', '', '', 'ROLLBACK-1: take it back (operator)', '', '');
    expect([code, out]).toEqual([0, 'Wrote app-decision-packet.md and app-blocker-map.json.\n']);
    expect(asked[1]).toMatch(/^"app" is no lane: .*\nLane, /);
    expect(read(cwd, 'app-decision-packet.md')).toContain(
      '| AUTHORIZE_APP | what this packet is about | ALL blockers resolved |',
    );
  });

  it('writes nothing when it is broken off', async () => {
    const { code, cwd, err } = await talk('APP', '', '', undefined);
    expect([code, err]).toEqual([2, 'Nothing was written.\n']);
    expect(existsSync(join(cwd, 'app-decision-packet.md'))).toBe(false);
  });
});

describe('questions', () => {
  it('are answered by lines, also those that came ahead, until there are no more', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const questions = new Questions(input, output);
    input.write(' one \ntwo\n');
    expect([await questions.ask('A? '), await questions.ask('B? ')]).toEqual(['one', 'two']);
    const third = questions.ask('C? ');
    input.write('three\n');
    expect(await third).toBe('three');
    const last = questions.ask('D? ');
    input.end();
    expect([await last, await questions.ask('E? ')]).toEqual([undefined, undefined]);
    expect(output.read().toString()).toBe('A? B? C? D? ');
  });
});
