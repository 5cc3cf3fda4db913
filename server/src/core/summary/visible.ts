// Control characters could move a terminal's cursor, bidirectional ones could show words in another order than they have.
const UNSEEN = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** White space without line breaks and tabs; one blank for all around a line break. */
const inOneLine = (blanks: string): string => (/[\r\n]/.test(blanks) ? ' ' : blanks.replaceAll('\t', ' '));

/** `text` in one line, with what nobody would see in it made visible: `‹U+202E›`. */
export const visible = (text: string): string =>
  text.replace(/\s+/g, inOneLine).replace(UNSEEN, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `‹U+${code}›`;
  });
