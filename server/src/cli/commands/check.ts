import type { Command } from '../command.ts';
import { type ExitCode, UsageError } from '../io.ts';
import { reportCheckAsJson } from '../reporters/checkJson.ts';
import { reportCheckAsText } from '../reporters/checkText.ts';
import { checkSelection } from '../results.ts';
import { select } from '../selection.ts';
import { unreadableMessage } from '../unreadable.ts';

export const check: Command = {
  name: 'check',
  usage: 'check [paths…] [options]',
  summary: 'Checks packets and blocker maps, and prints what does not hold.',
  description: `Paths are packets, blocker maps, or folders that are searched for them; the whole workspace when left out.
Packets are judged with their maps and evidence, wherever in the workspace these are; only what is wrong in the
files that were asked for is printed.

Exit code: 0 no errors (warnings and notes do not count), 1 at least one error,
2 the work could not be done: no such path, nothing to check there, a file that cannot be read, a wrong option.`,
  examples: [
    'decision-packets check',
    'decision-packets check decisions/next-decision-packet.md',
    'decision-packets check decisions --format json > report.json',
    'decision-packets check --today 2026-08-01',
  ],
  formats: ['text', 'json'],
  flags: [],
  async run({ operands, format, today, paint, io }): Promise<ExitCode> {
    const selection = await select({ operands, only: undefined, cwd: io.cwd, today });
    const result = checkSelection(selection, today);
    io.out(format === 'json' ? reportCheckAsJson(result) : reportCheckAsText(result, paint));
    if (selection.unreadable.length > 0) throw new UsageError(unreadableMessage(selection));
    return result.counts.error > 0 ? 1 : 0;
  },
};
