import { isOptionId } from '../../packet/words.ts';
import type { PacketFile } from '../../project.ts';
import type { Fix } from '../rule.ts';
import { suggestion } from './edits.ts';
import { insertion } from './lines.ts';

/** Adds an options table with a HOLD, its default, at the end of a Markdown packet. Who may choose is left to fill in. */
export function insertOptions({ uri, source, evaluation: { packet } }: PacketFile): readonly Fix[] {
  if (packet.format === 'json') return [];
  const { text, lineBreak } = source;
  const declared = packet.defaults.find(({ option }) => isOptionId(option.value))?.option.value;
  const hold = declared ?? 'HOLD';
  const lines = [
    `Options (<role> chooses exactly one; default ${hold})`,
    '',
    '| option | what it authorizes | preconditions |',
    '|---|---|---|',
    `| ${hold} | nothing | none |`,
    '',
  ];
  const ending = /(?:^|[\r\n])$/.test(text) ? lineBreak : lineBreak + lineBreak;
  const before = text === '' ? '' : ending;
  return suggestion(uri, 'Insert an options table', [insertion(text.length, before + lines.join(lineBreak))], true);
}
