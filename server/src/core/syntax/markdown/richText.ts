import { countWhile } from '../countWhile.ts';
import { fitted } from '../fitted.ts';
import { type Span, shifted } from '../span.ts';

/** A run of characters that came out of one stretch of the source: one to one, or decoded as a whole (`&amp;`). */
interface Piece {
  /** Where the run starts in the plain text. */
  readonly at: number;
  readonly length: number;
  readonly source: Span;
  /** A code span's content, or a bare address: see `RichText.code` and `RichText.address`. */
  readonly role: PieceRole;
}

export type PieceRole = 'text' | 'code' | 'address';

/**
 * What a reader sees of some Markdown: its text without marks, comments and struck-through words, `<br>` as a line
 * break, with the way back to the source. All `at`, `from` and `to` are UTF-16 offsets into `text`.
 */
export class RichText {
  readonly text: string;
  /** What stands in the source, marks included. */
  readonly span: Span;
  readonly #pieces: readonly Piece[];
  /** What lies between where the pieces say that they stand in the source, and where they do. */
  readonly #shift: number;

  private constructor(text: string, span: Span, pieces: readonly Piece[], shift: number) {
    this.text = text;
    this.span = span;
    this.#pieces = pieces;
    this.#shift = shift;
  }

  static builder(): RichTextBuilder {
    const pieces: Piece[] = [];
    let text = '';
    return {
      append(value, source, role) {
        if (value === '') return;
        pieces.push({ at: text.length, length: value.length, source, role });
        text += value;
      },
      build: (span) => new RichText(text, span, fitted(pieces), 0),
    };
  }

  /** Text that is plain already and stands at `start` in the source, character for character. */
  static plain(text: string, start: number): RichText {
    const builder = RichText.builder();
    const span = { start, end: start + text.length };
    builder.append(text, span, 'text');
    return builder.build(span);
  }

  /** The same words `by` characters further on in the source. */
  movedBy(by: number): RichText {
    return by === 0 ? this : new RichText(this.text, shifted(this.span, by), this.#pieces, this.#shift + by);
  }

  /** What it says, wherever that stands: one object for these words and all that were moved from them. */
  get words(): object {
    return this.#pieces;
  }

  /** Whether it is one stretch of the source, character for character, and nothing of it is code or an address. */
  get isVerbatim(): boolean {
    const [piece] = this.#pieces;
    if (piece === undefined || this.#pieces.length > 1 || piece.role !== 'text') return false;
    const { start, end } = shifted(piece.source, this.#shift);
    return end - start === this.text.length && start === this.span.start && end === this.span.end;
  }

  get isBlank(): boolean {
    return this.text.trim() === '';
  }

  /** Where `[from, to)` of the text stands in the source; an empty stretch has an empty span. */
  sourceOf(from: number, to: number): Span {
    const start = this.#sourceAt(from, 'start');
    return from >= to ? { start, end: start } : { start, end: this.#sourceAt(to - 1, 'end') };
  }

  /** The part `[from, to)`, less white space at both ends. */
  slice(from: number, to: number): RichText {
    let start = from;
    let end = to;
    while (start < end && /\s/.test(this.text[start] as string)) start += 1;
    while (end > start && /\s/.test(this.text[end - 1] as string)) end -= 1;
    const span = this.sourceOf(start, end);
    if (end - start === this.text.length && span.start === this.span.start && span.end === this.span.end) return this;
    const pieces: Piece[] = [];
    for (let index = this.#pieceIndexAt(start); index < this.#pieces.length; index += 1) {
      const piece = this.#pieces[index] as Piece;
      const low = Math.max(piece.at, start);
      const high = Math.min(piece.at + piece.length, end);
      if (low >= high) break;
      pieces.push({ at: low - start, length: high - low, source: within(piece, low, high), role: piece.role });
    }
    return new RichText(this.text.slice(start, end), span, fitted(pieces), this.#shift);
  }

  /** The parts between line breaks, blank ones left out. */
  lines(): RichText[] {
    const lines: RichText[] = [];
    let from = 0;
    for (;;) {
      const to = this.text.indexOf('\n', from);
      const line = this.slice(from, to === -1 ? this.text.length : to);
      if (!line.isBlank) lines.push(line);
      if (to === -1) return lines;
      from = to + 1;
    }
  }

  /** The stretches of the text that are code spans. */
  get code(): Span[] {
    return this.#withRole('code');
  }

  /** The stretches of the text that are bare addresses: what is in them is no word of the packet's. */
  get addresses(): Span[] {
    return this.#withRole('address');
  }

  #withRole(role: PieceRole): Span[] {
    return this.#pieces
      .filter((piece) => piece.role === role)
      .map((piece) => ({ start: piece.at, end: piece.at + piece.length }));
  }

  #pieceIndexAt(at: number): number {
    return Math.max(0, countWhile(this.#pieces, (piece) => piece.at <= at) - 1);
  }

  #sourceAt(at: number, edge: 'start' | 'end'): number {
    const piece = this.#pieces[this.#pieceIndexAt(at)];
    if (piece === undefined) return this.span.start;
    if (at >= piece.at + piece.length) return piece.source.end + this.#shift;
    return within(piece, at, at + 1)[edge] + this.#shift;
  }
}

export interface RichTextBuilder {
  /** Adds `value`, which the source says at `source`; the two differ in length only where `value` was decoded. */
  append(value: string, source: Span, role: PieceRole): void;
  /** The text so far; `span` is all that it was read from. */
  build(span: Span): RichText;
}

/** The source of `[low, high)` of a piece's text; a decoded piece cannot be divided. */
function within(piece: Piece, low: number, high: number): Span {
  if (piece.source.end - piece.source.start !== piece.length) return piece.source;
  const shift = piece.source.start - piece.at;
  return { start: low + shift, end: high + shift };
}
