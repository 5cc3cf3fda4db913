import { VEIL } from '../../syntax/seen.ts';
import type { Located } from '../../syntax/span.ts';
import { located } from '../values.ts';
import type { Line } from './lines.ts';

const DATE_IN_PARENTHESES = /\(\s*(\d{4}-\d{2}-\d{2})\s*\)/;

/** The first heading or line that names a packet, else the first heading, else the first line. */
export function findTitle(
  lines: readonly Line[],
): { title: Located<string>; date: Located<string> | undefined } | undefined {
  const line = lines.find(namesPacket) ?? lines.find((each) => each.level > 0) ?? lines[0];
  if (line === undefined) return undefined;
  const date = DATE_IN_PARENTHESES.exec(line.text.text);
  const at = date === null ? 0 : date.index + date[0].indexOf(date[1] as string);
  return {
    title: { value: line.text.text.replaceAll(VEIL, '').trim(), span: line.text.span },
    date: date === null ? undefined : located(line.text, at, at + 10),
  };
}

/** A heading does with the word `packet`, another line with `decision packet`; a file's name does not. */
const namesPacket = ({ text, level }: Line): boolean =>
  level > 0 ? /\bpacket\b(?!\.)/i.test(text.text) : /\bdecision\s+packet\b/i.test(text.text);
