import { summarise } from '../../core/summary/model.ts';
import type { Command } from '../command.ts';
import type { ExitCode } from '../io.ts';
import { noSuchOption, onePacket } from '../onePacket.ts';
import { reportGateAsJson } from '../reporters/gateJson.ts';
import { reportClosedGate, reportOpenGate } from '../reporters/gateText.ts';

export const gate: Command = {
  name: 'gate',
  usage: 'gate OPTION [packet] [options]',
  summary: 'Opens, with exit code 0, only while exactly this option is in force.',
  description: `The packet may be left out where the workspace has exactly one that is not superseded.
As text, an open gate is one line on standard output; why it is closed goes to standard error.

Exit code: 0 the option is in force, 1 it is not,
2 the question could not be answered: no such packet, several that could be meant, no such option, a wrong option.`,
  examples: [
    'decision-packets gate AUTHORIZE_PRODUCTION_DRYRUN_ONLY && ./dry-run.sh',
    'decision-packets gate AUTHORIZE_PRODUCTION_EXECUTION decisions/next-decision-packet.md --format json',
  ],
  formats: ['text', 'json'],
  flags: [],
  async run({ operands, format, today, paint, io }): Promise<ExitCode> {
    const { option, packet, path } = await onePacket('gate', operands, io.cwd, today);
    const summary = summarise(packet, { today });
    const found = summary.options.find(({ id }) => id === option);
    if (found === undefined) throw noSuchOption(option, packet, path);
    const isOpen = summary.inForce === option;
    if (format === 'json') io.out(reportGateAsJson(summary, found, path));
    else if (isOpen) io.out(reportOpenGate(summary, found, path, paint));
    else io.err(reportClosedGate(summary, found, path, paint));
    return isOpen ? 0 : 1;
  },
};
