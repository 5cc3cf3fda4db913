import type { Piece, TextBlock } from '../../syntax/markdown/pieces.ts';
import type { RichText } from '../../syntax/markdown/richText.ts';

/** One line of a heading or paragraph. */
export interface Line {
  readonly text: RichText;
  /** Lines with the same one are of the same block. Its places are counted from the start of its part of the text. */
  readonly block: TextBlock;
  /** Its block's heading level, 0 for other text. */
  readonly level: number;
}

/** The lines of all text blocks, in the order of the text. */
export const linesOf = (pieces: readonly Piece[]): Line[] =>
  pieces.flatMap((piece) =>
    piece.kind === 'text' ? piece.lines.map((text): Line => ({ text, block: piece, level: piece.level })) : [],
  );

/** The same line, `by` characters further on. */
export const movedLine = (line: Line, by: number): Line => (by === 0 ? line : { ...line, text: line.text.movedBy(by) });
