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

/** An immutable text that converts between offsets and positions. Lines end at `\n`, `\r\n` or `\r`, as in LSP. */
export class SourceText {
  readonly text: string;
  #lineStarts: readonly number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get lineStarts(): readonly number[] {
    this.#lineStarts ??= findLineStarts(this.text);
    return this.#lineStarts;
  }

  /** The position of `offset`, which is brought into the text first. */
  positionAt(offset: number): Position {
    const within = Math.max(0, Math.min(offset, this.text.length));
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] as number) > within) high = middle;
      else low = middle + 1;
    }
    const line = low - 1;
    return { line, character: within - (starts[line] as number) };
  }

  /** The offset of `position`; one past a line's end counts as the line's end, one past the last line as the text's. */
  offsetAt(position: Position): number {
    const starts = this.lineStarts;
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

  slice(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  /** The line break that the text uses first, or `\n` when it has none: what an edit should insert. */
  get lineBreak(): string {
    return /\r\n|\n|\r/.exec(this.text)?.[0] ?? '\n';
  }
}

const isLineBreak = (code: number): boolean => code === 10 || code === 13;

function findLineStarts(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 13 && text.charCodeAt(at + 1) === 10) at += 1;
    if (isLineBreak(code)) starts.push(at + 1);
  }
  return starts;
}
