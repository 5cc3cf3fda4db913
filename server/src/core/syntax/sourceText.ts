import { countWhile } from './countWhile.ts';
import { differenceOf } from './difference.ts';
import { isLineBreak, keptLines, lineStartsAfter, lineStartsOf } from './lineStarts.ts';
import type { Span } from './span.ts';

/** A zero-based place in a text, as in LSP: `character` counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch between two positions, `end` exclusive (LSP 3.17, section Range). */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** `inserted` in place of a span. */
export interface Replacement extends Span {
  readonly inserted: string;
}

/** An immutable text that converts between offsets and positions. Lines end at `\n`, `\r\n` or `\r`, as in LSP. */
export class SourceText {
  readonly text: string;
  #lineStarts: Uint32Array | undefined;

  /** `before` is the text before an edit. */
  constructor(text: string, before?: SourceText) {
    this.text = text;
    const startsBefore = before === undefined ? undefined : before.#lineStarts;
    if (before !== undefined && startsBefore !== undefined) {
      this.#lineStarts = lineStartsAfter(startsBefore, [differenceOf(before.text, text)], text);
    }
  }

  /** The offset of each line. */
  get #starts(): Uint32Array {
    this.#lineStarts ??= lineStartsOf(this.text);
    return this.#lineStarts;
  }

  /** The position of `offset`, which is brought into the text first. */
  positionAt(offset: number): Position {
    const within = Math.max(0, Math.min(offset, this.text.length));
    const starts = this.#starts;
    const line = countWhile(starts, (start) => start <= within) - 1;
    return { line, character: within - (starts[line] as number) };
  }

  /** The offset of `position`; one past a line's end counts as the line's end, one past the last line as the text's. */
  offsetAt(position: Position): number {
    const starts = this.#starts;
    const start = starts[Math.max(0, position.line)];
    if (start === undefined) return this.text.length;
    const next = starts[position.line + 1] ?? this.text.length + 1;
    let end = Math.min(next, this.text.length);
    while (end > start && isLineBreak(this.text.charCodeAt(end - 1))) end -= 1;
    return Math.min(start + Math.max(0, position.character), end);
  }

  rangeOf(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }

  spanOf(range: Range): Span {
    return { start: this.offsetAt(range.start), end: this.offsetAt(range.end) };
  }

  /**
   * Leads from offsets in `before`, an earlier text, to those that have the same position in this one; to `undefined`
   * where there is none, or none that is found by comparing where lines start.
   */
  samePositionsSince(before: SourceText): (offset: number) => number | undefined {
    if (before === this) return (offset) => offset;
    const { until, from, shift } = keptLines(before.#starts, this.#starts);
    const lengthBefore = before.text.length;
    const { length } = this.text;
    return (offset) => {
      if (offset >= until && offset < from) return undefined;
      const now = offset < until ? offset : offset + shift;
      return offset <= lengthBefore && now <= length ? now : undefined;
    };
  }

  /** The text behind `edit`, replacements in order that don't touch; its line starts follow from those of this one. */
  replaced(edit: readonly Replacement[]): SourceText {
    let text = '';
    let behind = 0;
    for (const { start, end, inserted } of edit) {
      text += this.text.slice(behind, start) + inserted;
      behind = end;
    }
    const after = new SourceText(text + this.text.slice(behind));
    const differences = edit.map(({ start, end, inserted }) => ({
      start,
      removed: end - start,
      inserted: inserted.length,
    }));
    after.#lineStarts = lineStartsAfter(this.#starts, differences, after.text);
    return after;
  }

  slice(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  /** The line break that the text uses first, or `\n` when it has none: what an edit should insert. */
  get lineBreak(): string {
    return /\r\n|\n|\r/.exec(this.text)?.[0] ?? '\n';
  }
}
