import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, run } from './cli.ts';
import { packetWith as packet } from './texts.ts';

const MAP = `${JSON.stringify({
  version: 1,
  lane: 'L-0',
  blockers: [
    { id: 'L-0-X-1', title: 'x', owners: ['owner'], status: 'OPEN', requires: ['L-0-Y-2'] },
    { id: 'L-0-Y-2', title: 'y', owners: ['operator'], status: 'OPEN' },
  ],
  grants: [{ id: 'RUN', owners: ['owner'], status: 'NOT_GRANTED' }],
})}\n`;

const JUNE = ['--today', '2026-06-12'];
const folder = (cell: string) => folderWith({ 'a.packet.md': packet(cell), 'blocker-map.json': MAP });

describe.concurrent('explain', () => {
  it('says how words were read, what is lacking and what opens the option, in order', async () => {
    const { code, stdout, stderr } = await run(['explain', 'AUTHORIZE_A', ...JUNE], { cwd: folder('X-1; RUN grant') });
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toBe(`✗ AUTHORIZE_A: 0 of 2 met
a.packet.md · as of 2026-06-12
Authorises: a thing

How its words were read
  ✗ “X-1” (line 7): the blocker L-0-X-1, which X-1 is short for, at RESOLVED or above; it is OPEN.
  ✗ “RUN grant” (line 7): the grant RUN; it is not given.

What it requires
  ✗ L-0-X-1: needs RESOLVED, has earned OPEN (owner)
  ✗ grant RUN: not given (owner)

What opens it
  1. operator: bring L-0-Y-2 from OPEN to RESOLVED (y).
     That takes a good evidence entry, resolvedBy one of its owners, and resolvedOn.
     It must be RESOLVED before L-0-X-1 can be.
  2. owner: bring L-0-X-1 from OPEN to RESOLVED (x).
     That takes a good evidence entry, resolvedBy one of its owners, and resolvedOn.
  3. owner: give the grant RUN, by an act of its own.
`);
  });

  it('ends with 0 for an option that is available, and for the default', async () => {
    const cwd = folder('none');
    for (const option of ['AUTHORIZE_A', 'HOLD_ALL']) {
      const { code, stdout } = await run(['explain', option, ...JUNE], { cwd });
      expect(code).toBe(0);
      expect(stdout).toContain('It requires nothing.');
      expect(stdout).not.toContain('What opens it');
    }
  });

  it('answers "what if", says so, and writes nothing', async () => {
    const cwd = folder('X-1; RUN grant; the tide is in');
    const assumed = ['--assume', 'X-1=RESOLVED', '--assume', 'the tide is in=MET', '--assume', 'RUN=GRANTED'];
    const { code, stdout } = await run(['explain', 'AUTHORIZE_A', ...assumed, ...JUNE], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain(
      'This rests on assumptions: L-0-X-1 is RESOLVED; “the tide is in” is met; the grant RUN is given. Nothing is in force by it.\n',
    );
    expect((await run(['gate', 'AUTHORIZE_A', ...JUNE], { cwd })).code).toBe(1);
    expect(readFileSync(join(cwd, 'blocker-map.json'), 'utf8')).toBe(MAP);
    const json = await run(['explain', 'AUTHORIZE_A', ...assumed, ...JUNE, '--format', 'json'], { cwd });
    expect(JSON.parse(json.stdout)).toMatchObject({
      available: true,
      assumed: [
        { kind: 'blocker', id: 'L-0-X-1', level: 'RESOLVED' },
        { kind: 'condition', id: 'the tide is in', level: 'MET' },
        { kind: 'grant', id: 'RUN', level: 'GRANTED' },
      ],
      steps: [],
    });
  });

  it('says what needs an edit, because no work can meet it', async () => {
    const { code, stdout } = await run(['explain', 'AUTHORIZE_A', ...JUNE], {
      cwd: folder('above the line; AUTHORIZE_Z'),
    });
    expect(code).toBe(1);
    expect(stdout).toContain('  1. Edit the packet: AUTHORIZE_Z is no option of this packet.\n');
    expect(stdout).toContain(
      '  ✗ “AUTHORIZE_Z” (line 7): cannot be met as written: AUTHORIZE_Z is no option of this packet.\n',
    );
  });

  it.each([
    [['explain'], 'explain needs an option: decision-packets explain OPTION [packet].\n'],
    [
      ['explain', 'AUTHORIZE_B'],
      'a.packet.md has no option AUTHORIZE_B. Did you mean AUTHORIZE_A? Its options are HOLD_ALL, AUTHORIZE_A.\n',
    ],
    [['explain', 'AUTHORIZE_A', '--assume', 'Z-1=PROVEN'], '--assume: The blocker map has no blocker Z-1.\n'],
    [
      ['explain', 'AUTHORIZE_A', '--assume', 'RUN'],
      '--assume: "RUN" assumes nothing: write BLOCKER=LEVEL, CONDITION=MET or GRANT=GRANTED.\n',
    ],
    [['gate', 'AUTHORIZE_A', '--assume', 'RUN=GRANTED'], 'gate has no option --assume.\n'],
  ])('%j ends with 2', async (args, message) => {
    const { code, stdout, stderr } = await run(args, { cwd: folder('X-1') });
    expect([code, stdout, stderr]).toEqual([2, '', message]);
  });
});
