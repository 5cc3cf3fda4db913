import { holdsDirection, isDirectionLeftOpen } from '../seen.ts';
import { type Span, shifted } from '../span.ts';
import { type InlineContext, type LinkTarget, readInline } from './inline.ts';
import type { Element } from './parse/elements.ts';
import type { RichText } from './richText.ts';

/** A heading, or a paragraph of one or more lines, wherever it stands: in a list, in a quote, at the top. */
export interface TextBlock {
  readonly kind: 'text';
  readonly span: Span;
  /** 1 to 6 for a heading, 0 for other text. */
  readonly level: number;
  /** The whole block; its lines are `lines`. */
  readonly text: RichText;
  readonly lines: readonly RichText[];
  readonly links: readonly LinkTarget[];
  /** Whether GFM reads this line, which has no `|`, as a row of the table above it. */
  readonly swallowed: boolean;
}

export interface TableRow {
  readonly span: Span;
  /** From left to right, blank ones included, and those beyond the header's last one. */
  readonly cells: readonly RichText[];
}

/** The header of a table, its delimiter row included. */
export interface TableHead extends TableRow {
  readonly kind: 'head';
  readonly header: Span;
  readonly links: readonly LinkTarget[];
}

/** A row of the table whose head came last. */
export interface BodyRow extends TableRow {
  readonly kind: 'row';
  readonly links: readonly LinkTarget[];
}

export type Piece = TextBlock | TableHead | BodyRow;

const NOTHING: readonly never[] = [];

const HEADING = /^(?:ATX|Setext)Heading(\d)$/;

/** Reads what a block with text says. */
export function readPiece(leaf: Element, context: InlineContext): Piece {
  if (leaf.name === 'TableHead') return readHead(leaf, context);
  if (leaf.name !== 'TableRow') return readText(leaf, context, false);
  // GFM takes every line behind a table for a row of it, those without any cell border, too.
  return leaf.child('TableDelimiter') === undefined ? readText(leaf, context, true) : readRow(leaf, context);
}

function readText({ name, from, to, children }: Element, context: InlineContext, swallowed: boolean): TextBlock {
  const { text, links } = readInline(children, { start: from, end: to }, context, { inTable: swallowed });
  const level = Number(HEADING.exec(name)?.[1] ?? 0);
  return { kind: 'text', span: text.span, level, text, lines: text.lines(), links, swallowed };
}

function readHead({ to, children: [header] }: Element, context: InlineContext): TableHead {
  const { span, cells, links } = readRow(header as Element, context);
  return { kind: 'head', span: { start: span.start, end: to + context.base }, header: span, cells, links };
}

/** Cells lie between the row's borders; the outermost borders may be left out (GFM 0.29, section 4.10). */
function readRow({ from, to, children }: Element, context: InlineContext): BodyRow {
  const borders: Element[] = [];
  /** What each cell holds; a blank one has no element. */
  const contents: (readonly Element[])[] = [];
  for (const child of children) {
    if (child.name === 'TableDelimiter') borders.push(child);
    else contents[borders.length] = child.children;
  }
  const starts = [from, ...borders.map((border) => border.to)];
  const ends = [...borders.map((border) => border.from), to];
  const { source, base } = context;
  // A control of the writing direction in one cell can show the others in another order.
  const isTurned =
    holdsDirection(source.slice(from + base, to + base)) &&
    starts.some((start, index) => isDirectionLeftOpen(source.slice(start + base, (ends[index] ?? 0) + base)));
  const links: LinkTarget[] = [];
  const cells = starts.map((start, index) => {
    const span = { start, end: ends[index] as number };
    const inline = readInline(contents[index] ?? NOTHING, span, context, { inTable: true, isVeiledAnyway: isTurned });
    for (const link of inline.links) links.push(link);
    return inline.text.slice(0, inline.text.text.length);
  });
  if (borders.length > 0 && cells[0]?.isBlank === true) cells.shift();
  if (borders.length > 0 && cells.at(-1)?.isBlank === true) cells.pop();
  return { kind: 'row', span: { start: from + base, end: to + base }, cells, links };
}

/** The same piece, `by` characters further on. */
export function movedPiece<P extends Piece>(piece: P, by: number): P;
export function movedPiece(piece: Piece, by: number): Piece {
  if (by === 0) return piece;
  const span = shifted(piece.span, by);
  const links = piece.links.map((link) => movedLink(link, by));
  if (piece.kind === 'text') {
    const lines = piece.lines.map((line) => line.movedBy(by));
    return { ...piece, span, text: piece.text.movedBy(by), lines, links };
  }
  const cells = piece.cells.map((cell) => cell.movedBy(by));
  return piece.kind === 'row'
    ? { ...piece, span, cells, links }
    : { ...piece, span, header: shifted(piece.header, by), cells, links };
}

const movedLink = (link: LinkTarget, by: number): LinkTarget => ({
  ...link,
  span: shifted(link.span, by),
  whole: shifted(link.whole, by),
});
