import type { SyntaxNode } from '@lezer/common';
import { decodeHTML } from 'entities';
import { asSeen, isDirectionLeftOpen, VEIL } from '../seen.ts';
import type { Located, Span } from '../span.ts';
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
  /** The text that is read, which is all of what the tree was parsed from, or a part of it. */
  readonly source: string;
  /** Added to the tree's offsets, it makes them the text's. */
  readonly base: number;
  /** Whether there is a link reference definition with this label, normalised by `normaliseLabel`. */
  isDefined(label: string): boolean;
  /** Takes note of such a label that a link in the text uses. */
  uses(label: string): void;
  /** Whether HTML may keep the block or cell at `[from, to)` of the tree from a reader's eyes. */
  isCovered(from: number, to: number): boolean;
}

/** Labels match without regard to case and to runs of white space (CommonMark 0.31, section 4.7). */
export const normaliseLabel = (label: string): string => label.trim().replace(/\s+/g, ' ').toLowerCase();

/** Nodes that are marks of the syntax: no reader sees them. */
const MARKS = new Set([
  'EmphasisMark',
  'CodeMark',
  'StrikethroughMark',
  'QuoteMark',
  'HeaderMark',
  'TaskMarker',
  'LinkTitle',
]);
/** Nodes that say nothing, with all that is in them. */
const SILENT = new Set(['Strikethrough', 'Comment', 'ProcessingInstruction']);
/** HTML elements whose tags format what they hold. Any other tag, such as `<name>`, is shown as it was typed. */
const FORMATTING =
  /^<\/?(?:a|abbr|b|bdi|bdo|big|cite|code|data|dfn|div|em|font|i|ins|kbd|mark|p|q|samp|small|span|strong|sub|sup|time|tt|u|var|wbr)(?:\s[^>]*)?\/?>$/i;
const LINE_BREAK = /^<br(?:\s[^>]*)?\/?>$/i;
/** Struck through in GFM (0.29, section 6.5), and not in Markdown that knows two tildes only. */
const STRUCK_BY_ONE = /(?<![~\\])~(?![~\s])(?:[^~\n]*[^~\s])?~(?!~)/;
/** A footnote, which is shown only where something refers to it, and by many not at all. */
const FOOTNOTE = /^\[\^[^\]\s]+\]:/;
const STRUCK = /^<(\/?)(?:del|s|strike)(?:\s[^>]*)?>$/i;

/** Reads the inline content of `node` between `from` and `to` (tree offsets). */
export function readInline(
  node: SyntaxNode,
  from: number,
  to: number,
  context: InlineContext,
  isVeiledAnyway = false,
): Inline {
  return new InlineReader(context, isVeiledAnyway || isVeiled(from, to, context)).read(node, from, to);
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

  constructor(context: InlineContext, isVeiled: boolean) {
    this.#context = context;
    this.#isVeiled = isVeiled;
    this.#veilIsDue = isVeiled;
  }

  read(node: SyntaxNode, from: number, to: number): Inline {
    this.#children(node, from, to, 'text');
    const { base } = this.#context;
    return { text: this.#builder.build({ start: from + base, end: to + base }), links: this.#links };
  }

  #children(node: SyntaxNode, from: number, to: number, role: PieceRole): void {
    let at = from;
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.to <= from || child.from >= to) continue;
      this.#text(at, child.from, role);
      this.#node(child);
      at = child.to;
    }
    this.#text(at, to, role);
  }

  #node(node: SyntaxNode): void {
    const { name, from, to } = node;
    if (MARKS.has(name) || SILENT.has(name)) return;
    if (name === 'InlineCode') this.#code(node);
    else if (name === 'Escape') this.#text(from + 1, to, 'text');
    else if (name === 'Entity') this.#append(decodeHTML(this.#source(from, to)), from, to, 'text');
    else if (name === 'HTMLTag') this.#tag(from, to);
    else if (name === 'Link' || name === 'Image') this.#link(node);
    else if (name === 'URL' || name === 'Autolink') this.#address(from, to);
    else this.#children(node, from, to, 'text');
  }

  /** In a table a code span's `\|` is a pipe (GFM 0.29, section 4.10); elsewhere the two are left as they are. */
  #code(node: SyntaxNode): void {
    const inTable = node.matchContext(['TableCell']);
    let at = node.firstChild?.to ?? node.from;
    const end = node.lastChild?.from ?? node.to;
    for (let pipe = at; inTable && pipe + 1 < end; pipe += 1) {
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
  #link(node: SyntaxNode): void {
    const target = node.getChild('URL');
    const label = node.getChild('LinkLabel');
    const closing = node.getChildren('LinkMark').find((mark) => this.#source(mark.from, mark.to).startsWith(']'));
    const open = node.firstChild;
    // Nobody sees the words of a picture, as long as it can be shown.
    const isPicture = node.name === 'Image';
    if (isPicture) this.#append(VEIL, node.from, closing?.from ?? node.to, 'text');
    if (open === null || closing === undefined) {
      this.#children(node, node.from, node.to, 'text');
      return;
    }
    const reference = normaliseLabel(
      label === null ? this.#source(open.to, closing.from) : this.#source(label.from + 1, label.to - 1),
    );
    const resolved = target !== null || this.#context.isDefined(reference);
    if (!resolved) this.#text(open.from, open.to, 'text');
    const before = this.#length;
    this.#inLinks += 1;
    this.#children(node, open.to, closing.from, 'text');
    this.#inLinks -= 1;
    const shown = isPicture || this.#isVeiled || this.#length === before ? '' : this.#source(open.to, closing.from);
    if (target !== null) {
      const { base } = this.#context;
      const value = this.#source(target.from, target.to).replace(/^<(.*)>$/s, '$1');
      const whole = { start: node.from + base, end: node.to + base };
      this.#links.push({ value, span: { start: target.from + base, end: target.to + base }, whole, shown });
    } else if (resolved && shown !== '') this.#context.uses(reference);
    if (!resolved) this.#text(closing.from, node.to, 'text');
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
