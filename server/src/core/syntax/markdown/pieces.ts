import type { SyntaxNode } from '@lezer/common';
import { holdsDirection, isDirectionLeftOpen } from '../seen.ts';
import { type Span, shifted } from '../span.ts';
import { type InlineContext, type LinkTarget, readInline } from './inline.ts';
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

const HEADING = /^(?:ATX|Setext)Heading(\d)$/;

/** Whether a node of this name is read as a piece. */
export const isPiece = (name: string): boolean =>
  name === 'Paragraph' || name === 'Task' || name === 'TableHeader' || name === 'TableRow' || HEADING.test(name);

/** Reads what a node says for which `isPiece` holds. */
export function readPiece(node: SyntaxNode, context: InlineContext): Piece {
  if (node.name === 'TableHeader') return readHead(node, context);
  if (node.name !== 'TableRow') return readText(node, context, false);
  // GFM takes every line behind a table for a row of it, those without any cell border, too.
  return node.getChild('TableDelimiter') === null ? readText(node, context, true) : readRow(node, context);
}

function readText(node: SyntaxNode, context: InlineContext, swallowed: boolean): TextBlock {
  const { text, links } = readInline(node, node.from, node.to, context);
  const level = Number(HEADING.exec(node.name)?.[1] ?? 0);
  return { kind: 'text', span: text.span, level, text, lines: text.lines(), links, swallowed };
}

function readHead(node: SyntaxNode, context: InlineContext): TableHead {
  const { span, cells, links } = readRow(node, context);
  const end = (node.nextSibling?.to ?? node.to) + context.base;
  return { kind: 'head', span: { start: span.start, end }, header: span, cells, links };
}

/** Cells lie between the row's borders; the outermost borders may be left out (GFM 0.29, section 4.10). */
function readRow(node: SyntaxNode, context: InlineContext): BodyRow {
  const borders: SyntaxNode[] = [];
  /** What each cell holds; a blank one has no node, and a border nothing in it. */
  const contents: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name === 'TableDelimiter') borders.push(child);
    else contents[borders.length] = child;
  }
  const starts = [node.from, ...borders.map((border) => border.to)];
  const ends = [...borders.map((border) => border.from), node.to];
  const { source, base } = context;
  // A control of the writing direction in one cell can show the others in another order.
  const isTurned =
    holdsDirection(source.slice(node.from + base, node.to + base)) &&
    starts.some((start, index) => isDirectionLeftOpen(source.slice(start + base, (ends[index] ?? 0) + base)));
  const links: LinkTarget[] = [];
  const cells = starts.map((start, index) => {
    const content = contents[index] ?? borders[index] ?? borders[index - 1] ?? node;
    const inline = readInline(content, start, ends[index] as number, context, isTurned);
    for (const link of inline.links) links.push(link);
    return inline.text.slice(0, inline.text.text.length);
  });
  if (borders.length > 0 && cells[0]?.isBlank === true) cells.shift();
  if (borders.length > 0 && cells.at(-1)?.isBlank === true) cells.pop();
  return { kind: 'row', span: { start: node.from + base, end: node.to + base }, cells, links };
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
