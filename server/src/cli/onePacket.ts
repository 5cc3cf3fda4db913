import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PacketFile } from '../core/project.ts';
import { visible } from '../core/summary/visible.ts';
import { UsageError } from './io.ts';
import { type Selection, select } from './selection.ts';
import { didYouMean } from './suggest.ts';
import { unreadableMessage } from './unreadable.ts';

/** An option that was asked about, and the packet that it is an option of, perhaps. */
export interface AskedOption {
  readonly option: string;
  readonly packet: PacketFile;
  /** The packet's path as it is shown. */
  readonly path: string;
}

/** Reads the operands `OPTION [packet]` of `command`. Throws where no single packet can be meant. */
export async function onePacket(
  command: string,
  operands: readonly string[],
  cwd: string,
  today: string,
): Promise<AskedOption> {
  const [option, named, ...more] = operands;
  if (option === undefined) {
    throw new UsageError(`${command} needs an option: decision-packets ${command} OPTION [packet].`);
  }
  if (more.length > 0) throw new UsageError(`${command} takes one option and one packet, and no more.`);
  if (named !== undefined && isFolder(resolve(cwd, named))) {
    throw new UsageError(`"${named}" is a folder; ${command} needs one packet.`);
  }
  const selection = await select({ operands: named === undefined ? [] : [named], only: 'packet', cwd, today });
  const packet = thePacket(selection, named);
  return { option, packet, path: selection.pathOf(packet.uri) };
}

/** What to say where the packet has no option of that name. */
export function noSuchOption(option: string, { evaluation }: PacketFile, path: string): UsageError {
  const { packet, options } = evaluation;
  const ids = options.map(({ read }) => read.option.id.value);
  if (packet.unread) {
    const [why] = packet.problems;
    return new UsageError(
      `Nothing is known of the options of ${visible(path)}, which cannot be read. ${why?.message ?? ''}`.trim(),
    );
  }
  const there = ids.length === 0 ? 'It has no options.' : `Its options are ${visible(ids.join(', '))}.`;
  return new UsageError(`${visible(path)} has no option ${option}.${didYouMean(option, ids)} ${there}`);
}

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
