import { type BlockContext, type LeafBlock, type LeafBlockParser, type MarkdownConfig, parser } from '@lezer/markdown';
import { Excess, MOST_DEFINITION_LINES } from './excess.ts';

const NAME = 'LinkReference';
const LABELLED = /^\[(?:\\.|[^[\]\\])*\]:/s;

/** What the library's declarations leave out: the parsers that come with it. */
const { blockNames, leafBlockParsers } = parser as unknown as {
  readonly blockNames: readonly string[];
  readonly leafBlockParsers: readonly (
    | ((context: BlockContext, leaf: LeafBlock) => LeafBlockParser | null)
    | undefined
  )[];
};

/**
 * Link reference definitions as the library parses them, which starts anew with each line: a title of thousands of lines
 * is an excess, and a paragraph that starts with a bracket is one definition less.
 */
export const DEFINITIONS: MarkdownConfig = {
  parseBlock: [
    {
      name: NAME,
      leaf(context, leaf) {
        const inner = leafBlockParsers[blockNames.indexOf(NAME)]?.(context, leaf) ?? null;
        if (inner === null) return null;
        let lines = 1;
        return {
          nextLine(each, line, block) {
            lines += 1;
            if (lines <= MOST_DEFINITION_LINES) return inner.nextLine(each, line, block);
            if (lines === MOST_DEFINITION_LINES + 1 && LABELLED.test(block.content)) {
              const span = { start: block.start, end: block.start + block.content.length };
              throw new Excess(span, `A link's definition of more than ${MOST_DEFINITION_LINES} lines is not read.`);
            }
            return false;
          },
          finish: (each, block) => lines <= MOST_DEFINITION_LINES && inner.finish(each, block),
        };
      },
    },
  ],
};
