import type { TextEdit } from '../rule.ts';

/** Where the line that holds `offset` starts, behind the line break before it. */
export function startOfLine(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !/[\r\n]/.test(text[at - 1] as string)) at -= 1;
  return at;
}

/** Where the line that holds `offset` ends, before its line break. */
export function endOfLine(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !/[\r\n]/.test(text[at] as string)) at += 1;
  return at;
}

/** The quote and list marks, and the white space, with which the line that holds `offset` begins. */
export const marksOfLine = (text: string, offset: number): string =>
  /^(?:\s|>|[-*+]\s|\d+[.)]\s)*/.exec(text.slice(startOfLine(text, offset), offset))?.[0] ?? '';

/** Puts `newText` at `offset`. */
export const insertion = (offset: number, newText: string): TextEdit => ({
  span: { start: offset, end: offset },
  newText,
});
