import { VEIL } from '../../syntax/seen.ts';
import type { Located } from '../../syntax/span.ts';
import { located } from '../values.ts';
import { type Line, movedLine } from './lines.ts';
import type { ReadPart } from './readPart.ts';
import type { ReadParts } from './readParts.ts';

const DATE_IN_PARENTHESES = /\(\s*(\d{4}-\d{2}-\d{2})\s*\)/;

/** The first heading or line that names a packet, else the first heading, else the first line. */
export function findTitle(parts: ReadParts): { title: Located<string>; date: Located<string> | undefined } | undefined {
  const line = firstIn(parts, ({ naming }) => naming) ?? firstIn(parts, ({ heading }) => heading) ?? parts.firstLine;
  if (line === undefined) return undefined;
  const date = DATE_IN_PARENTHESES.exec(line.text.text);
  const at = date === null ? 0 : date.index + date[0].indexOf(date[1] as string);
  return {
    title: { value: line.text.text.replaceAll(VEIL, '').trim(), span: line.text.span },
    date: date === null ? undefined : located(line.text, at, at + 10),
  };
}

function firstIn({ notable }: ReadParts, lineOf: (part: ReadPart) => Line | undefined): Line | undefined {
  for (const { part, start } of notable) {
    const line = lineOf(part);
    if (line !== undefined) return movedLine(line, start);
  }
  return undefined;
}

/** A heading does with the word `packet`, another line with `decision packet`; a file's name does not. */
export const namesPacket = ({ text, level }: Line): boolean =>
  level > 0 ? /\bpacket\b(?!\.)/i.test(text.text) : /\bdecision\s+packet\b/i.test(text.text);
