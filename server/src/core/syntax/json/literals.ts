/** Notes that the text between two offsets is against the grammar. */
export type Report = (start: number, end: number, message: string) => void;

export interface StringRead {
  readonly value: string;
  readonly end: number;
  readonly terminated: boolean;
}

const QUOTE = 34;
const BACKSLASH = 92;

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * Reads the string whose opening quote stands at `start`: the slow way, for one with escapes, control characters or
 * without a closing quote. Such a one ends at the line's end, before a last comma, because what follows is hardly
 * meant to be in it; to say so is left to the caller.
 */
export function readString(text: string, start: number, report: Report): StringRead {
  const parts: string[] = [];
  let from = start + 1;
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (Number.isNaN(code) || code === 10 || code === 13) {
      const end = beforeLastComma(text, from, at);
      parts.push(text.slice(from, end));
      return { value: parts.join(''), end, terminated: false };
    }
    if (code === QUOTE) {
      parts.push(text.slice(from, at));
      return { value: parts.join(''), end: at + 1, terminated: true };
    }
    if (code === BACKSLASH) {
      parts.push(text.slice(from, at));
      const escaped = readEscape(text, at, report);
      parts.push(escaped.value);
      at = escaped.end;
      from = at;
    } else {
      at = code < 32 ? endOfControls(text, at, report) : at + 1;
    }
  }
}

/** The end of an unclosed string that begins at `from`, or goes on there, and whose line ends at `lineEnd`. */
function beforeLastComma(text: string, from: number, lineEnd: number): number {
  let end = lineEnd;
  while (end > from && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return end > from && text.charAt(end - 1) === ',' ? end - 1 : end;
}

const isBlank = (code: number): boolean => code === 32 || code === 9;

function readEscape(text: string, at: number, report: Report): { readonly value: string; readonly end: number } {
  const letter = text.charAt(at + 1);
  const value = escapes[letter];
  if (value !== undefined) return { value, end: at + 2 };
  if (letter === 'u') {
    const digits = /^[0-9A-Fa-f]*/.exec(text.slice(at + 2, at + 6))?.[0] ?? '';
    if (digits.length === 4) return { value: String.fromCharCode(Number.parseInt(digits, 16)), end: at + 6 };
    report(at, at + 2 + digits.length, 'Four hexadecimal digits must follow \\u.');
    return { value: '', end: at + 2 + digits.length };
  }
  // At the line's end the missing quote is the mistake, and it is reported.
  if (letter === '' || letter === '\n' || letter === '\r') return { value: '', end: at + 1 };
  const end = at + 1 + ((text.codePointAt(at + 1) ?? 0) > 0xffff ? 2 : 1);
  report(at, end, `${text.slice(at, end)} is no escape of JSON; a backslash itself is written \\\\.`);
  return { value: text.slice(at + 1, end), end };
}

function endOfControls(text: string, at: number, report: Report): number {
  let end = at + 1;
  for (let code = text.charCodeAt(end); code < 32 && code !== 10 && code !== 13; code = text.charCodeAt(end)) end += 1;
  const written = text.charCodeAt(at).toString(16).padStart(4, '0');
  report(at, end, `A control character in a string must be written as an escape, here \\u${written}.`);
  return end;
}

/** The grammar's demand that a number as written fails, or `undefined` when it is one (RFC 8259, section 6). */
export function checkNumber(written: string): string | undefined {
  if (/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/.test(written)) return undefined;
  if (/^-?0[0-9]+/.test(written)) return 'A number may not begin with a needless 0.';
  if (/^\+/.test(written)) return 'A number may not begin with +.';
  if (/^-?\./.test(written)) return 'A digit must stand before the decimal point.';
  if (/^-?[0-9]+\.(?![0-9])/.test(written)) return 'A digit must follow the decimal point.';
  if (/^-?[0-9.]+[eE][-+]?$/.test(written)) return 'A digit must follow the exponent.';
  return 'This is not how JSON writes a number.';
}

/** Digits and the signs that a number may begin with. */
export const isNumberPart = (code: number): boolean =>
  (code >= 48 && code <= 57) || code === 45 || code === 46 || code === 43;

/** The end of the run of characters from `at` that are neither blank nor part of JSON's punctuation. */
export function wordEndFrom(text: string, at: number): number {
  const word = /[^\s,:{}[\]"/]*/y;
  word.lastIndex = at;
  word.exec(text);
  return word.lastIndex;
}

/** The end of the line that `at` is on, without its line break. */
export function lineEndFrom(text: string, at: number): number {
  const line = /[^\r\n]*/y;
  line.lastIndex = at;
  line.exec(text);
  return line.lastIndex;
}

/** The end of the block comment that begins at `at`; the text's end when nothing closes it. */
export function blockCommentEndFrom(text: string, at: number): number {
  const close = text.indexOf('*/', at + 2);
  return close < 0 ? text.length : close + 2;
}

/** The end of the blanks from `at`. */
export function blanksEndFrom(text: string, at: number): number {
  const blanks = /[ \t\r\n]*/y;
  blanks.lastIndex = at;
  blanks.exec(text);
  return blanks.lastIndex;
}
