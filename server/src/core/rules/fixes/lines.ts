import { startOfLine } from '../../syntax/lines.ts';
import type { TextEdit } from '../rule.ts';

/** The quote and list marks, and the white space, with which the line that holds `offset` begins. */
export const marksOfLine = (text: string, offset: number): string =>
  /^(?:\s|>|[-*+]\s|\d+[.)]\s)*/.exec(text.slice(startOfLine(text, offset), offset))?.[0] ?? '';

/** Puts `newText` at `offset`. */
export const insertion = (offset: number, newText: string): TextEdit => ({
  span: { start: offset, end: offset },
  newText,
});
