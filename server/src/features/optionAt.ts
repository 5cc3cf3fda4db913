import type { PacketFile } from '../core/project.ts';
import { touches } from '../core/syntax/span.ts';
import { mentionAt } from './things.ts';

/** The option that stands at `offset` of a packet: the one that is named there, else the one whose row it is. */
export function optionAt(file: PacketFile, offset: number): string | undefined {
  const mention = mentionAt(file, offset);
  if (mention?.kind === 'option') return mention.id;
  return file.evaluation.packet.options.find(({ span }) => touches(span, offset))?.id.value;
}
