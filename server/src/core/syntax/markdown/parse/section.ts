import { type Delimiter, resolved } from './delimiters.ts';
import { Element, type InlineName } from './elements.ts';
import { Excess, MOST_NESTED } from './excess.ts';

/** What is not there: behind everything. */
export const NOWHERE = Number.POSITIVE_INFINITY;

interface Bracket {
  /** Which of the parts it is. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly isPicture: boolean;
}

interface Sought {
  readonly from: number;
  readonly found: number;
}

/** A stretch of inline text while it is parsed: a paragraph, a heading, a table's cell. Positions are the text's own. */
export class Section {
  readonly text: string;
  readonly #offset: number;
  /** Elements, delimiters that wait to be matched, and opening brackets, which are nothing by themselves. */
  #parts: (Element | Delimiter | undefined)[] = [];
  readonly #brackets: Bracket[] = [];
  /** How many of the open brackets, from the first one, cannot start a link, which would hold another one. */
  #inLink = 0;
  #sought: Map<string, Sought> | undefined;
  #runs: Map<number, number[]> | undefined;

  constructor(text: string, offset: number) {
    this.text = text;
    this.#offset = offset;
  }

  /** Throws an `Excess` where too many are in each other. */
  element(name: InlineName, start: number, end: number, children?: readonly Element[]): Element {
    const element = new Element(name, start + this.#offset, end + this.#offset, children);
    if (element.depth <= MOST_NESTED) return element;
    const message = `Nothing is read that stands in more than ${MOST_NESTED} links, pictures and emphasised words.`;
    throw new Excess({ start: element.from, end: element.to }, message);
  }

  /** Adds an element, and gives its end. */
  add(name: InlineName, start: number, end: number, children?: readonly Element[]): number {
    this.#parts.push(this.element(name, start, end, children));
    return end;
  }

  /** Adds a delimiter, unless it can neither start nor end anything, and gives its end. */
  delimit(delimiter: Delimiter): number {
    if (delimiter.canOpen || delimiter.canClose) this.#parts.push(delimiter);
    return delimiter.end;
  }

  openBracket(start: number, end: number): number {
    this.#brackets.push({ index: this.#parts.length, start, end, isPicture: end - start === 2 });
    this.#parts.push(undefined);
    return end;
  }

  get hasOpenBracket(): boolean {
    return this.#brackets.length > 0;
  }

  /** The innermost open bracket, which is open no longer, and whether it can start a link or a picture. */
  closeBracket(): (Bracket & { readonly isActive: boolean }) | undefined {
    const bracket = this.#brackets.pop();
    if (bracket === undefined) return undefined;
    const isActive = bracket.isPicture || this.#brackets.length >= this.#inLink;
    this.#inLink = Math.min(this.#inLink, this.#brackets.length);
    return { ...bracket, isActive };
  }

  /** The elements from a bracket on, which are in it now. */
  takeFrom({ index }: Bracket): Element[] {
    return resolved(this.#parts.splice(index), this);
  }

  /** Adds a link; no bracket before it can start another one around it. */
  addLink(name: 'Link' | 'Image', start: number, end: number, children: readonly Element[]): number {
    if (name === 'Link') this.#inLink = this.#brackets.length;
    return this.add(name, start, end, children);
  }

  finish(): Element[] {
    const parts = this.#parts;
    this.#parts = [];
    return resolved(parts, this);
  }

  /** Where `needle` stands next. What was found once is not looked for again, and what is not there neither. */
  next(needle: string, from: number): number {
    return this.#seek(needle, from, (at) => this.text.indexOf(needle, at));
  }

  /** Where something that matches `pattern` (a global one) stands next. */
  nextMatch(pattern: RegExp, from: number): number {
    return this.#seek(`/${pattern.source}`, from, (at) => {
      pattern.lastIndex = at;
      return pattern.exec(this.text)?.index ?? -1;
    });
  }

  /** Where `character` stands next without a backslash before it; what stands before `from` does not count. */
  nextUnescaped(character: string, from: number): number {
    return this.#seek(`\\${character}`, from, (start) => {
      for (let at = this.text.indexOf(character, start); at !== -1; at = this.text.indexOf(character, at + 1)) {
        let before = at;
        while (before > start && this.text[before - 1] === '\\') before -= 1;
        if ((at - before) % 2 === 0) return at;
      }
      return -1;
    });
  }

  #seek(key: string, from: number, seek: (from: number) => number): number {
    this.#sought ??= new Map();
    const sought = this.#sought.get(key);
    if (sought !== undefined && sought.from <= from && from <= sought.found) return sought.found;
    const at = seek(from);
    const found = at === -1 ? NOWHERE : at;
    this.#sought.set(key, { from, found });
    return found;
  }

  /** Where the next run of exactly `length` backticks starts; asked for from left to right. */
  nextBackticks(length: number, from: number): number {
    if (this.#runs === undefined) {
      this.#runs = new Map();
      for (const run of this.text.matchAll(/`+/g)) {
        const starts = this.#runs.get(run[0].length);
        if (starts === undefined) this.#runs.set(run[0].length, [run.index]);
        else starts.push(run.index);
      }
      // From the last one to the first, so that those which are passed are taken from the end.
      for (const starts of this.#runs.values()) starts.reverse();
    }
    const starts = this.#runs.get(length) ?? [];
    while ((starts.at(-1) ?? NOWHERE) < from) starts.pop();
    return starts.at(-1) ?? NOWHERE;
  }
}
