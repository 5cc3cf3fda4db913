import type { InlineName } from './elements.ts';
import type { Section } from './section.ts';

const EMAIL =
  /<[a-z\d.!#$%&'*+/=?^_`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*>/iy;
const SCHEME = /<[a-z][-\w+.]+:/iy;
const SPACE_OR_CLOSE = /[\s>]/g;
const CLOSING_TAG = /<\/[a-z][\w-]*\s*>/iy;
const OPENING_TAG = /<[a-z][\w-]*/iy;
const SPACE = /\s*/y;
const ATTRIBUTE = /[a-z:_][\w.:-]*/iy;
const VALUE_SIGN = /\s*=\s*/y;
const UNQUOTED = /[^\s"'=<>`]+/y;
const END = /\s*\/?>/y;

/** Where what `pattern` (a sticky one) matches at `from` ends. */
function endOf(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** What starts with `<`: an address, a comment, an instruction, a declaration or a tag (CommonMark 0.31, 6.5 and 6.6). */
export class HtmlTags {
  readonly #section: Section;
  /** Where quotes open that tags were read through which then were none: through these, no other one will be. */
  readonly #vain = new Set<number>();

  constructor(section: Section) {
    this.#section = section;
  }

  /** Adds what starts at `start`, and gives its end. */
  parse(start: number): number | undefined {
    const section = this.#section;
    const { text } = section;
    if (start === text.length - 1) return undefined;
    const address = this.#addressEnd(start);
    if (address !== undefined) {
      return section.add('Autolink', start, address, [
        section.element('LinkMark', start, start + 1),
        section.element('URL', start + 1, address - 1),
        section.element('LinkMark', address - 1, address),
      ]);
    }
    const after = text[start + 1];
    if (after === '!') return this.#declaration(start);
    if (after === '?') return this.#upTo('?>', start, start + 2, 'ProcessingInstruction');
    const end = after === '/' ? endOf(CLOSING_TAG, text, start) : this.#openingTagEnd(start);
    return end === undefined ? undefined : section.add('HTMLTag', start, end);
  }

  #addressEnd(start: number): number | undefined {
    const section = this.#section;
    const scheme = endOf(SCHEME, section.text, start);
    if (scheme !== undefined) {
      const end = section.nextMatch(SPACE_OR_CLOSE, scheme);
      if (end > scheme && section.text[end] === '>') return end + 1;
    }
    return endOf(EMAIL, section.text, start);
  }

  #declaration(start: number): number | undefined {
    const { text } = this.#section;
    if (text.startsWith('--', start + 2)) {
      const short = /-?>/y;
      const end = endOf(short, text, start + 4);
      if (end !== undefined) return this.#section.add('Comment', start, end);
      return this.#upTo('-->', start, start + 4, 'Comment');
    }
    if (/[A-Z]/.test(text[start + 2] ?? '')) return this.#upTo('>', start, start + 3, 'HTMLTag');
    return text.startsWith('[CDATA[', start + 2) ? this.#upTo(']]>', start, start + 9, 'HTMLTag') : undefined;
  }

  #upTo(close: string, start: number, from: number, name: InlineName): number | undefined {
    const at = this.#section.next(close, from);
    return at === Number.POSITIVE_INFINITY ? undefined : this.#section.add(name, start, at + close.length);
  }

  #openingTagEnd(start: number): number | undefined {
    const section = this.#section;
    const { text } = section;
    const quotes: number[] = [];
    let at = endOf(OPENING_TAG, text, start);
    while (at !== undefined) {
      const end = endOf(END, text, at);
      if (end !== undefined) return end;
      const name = endOf(SPACE, text, at) as number;
      if (name === at) break;
      at = endOf(ATTRIBUTE, text, name);
      if (at === undefined) break;
      const value = endOf(VALUE_SIGN, text, at);
      if (value === undefined) continue;
      const quote = text[value];
      if (quote !== '"' && quote !== "'") {
        at = endOf(UNQUOTED, text, value);
        continue;
      }
      const close = this.#vain.has(value) ? Number.POSITIVE_INFINITY : section.next(quote, value + 1);
      if (close === Number.POSITIVE_INFINITY) break;
      quotes.push(value);
      at = close + 1;
    }
    for (const quote of quotes) this.#vain.add(quote);
    return undefined;
  }
}
