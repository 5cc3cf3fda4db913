import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PacketFile } from '../../core/project.ts';
import { summarise } from '../../core/summary/model.ts';
import { visible } from '../../core/summary/visible.ts';
import type { Command } from '../command.ts';
import { type ExitCode, UsageError } from '../io.ts';
import { reportGateAsJson } from '../reporters/gateJson.ts';
import { reportClosedGate, reportOpenGate } from '../reporters/gateText.ts';
import { type Selection, select } from '../selection.ts';
import { didYouMean } from '../suggest.ts';
import { unreadableMessage } from '../unreadable.ts';

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
  async run({ operands, format, today, paint, io }): Promise<ExitCode> {
    const [option, packet, ...more] = operands;
    if (option === undefined) throw new UsageError('gate needs an option: decision-packets gate OPTION [packet].');
    if (more.length > 0) throw new UsageError('gate takes one option and one packet, and no more.');
    if (packet !== undefined && isFolder(resolve(io.cwd, packet))) {
      throw new UsageError(`"${packet}" is a folder; gate needs one packet.`);
    }
    const operand = packet === undefined ? [] : [packet];
    const selection = await select({ operands: operand, only: 'packet', cwd: io.cwd, today });
    const summary = summarise(thePacket(selection, packet), { today });
    const found = summary.options.find(({ id }) => id === option);
    const path = selection.pathOf(summary.uri);
    if (found === undefined) {
      const ids = summary.options.map(({ id }) => id);
      const there = ids.length === 0 ? 'It has no options.' : `Its options are ${visible(ids.join(', '))}.`;
      throw new UsageError(`${visible(path)} has no option ${option}.${didYouMean(option, ids)} ${there}`);
    }
    const isOpen = summary.inForce === option;
    if (format === 'json') io.out(reportGateAsJson(summary, found, path));
    else if (isOpen) io.out(reportOpenGate(summary, found, path, paint));
    else io.err(reportClosedGate(summary, found, path, paint));
    return isOpen ? 0 : 1;
  },
};

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** The one packet that can be meant. A file that cannot be read might be it. */
function thePacket(selection: Selection, named: string | undefined): PacketFile {
  const { files, unreadable, pathOf } = selection;
  if (unreadable.length > 0) throw new UsageError(unreadableMessage(selection));
  const packets = files.flatMap(({ file }) => (file.kind === 'packet' ? [file] : []));
  const meant = named === undefined ? packets.filter((each) => !isSuperseded(each)) : packets;
  const [packet, ...others] = meant;
  if (packet === undefined)
    throw new UsageError('All packets of the workspace are superseded; name the one that you mean.');
  if (others.length > 0) {
    const paths = meant.map(({ uri }) => `  ${visible(pathOf(uri))}`).join('\n');
    throw new UsageError(`Several packets could be meant; name one of them:\n${paths}`);
  }
  return packet;
}

const isSuperseded = ({ evaluation }: PacketFile): boolean => evaluation.packet.status === 'superseded';
