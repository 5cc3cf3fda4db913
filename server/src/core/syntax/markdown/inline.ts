import { decodeHTML } from 'entities';
import { asSeen, isDirectionLeftOpen, VEIL } from '../seen.ts';
import type { Located, Span } from '../span.ts';
import type { Element, ElementName } from './parse/elements.ts';
import { type PieceRole, RichText, type RichTextBuilder } from './richText.ts';

/** A link's target, as the source writes it. */
export interface LinkTarget extends Located<string> {
  /** The link with its text. */
  readonly whole: Span;
  /** What stands for it in the text, as the source writes it; nothing for a picture, and where nobody can see it. */
  readonly shown: string;
}

export interface Inline {
  readonly text: RichText;
  readonly links: readonly LinkTarget[];
}

/** What an inline reader has to know of the rest of the document. */
export interface InlineContext {
  /** The text that is read, which is all of what was parsed, or a part of it. */
  readonly source: string;
  /** Added to the offsets of elements, it makes them the text's. */
  readonly base: number;
  /** Whether there is a link reference definition with this label, normalised by `normaliseLabel`. */
  isDefined(label: string): boolean;
  /** Takes note of such a label that a link in the text uses. */
  uses(label: string): void;
  /** Whether HTML may keep the block or cell at `[from, to)` (offsets of elements) from a reader's eyes. */
  isCovered(from: number, to: number): boolean;
}

/** Labels match without regard to case and to runs of white space (CommonMark 0.31, section 4.7). */
export const normaliseLabel = (label: string): string => label.trim().replace(/\s+/g, ' ').toLowerCase();

/** Elements that are marks of the syntax: no reader sees them. */
const MARKS: ReadonlySet<ElementName> = new Set([
  'EmphasisMark',
  'CodeMark',
  'StrikethroughMark',
  'QuoteMark',
  'HeaderMark',
  'TaskMarker',
  'LinkTitle',
]);
/** Elements that say nothing, with all that is in them. */
const SILENT: ReadonlySet<ElementName> = new Set(['Strikethrough', 'Comment', 'ProcessingInstruction']);
/** HTML elements whose tags format what they hold. Any other tag, such as `<name>`, is shown as it was typed. */
const FORMATTING =
  /^<\/?(?:a|abbr|b|bdi|bdo|big|cite|code|data|dfn|div|em|font|i|ins|kbd|mark|p|q|samp|small|span|strong|sub|sup|time|tt|u|var|wbr)(?:\s[^>]*)?\/?>$/i;
const LINE_BREAK = /^<br(?:\s[^>]*)?\/?>$/i;
/** Struck through in GFM (0.29, section 6.5), and not in Markdown that knows two tildes only. */
const STRUCK_BY_ONE = /(?<![~\\])~(?![~\s])(?:[^~\n]*[^~\s])?~(?!~)/;
/** A footnote, which is shown only where something refers to it, and by many not at all. */
const FOOTNOTE = /^\[\^[^\]\s]+\]:/;
const STRUCK = /^<(\/?)(?:del|s|strike)(?:\s[^>]*)?>$/i;

/** Reads what of `elements` stands between `from` and `to` (offsets of elements). */
export function readInline(
  elements: readonly Element[],
  { start, end }: Span,
  context: InlineContext,
  { inTable, isVeiledAnyway = false }: { readonly inTable: boolean; readonly isVeiledAnyway?: boolean },
): Inline {
  const reader = new InlineReader(context, inTable, isVeiledAnyway || isVeiled(start, end, context));
  return reader.read(elements, start, end);
}

/** Whether some readers may not see what stands in `[from, to)`, or see it struck, or in another order. */
function isVeiled(from: number, to: number, context: InlineContext): boolean {
  const text = context.source.slice(from + context.base, to + context.base);
  return (
    context.isCovered(from, to) ||
    FOOTNOTE.test(text) ||
    (text.includes('~') && STRUCK_BY_ONE.test(text)) ||
    isDirectionLeftOpen(text)
  );
}

class InlineReader {
  readonly #context: InlineContext;
  readonly #inTable: boolean;
  readonly #builder: RichTextBuilder = RichText.builder();
  readonly #links: LinkTarget[] = [];
  /** How many `<del>` elements are open: as with `~~`, what they hold says nothing. */
  #struck = 0;

  /** How many links are open, and how much there was to see in links so far. */
  #inLinks = 0;
  #length = 0;
  /** Whether the next words start a line that is veiled. */
  #veilIsDue: boolean;
  readonly #isVeiled: boolean;

  constructor(context: InlineContext, inTable: boolean, isVeiled: boolean) {
    this.#context = context;
    this.#inTable = inTable;
    this.#isVeiled = isVeiled;
    this.#veilIsDue = isVeiled;
  }

  read(elements: readonly Element[], from: number, to: number): Inline {
    this.#elements(elements, from, to, 'text');
    const { base } = this.#context;
    return { text: this.#builder.build({ start: from + base, end: to + base }), links: this.#links };
  }

  #elements(elements: readonly Element[], from: number, to: number, role: PieceRole): void {
    let at = from;
    for (const element of elements) {
      if (element.to <= from || element.from >= to) continue;
      this.#text(at, element.from, role);
      this.#element(element);
      at = element.to;
    }
    this.#text(at, to, role);
  }

  #element(element: Element): void {
    const { name, from, to } = element;
    if (MARKS.has(name) || SILENT.has(name)) return;
    if (name === 'InlineCode') this.#code(element);
    else if (name === 'Escape') this.#text(from + 1, to, 'text');
    else if (name === 'Entity') this.#append(decodeHTML(this.#source(from, to)), from, to, 'text');
    else if (name === 'HTMLTag') this.#tag(from, to);
    else if (name === 'Link' || name === 'Image') this.#link(element);
    else if (name === 'URL' || name === 'Autolink') this.#address(from, to);
    else this.#elements(element.children, from, to, 'text');
  }

  /** In a table a code span's `\|` is a pipe (GFM 0.29, section 4.10); elsewhere the two are left as they are. */
  #code({ from, to, children }: Element): void {
    let at = children[0]?.to ?? from;
    const end = children.at(-1)?.from ?? to;
    for (let pipe = at; this.#inTable && pipe + 1 < end; pipe += 1) {
      if (!this.#context.source.startsWith('\\|', pipe + this.#context.base)) continue;
      this.#text(at, pipe, 'code');
      at = pipe + 1;
    }
    this.#text(at, end, 'code');
  }

  #tag(from: number, to: number): void {
    const tag = this.#source(from, to);
    const struck = STRUCK.exec(tag);
    if (struck !== null) this.#struck = Math.max(0, this.#struck + (struck[1] === '' ? 1 : -1));
    else if (LINE_BREAK.test(tag)) this.#append('\n', from, to, 'text');
    else if (!FORMATTING.test(tag)) this.#text(from, to, 'text');
  }

  /** `[text](target)` and `[text][label]` show their text; `[text]` without a definition shows its brackets too. */
  #link(element: Element): void {
    const { name, from, to, children } = element;
    const target = element.child('URL');
    const label = element.child('LinkLabel');
    const closing = children.find(
      (mark) => mark.name === 'LinkMark' && this.#source(mark.from, mark.to).startsWith(']'),
    );
    const [open] = children;
    // Nobody sees the words of a picture, as long as it can be shown.
    const isPicture = name === 'Image';
    if (isPicture) this.#append(VEIL, from, closing?.from ?? to, 'text');
    if (open === undefined || closing === undefined) {
      this.#elements(children, from, to, 'text');
      return;
    }
    const reference = normaliseLabel(
      label === undefined ? this.#source(open.to, closing.from) : this.#source(label.from + 1, label.to - 1),
    );
    const resolved = target !== undefined || this.#context.isDefined(reference);
    if (!resolved) this.#text(open.from, open.to, 'text');
    const before = this.#length;
    this.#inLinks += 1;
    this.#elements(children, open.to, closing.from, 'text');
    this.#inLinks -= 1;
    const shown = isPicture || this.#isVeiled || this.#length === before ? '' : this.#source(open.to, closing.from);
    if (target !== undefined) {
      const { base } = this.#context;
      const value = this.#source(target.from, target.to).replace(/^<(.*)>$/s, '$1');
      const whole = { start: from + base, end: to + base };
      this.#links.push({ value, span: { start: target.from + base, end: target.to + base }, whole, shown });
    } else if (resolved && shown !== '') this.#context.uses(reference);
    if (!resolved) this.#text(closing.from, to, 'text');
  }

  #address(from: number, to: number): void {
    const { base } = this.#context;
    const value = this.#source(from, to).replace(/^<(.*)>$/s, '$1');
    const span = { start: from + base, end: to + base };
    this.#links.push({ value, span, whole: span, shown: this.#isVeiled ? '' : value });
    this.#text(from, to, 'address');
  }

  /** Source text as it stands, its line breaks as `\n`. */
  #text(from: number, to: number, role: PieceRole): void {
    const text = this.#source(from, to);
    const lineBreaks = this.#isVeiled ? /\r\n?|\n/g : /\r\n?/g;
    if (text.search(lineBreaks) === -1) {
      this.#append(text, from, to, role);
      return;
    }
    let at = 0;
    for (const lineBreak of text.matchAll(lineBreaks)) {
      const end = lineBreak.index + lineBreak[0].length;
      this.#append(text.slice(at, lineBreak.index), from + at, from + lineBreak.index, role);
      this.#append('\n', from + lineBreak.index, from + end, role);
      at = end;
    }
    this.#append(text.slice(at), from + at, to, role);
  }

  #append(value: string, from: number, to: number, role: PieceRole): void {
    if (this.#struck > 0 || from >= to) return;
    const { base } = this.#context;
    if (this.#veilIsDue && value.trim() !== '') {
      this.#builder.append(VEIL, { start: from + base, end: from + base }, 'text');
      this.#veilIsDue = false;
    }
    if (value === '\n') this.#veilIsDue = this.#isVeiled;
    if (this.#inLinks > 0) this.#length += asSeen(value).trim().length;
    this.#builder.append(value, { start: from + base, end: to + base }, role);
  }

  #source(from: number, to: number): string {
    return this.#context.source.slice(from + this.#context.base, to + this.#context.base);
  }
}
