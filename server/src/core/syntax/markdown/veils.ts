import { countWhile } from '../countWhile.ts';
import type { Span } from '../span.ts';

/** A stretch of a Markdown text that is HTML. */
export interface HtmlStretch extends Span {
  readonly kind: 'block' | 'comment-block' | 'tag' | 'comment';
  /** The table's cell that a tag stands in. */
  readonly cell: Span | undefined;
}

/** A stretch, whose words may not be shown, or only struck through. */
interface Veiled extends Span {
  /** Struck-through text of the block itself is left out already; it veils what stands behind its block. */
  readonly struck: boolean;
}

/** Stretches in the order of their starts, with how far those up to each one reach. */
class Stretches {
  readonly #starts: readonly number[];
  readonly #reaches: readonly number[];

  constructor(stretches: readonly Span[]) {
    const sorted = stretches.toSorted((left, right) => left.start - right.start);
    let reach = -1;
    this.#starts = sorted.map(({ start }) => start);
    this.#reaches = sorted.map(({ end }) => {
      reach = Math.max(reach, end);
      return reach;
    });
  }

  /** Whether one of them starts before `before` and ends behind `behind`. */
  some(before: number, behind: number): boolean {
    const count = countWhile(this.#starts, (start) => start < before);
    return (this.#reaches[count - 1] ?? -1) > behind;
  }
}

/** Where HTML may keep words from a reader's eyes. */
export class Veils {
  static readonly none = new Veils([]);
  readonly #all: Stretches;
  readonly #hiding: Stretches;
  readonly #struck: Stretches;

  private constructor(stretches: readonly Veiled[]) {
    this.#all = new Stretches(stretches);
    this.#hiding = new Stretches(stretches.filter(({ struck }) => !struck));
    this.#struck = new Stretches(stretches.filter(({ struck }) => struck));
  }

  /** Reads the HTML of a Markdown text. Most texts have none that could hide anything, and cost a look. */
  static of(markdown: string, html: readonly HtmlStretch[]): Veils {
    if (html.length === 0 || !MAY_HIDE.test(markdown)) return Veils.none;
    const reader = new HtmlReader(markdown);
    for (const { start, end, kind, cell } of html) {
      if (kind === 'tag') reader.readWithin(cell, start, end);
      else if (kind !== 'comment') reader.read(start, end);
    }
    return new Veils(reader.stretches());
  }

  /** Whether the block or cell at `[from, to)` says something that may not be seen. */
  cover(from: number, to: number): boolean {
    return this.#hiding.some(Math.max(to, from + 1), from) || this.#struck.some(from, from);
  }

  /** Whether they may cover anything between `from` and `to`. */
  touch(from: number, to: number): boolean {
    return this.#all.some(to, from);
  }
}

const STRIKING = new Set(['del', 's', 'strike']);
/** Elements whose words are not shown as text, or not to everybody. */
const HIDING = new Set(
  'applet audio canvas datalist dialog frameset head iframe marquee math meter noembed noframes noscript object optgroup option plaintext progress rp script select style svg template textarea title video xmp'.split(
    ' ',
  ),
);
const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr basefont bgsound frame keygen'.split(' '),
);
/** No end tag of what stands around one of these reaches through it. */
const BOUNDARIES = new Set(
  'applet button caption html iframe marquee math noembed noframes noscript object plaintext script select style svg table td template textarea th title video xmp'.split(
    ' ',
  ),
);
/** Attributes that can make an element invisible, or change the order of its words. */
const HIDING_ATTRIBUTE =
  /(?:^|[\s/"'])(?:hidden|style|class|dir|color|size|face|background|bgcolor|popover|inert)(?=[\s/=]|$)/i;
const MAY_HIDE = new RegExp(
  `<(?:${[...STRIKING, ...HIDING].join('|')})(?![a-z0-9-])|<[a-z][^<]*(?:hidden|style|class|dir|color|size|face|background|popover|inert)|<!--|<[a-z/][^<>]*(?:<|$|[\\r\\n][ \\t]*[\\r\\n])`,
  'i',
);

interface OpenElement {
  readonly name: string;
  readonly start: number;
  readonly veil: 'none' | 'hiding' | 'striking';
}

/** The elements that are open, from the outermost one. */
class OpenElements {
  readonly #open: OpenElement[] = [];
  /** Where each name is open, and where boundaries are. */
  readonly #named = new Map<string, number[]>();
  readonly #boundaries: number[] = [];

  get count(): number {
    return this.#open.length;
  }

  push(element: OpenElement): void {
    const at = this.#open.push(element) - 1;
    const named = this.#named.get(element.name);
    if (named === undefined) this.#named.set(element.name, [at]);
    else named.push(at);
    if (BOUNDARIES.has(element.name)) this.#boundaries.push(at);
  }

  /** Where the innermost element of this name is, if no boundary is within it. */
  find(name: string): number | undefined {
    const at = this.#named.get(name)?.at(-1);
    return at === undefined || at < (this.#boundaries.at(-1) ?? -1) ? undefined : at;
  }

  /** Closes all elements from a place on. */
  closeFrom(at: number): readonly OpenElement[] {
    const closed = this.#open.splice(at);
    for (const { name } of closed) {
      this.#named.get(name)?.pop();
      if (BOUNDARIES.has(name)) this.#boundaries.pop();
    }
    return closed;
  }
}

/** Keeps the elements that are open, as a browser does; where the two could differ, it leaves them open. */
class HtmlReader {
  readonly #text: string;
  readonly #open = new OpenElements();
  readonly #closed: Veiled[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** A tag in a table's cell has no effect outside of it. */
  readWithin(cell: Span | undefined, from: number, to: number): void {
    const depth = this.#open.count;
    this.read(from, to);
    if (cell === undefined) return;
    for (const element of this.#open.closeFrom(depth)) {
      if (element.veil === 'hiding') this.#note({ ...element, start: cell.start }, cell.end);
    }
  }

  /** Reads the tags in `[from, to)`. */
  read(from: number, to: number): void {
    const text = this.#text;
    for (let at = text.indexOf('<', from); at !== -1 && at < to; at = text.indexOf('<', at)) {
      if (text.startsWith('<!--', at)) at = this.#comment(at, to);
      else if (/[a-z/]/i.test(text.charAt(at + 1))) at = this.#tag(at, to);
      else at += 1;
    }
  }

  stretches(): readonly Veiled[] {
    for (const element of this.#open.closeFrom(0)) this.#note(element, Number.POSITIVE_INFINITY);
    return this.#closed;
  }

  #comment(at: number, to: number): number {
    COMMENT.lastIndex = at;
    const end = COMMENT.exec(this.#text)?.[0].length;
    // A comment that goes on behind its block swallows what follows.
    if (end === undefined || at + end > to) this.#open.push({ name: '!--', start: at, veil: 'hiding' });
    return end === undefined || at + end > to ? to : at + end;
  }

  #tag(at: number, to: number): number {
    const end = tagEnd(this.#text, at, to);
    if (end === undefined) {
      this.#open.push({ name: '<', start: at, veil: 'hiding' });
      return to;
    }
    const tag = this.#text.slice(at, end - 1);
    const [start = '', slash = '', name = ''] = /^<(\/?)([a-z][^\s/>]*)/i.exec(tag) ?? [];
    if (name === '') return at + 1;
    const attributes = tag.slice(start.length);
    if (slash === '') this.#start(name.toLowerCase(), attributes, at);
    else this.#end(name.toLowerCase(), end);
    return end;
  }

  #start(name: string, attributes: string, start: number): void {
    if (VOID.has(name)) return;
    const isHiding = HIDING.has(name) || HIDING_ATTRIBUTE.test(attributes);
    this.#open.push({ name, start, veil: isHiding ? 'hiding' : STRIKING.has(name) ? 'striking' : 'none' });
  }

  #end(name: string, end: number): void {
    const at = this.#open.find(name);
    if (at === undefined) return;
    for (const element of this.#open.closeFrom(at)) this.#note(element, end);
  }

  #note({ start, veil }: OpenElement, end: number): void {
    if (veil !== 'none') this.#closed.push({ start, end, struck: veil === 'striking' });
  }
}

const COMMENT = /<!--(?:-?>|[\s\S]*?--!?>)/y;

/** Where the tag that starts at `at` ends, quotes minded; `undefined` when it does not before `to`. */
function tagEnd(text: string, at: number, to: number): number | undefined {
  let quote = '';
  for (let index = at + 1; index < to; index += 1) {
    const character = text.charAt(index);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '>') return index + 1;
    else if (character === '"' || character === "'") quote = character;
  }
  return undefined;
}
