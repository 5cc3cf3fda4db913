import { type Span, type SyntaxProblem, span } from '../span.ts';
import {
  blanksEndFrom,
  blockCommentEndFrom,
  checkNumber,
  isNumberPart,
  lineEndFrom,
  readString,
  type StringRead,
  wordEndFrom,
} from './literals.ts';

export type TokenType =
  | '{'
  | '}'
  | '['
  | ']'
  | ','
  | ':'
  | 'string'
  | 'number'
  | 'true'
  | 'false'
  | 'null'
  /** Text without quotes, or in single ones: no JSON, but a value or a key in the making. */
  | 'word'
  | 'end';

/** More problems than this help nobody; what follows is still read, up to `MOST_PROBLEMS`. */
const MAX_PROBLEMS = 200;
/** With so many of them, nobody can tell what is meant. */
const MOST_PROBLEMS = 10_000;
/** So many comments are read. */
export const MOST_COMMENTS = 100_000;
/** What is told where a text holds more than is read. */
export const TOO_MUCH = 'There is more in this file than is read: from here on nothing is. Divide it into several.';

const BYTE_ORDER_MARK = 0xfeff;
const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;
const STAR = 42;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

const punctuation: Readonly<Record<number, TokenType>> = { 123: '{', 125: '}', 91: '[', 93: ']', 44: ',', 58: ':' };

/**
 * Reads a JSON text with comments token by token. After `next()` the fields describe the token;
 * what the grammar forbids inside a token is noted in `problems`, and the token is read on.
 */
export class Scanner {
  readonly text: string;
  readonly problems: SyntaxProblem[] = [];
  readonly comments: Span[] = [];
  type: TokenType = 'end';
  start = 0;
  /** End of the token, and where the next one is looked for. */
  end = 0;
  /** The value of a string or a word. */
  string = '';
  number = 0;
  /** A string without its closing quote ends at the line's end, and may have swallowed what should follow it. */
  unterminated = false;
  /** Whether there is too much for reading on. */
  isCut = false;
  #problemCount = 0;
  readonly #keys: (string | undefined)[] = [];

  constructor(text: string) {
    this.text = text;
    if (text.charCodeAt(0) === BYTE_ORDER_MARK) this.end = 1;
  }

  report(start: number, end: number, message: string): void {
    this.#problemCount += 1;
    if (this.#problemCount > MOST_PROBLEMS) this.isCut = true;
    if (this.problems.length < MAX_PROBLEMS) this.problems.push({ span: span(start, end), message });
  }

  /** Ends the text at the current token, and says why. */
  cut(why: string): void {
    this.report(this.start, this.end, why);
    this.isCut = true;
    this.end = this.text.length;
  }

  /** Moves to the next token; at the text's end it stays on `end`. */
  next(): void {
    const code = this.#skipTrivia();
    this.unterminated = false;
    const mark = punctuation[code];
    if (code === QUOTE) {
      this.#string();
    } else if (mark !== undefined) {
      this.type = mark;
      this.end += 1;
    } else if (Number.isNaN(code)) {
      this.type = 'end';
    } else if (isNumberPart(code)) {
      this.#number();
    } else {
      this.#word();
    }
  }

  /** Ends the current token, a key without its closing quote, before its first colon: what follows is its value. */
  cutAtColon(): void {
    const colon = this.text.slice(this.start, this.end).indexOf(':');
    if (colon < 0) return;
    this.end = this.start + colon;
    this.string = this.text.slice(this.start + 1, this.end);
    this.unterminated = false;
  }

  /** Whether a colon follows the current token. Looked at only where something is wrong already. */
  colonFollows(): boolean {
    const { text } = this;
    let at = this.end;
    for (;;) {
      at = blanksEndFrom(text, at);
      if (text.startsWith('//', at)) at = lineEndFrom(text, at);
      else if (text.startsWith('/*', at)) at = blockCommentEndFrom(text, at);
      else return text.charAt(at) === ':';
    }
  }

  /** Goes over blanks and comments, and over characters that may stand nowhere; gives the code of the token's first one. */
  #skipTrivia(): number {
    const { text } = this;
    for (;;) {
      let at = this.end;
      let code = text.charCodeAt(at);
      while (code === 32 || code === LINE_FEED || code === CARRIAGE_RETURN || code === 9) {
        at += 1;
        code = text.charCodeAt(at);
      }
      this.start = at;
      this.end = at;
      if (code === SLASH && this.#comment()) {
        if (this.comments.length <= MOST_COMMENTS) continue;
        this.cut(TOO_MUCH);
        return Number.NaN;
      }
      if (isStray(code)) this.#stray();
      else return code;
    }
  }

  #comment(): boolean {
    const second = this.text.charCodeAt(this.start + 1);
    if (second === SLASH) {
      this.end = lineEndFrom(this.text, this.start);
    } else if (second === STAR) {
      this.end = blockCommentEndFrom(this.text, this.start);
      if (!this.text.endsWith('*/', this.end) || this.end < this.start + 4)
        this.report(this.start, this.start + 2, 'This comment is never closed: its */ is missing.');
    } else {
      return false;
    }
    this.comments.push(span(this.start, this.end));
    return true;
  }

  #stray(): void {
    while (isStray(this.text.charCodeAt(this.end))) this.end += 1;
    const code = this.text.charCodeAt(this.start).toString(16).toUpperCase().padStart(4, '0');
    this.report(this.start, this.end, `The character U+${code} has no place outside a string.`);
  }

  #string(): void {
    const { text } = this;
    const { start } = this;
    let at = start + 1;
    let code = text.charCodeAt(at);
    while (code >= 32 && code !== QUOTE && code !== 92) {
      at += 1;
      code = text.charCodeAt(at);
    }
    this.type = 'string';
    if (code === QUOTE) {
      this.string = this.#intern(start + 1, at);
      this.end = at + 1;
      return;
    }
    const read: StringRead = readString(text, start, (from, to, message) => this.report(from, to, message));
    this.string = read.value;
    this.end = read.end;
    this.unterminated = !read.terminated;
  }

  /** The text between two offsets; short ones recur as keys, roles and status words, and are shared instead of copied. */
  #intern(start: number, end: number): string {
    const { text } = this;
    const length = end - start;
    if (length > 24) return text.slice(start, end);
    const slot = (length * 37 + text.charCodeAt(start) * 5 + text.charCodeAt(end - 1)) & 255;
    const known = this.#keys[slot];
    if (known !== undefined && known.length === length && text.startsWith(known, start)) return known;
    const fresh = text.slice(start, end);
    this.#keys[slot] = fresh;
    return fresh;
  }

  #number(): void {
    const end = wordEndFrom(this.text, this.start);
    const written = this.text.slice(this.start, end);
    const value = Number(written);
    // A date without quotes, a lone minus: a text in the making.
    if (Number.isNaN(value) || !/[0-9]/.test(written)) {
      this.#word();
      return;
    }
    this.type = 'number';
    this.end = end;
    this.number = value;
    const demand = checkNumber(written);
    if (demand !== undefined) this.report(this.start, end, demand);
  }

  #word(): void {
    const { text, start } = this;
    if (text.charCodeAt(start) === APOSTROPHE && this.#singleQuoted()) return;
    const end = wordEndFrom(text, start);
    const word = text.slice(start, end);
    this.end = Math.max(end, start + 1);
    if (word === 'true' || word === 'false' || word === 'null') {
      this.type = word;
      return;
    }
    // Several words without quotes are one mistake.
    const rest = /[^,:{}[\]"\r\n/]*/y;
    rest.lastIndex = this.end;
    rest.exec(text);
    this.string = text.slice(start, rest.lastIndex).trimEnd();
    this.end = Math.max(start + this.string.length, start + 1);
    // A quote directly behind the words closes them; the one before them is missing.
    if (text.charCodeAt(this.end) === QUOTE) this.end += 1;
    this.type = 'word';
  }

  #singleQuoted(): boolean {
    const close = /'[^'\r\n]*'/y;
    close.lastIndex = this.start;
    const quoted = close.exec(this.text);
    if (quoted === null) return false;
    this.type = 'word';
    this.end = close.lastIndex;
    this.string = quoted[0].slice(1, -1);
    return true;
  }
}

/** Blanks that JSON does not know, invisible characters and controls. */
const isStray = (code: number): boolean =>
  code < 32
    ? code !== 9 && code !== LINE_FEED && code !== CARRIAGE_RETURN
    : code >= 0x7f &&
      (code <= 0xa0 ||
        code === 0xad ||
        code === 0x1680 ||
        (code >= 0x2000 && code <= 0x200f) ||
        (code >= 0x2028 && code <= 0x202f) ||
        (code >= 0x205f && code <= 0x206f) ||
        code === 0x3000 ||
        code === BYTE_ORDER_MARK);
