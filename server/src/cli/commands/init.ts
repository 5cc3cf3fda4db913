import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { draftFiles, type NewFiles } from '../../core/draft/packet.ts';
import { visible } from '../../core/summary/visible.ts';
import type { Command } from '../command.ts';
import { answersOf, askAnswers } from '../init/answers.ts';
import { type ExitCode, UsageError } from '../io.ts';

export const init: Command = {
  name: 'init',
  usage: 'init [folder] [options]',
  summary: 'Writes a new packet and its blocker map: a draft, on HOLD, with everything OPEN.',
  description: `The folder is the working folder when left out, and is made where it is not there. Without --lane, on a terminal,
it asks. Blockers that options name, conditions and grants get their entries in the map. Nothing that is there is
overwritten, and nothing is written that would not check without errors. With --format json the packet is JSON: what
an option requires is given in the same words, and written as they are read.

Exit code: 0 written, 2 nothing was written: a file is there, something is not of its shape, or does not fit.`,
  examples: [
    'decision-packets init decisions',
    'decision-packets init decisions --lane APP --format json',
    'decision-packets init decisions --lane APP --title "Release of the app" --chooser owner \\',
    '      --blocker "ROLLBACK-1: prove that a release can be taken back (operator)" \\',
    '      --option "AUTHORIZE_REHEARSAL: a rehearsal on a clone | operator builds clone" \\',
    '      --option "AUTHORIZE_RELEASE: the release | AUTHORIZE_REHEARSAL; APP-ROLLBACK-1 proven; RELEASE grant"',
  ],
  formats: ['markdown', 'json'],
  flags: [
    { name: 'lane', value: 'LANE', help: 'what all blocker IDs begin with, such as FIX7-P0' },
    { name: 'title', value: 'TITLE', help: 'the title of the packet' },
    {
      name: 'chooser',
      value: 'ROLE',
      isRepeatable: true,
      help: 'who may choose; owner when left out; may be repeated',
    },
    {
      name: 'blocker',
      value: '"ID: TITLE (OWNER)"',
      isRepeatable: true,
      help: 'a blocker; the lane may be left out of its ID; may be repeated',
    },
    {
      name: 'option',
      value: '"ID: WHAT | PRECONDITIONS"',
      isRepeatable: true,
      help: 'an option, what it authorizes and what it requires; may be repeated.\nALL blockers resolved opens the only one when left out',
    },
  ],
  async run({ operands, flags, format, today, io }): Promise<ExitCode> {
    const [folder = '.', ...more] = operands;
    if (more.length > 0) throw new UsageError('init takes one folder, and no more.');
    const isAsking = io.ask !== undefined && !flags.has('lane');
    const answers = isAsking && io.ask !== undefined ? await askAnswers(io.ask) : answersOf(flags);
    const files = draftFiles(answers, format === 'json' ? 'json' : 'markdown', today);
    const faults = files.findings.filter(({ severity }) => severity === 'error');
    if (faults.length > 0) {
      const reasons = faults.map(({ message }) => `  ${visible(message)}`).join('\n');
      throw new UsageError(`Nothing was written, because this does not fit together:\n${reasons}`);
    }
    write(files, resolve(io.cwd, folder));
    const shown = (name: string): string => visible(join(folder, name).replaceAll('\\', '/'));
    io.out(`Wrote ${shown(files.packet.name)} and ${shown(files.map.name)}.\n`);
    return 0;
  },
};

/** Both or none. */
function write({ packet, map }: NewFiles, folder: string): void {
  const targets = [packet, map].map(({ name, text }) => ({ path: join(folder, name), name, text }));
  const present = targets.find(({ path }) => existsSync(path));
  if (present !== undefined) throw new UsageError(`Nothing was written: ${present.path} is there already.`);
  const written: string[] = [];
  try {
    mkdirSync(folder, { recursive: true });
    for (const { path, text } of targets) {
      writeFileSync(path, text, { flag: 'wx' });
      written.push(path);
    }
  } catch (error) {
    for (const path of written) rmSync(path, { force: true });
    throw new UsageError(`Nothing was written: ${(error as Error).message}.`);
  }
}
