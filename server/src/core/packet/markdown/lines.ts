import type { Block, TextBlock } from '../../syntax/markdown/document.ts';
import type { RichText } from '../../syntax/markdown/richText.ts';

/** One line of a heading or paragraph. */
export interface Line {
  readonly text: RichText;
  readonly block: TextBlock;
  /** Its block's heading level, 0 for other text. */
  readonly level: number;
}

/** The lines of all text blocks, in the order of the text. */
export const linesOf = (blocks: readonly Block[]): Line[] =>
  blocks.flatMap((block) =>
    block.kind === 'text' ? block.lines.map((text): Line => ({ text, block, level: block.level })) : [],
  );
