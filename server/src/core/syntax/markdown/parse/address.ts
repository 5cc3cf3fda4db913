import type { Section } from './section.ts';

const START = /(www\.)|(https?:\/\/)|([\w.+-]{1,100}@)|(mailto:|xmpp:)/y;
const DOMAIN = /[\w-]+(?:\.[\w-]+)+/y;
const PORT = /:\d+/y;
const PATH_END = /[\s<]/g;
const EMAIL = /[\w.+-]+@[\w-]+\.[\w.-]+/y;
const RESOURCE = /\/[a-zA-Z\d@.]+/y;
const ENTITY = /^&(?:#\d+|#x[a-f\d]+|\w+);$/;

/** Bare addresses (GFM 0.29, section 6.9). */
export class Addresses {
  readonly #section: Section;
  /** How far domains reach that are none. */
  #vain = 0;

  constructor(section: Section) {
    this.#section = section;
  }

  /** Adds the address that starts at `start`, before which there is no part of a word, and gives its end. */
  parse(start: number): number | undefined {
    const end = this.#end(start);
    return end === undefined ? undefined : this.#section.add('URL', start, end);
  }

  #end(start: number): number | undefined {
    const { text } = this.#section;
    if (!'hwmx'.includes(text[start] as string) && this.#section.next('@', start) > start + 100) return undefined;
    START.lastIndex = start;
    const found = START.exec(text);
    if (found === null) return undefined;
    const [whole, www, scheme, email] = found;
    const behind = start + whole.length;
    if (www !== undefined || scheme !== undefined) return this.#pageEnd(start, behind);
    if (email !== undefined) return this.#emailEnd(start);
    const end = this.#emailEnd(behind);
    if (end === undefined || whole !== 'xmpp:') return end;
    RESOURCE.lastIndex = end;
    return RESOURCE.test(text) ? RESOURCE.lastIndex : end;
  }

  #emailEnd(from: number): number | undefined {
    EMAIL.lastIndex = from;
    const [email = ''] = EMAIL.exec(this.#section.text) ?? [];
    if (email === '' || email.endsWith('_') || email.endsWith('-')) return undefined;
    return from + email.length - (email.endsWith('.') ? 1 : 0);
  }

  #pageEnd(start: number, from: number): number | undefined {
    const section = this.#section;
    const { text } = section;
    if (from < this.#vain) return undefined;
    DOMAIN.lastIndex = from;
    if (!DOMAIN.test(text)) return undefined;
    let end = DOMAIN.lastIndex;
    const labels = text.lastIndexOf('.', text.lastIndexOf('.', end - 1) - 1);
    if (text.slice(Math.max(labels + 1, from), end).includes('_')) {
      this.#vain = end;
      return undefined;
    }
    PORT.lastIndex = end;
    if (PORT.test(text)) end = PORT.lastIndex;
    if (text[end] === '/') end = Math.min(section.nextMatch(PATH_END, end), text.length);
    const cut = section.hasOpenBracket ? this.#bracketEnd(start, end) : end;
    return cut < end ? cut : this.#trimmed(from, end);
  }

  /** An address within brackets ends before the one that closes them. */
  #bracketEnd(start: number, end: number): number {
    const section = this.#section;
    for (let at = start; at < end; at += 1) {
      const character = section.text[at];
      if (character === ']') return at;
      if (character !== '[') continue;
      const close = section.next(']', at);
      if (close >= end) return at;
      at = close;
    }
    return end;
  }

  /** Without marks at the end that belong to the sentence around it. */
  #trimmed(from: number, end: number): number {
    const { text } = this.#section;
    let excess: number | undefined;
    for (let at = end; ; ) {
      const last = text[at - 1] as string;
      if ('?!.,:*_~'.includes(last)) {
        at -= 1;
        continue;
      }
      if (last === ')') {
        excess ??= countOf(')', text, from, at) - countOf('(', text, from, at);
        if (excess <= 0) return at;
        excess -= 1;
        at -= 1;
        continue;
      }
      let entity = at - 2;
      while (last === ';' && entity > from && /[\w#]/.test(text[entity] as string)) entity -= 1;
      if (last !== ';' || !ENTITY.test(text.slice(entity, at))) return at;
      at = entity;
    }
  }
}

function countOf(character: string, text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (text[at] === character) count += 1;
  return count;
}
