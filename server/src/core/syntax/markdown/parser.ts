import type { Tree } from '@lezer/common';
import {
  type BlockContext,
  type BlockParser,
  type LeafBlock,
  type Line,
  type MarkdownConfig,
  parser,
  Table,
  TaskList,
} from '@lezer/markdown';
import { DEFINITIONS } from './parse/definition.ts';
import { checkNesting } from './parse/nesting.ts';

/**
 * GFM's tables, where white space behind the delimiter row does not count (GFM 0.29, section 4.10); the library's
 * own reading takes such a table for a paragraph, and with CRLF line ends every table.
 */
const FORGIVING_TABLE: MarkdownConfig = {
  ...(Table.defineNodes === undefined ? {} : { defineNodes: Table.defineNodes }),
  parseBlock: (Table.parseBlock ?? []).map(forgiving),
};

/** The library's own, but that it does not look at blanks again from each of them, and that an item of a list is none. */
const DELIMITERS = /^[>\s]*(?=[-:|])(?!-[ \t])\|?(\s*:?-+:?\s*\|)+(\s*:?-+:?\s*)?$/;

const markdown = parser.configure([FORGIVING_TABLE, DEFINITIONS, TaskList]);
markdown.parseInline = () => [];

/** The text with the line breaks that the library knows, all offsets as they were. */
export const withLineFeeds = (text: string): string =>
  text.includes('\r') ? text.replace(/\r\n/g, ' \n').replace(/\r/g, '\n') : text;

/**
 * Parses the blocks of CommonMark with GFM's tables and task lists, in a text with line feeds; what stands in their
 * text is for `leavesOf` to parse. Throws an `Excess` where there is too much of something.
 */
export function parseBlocks(text: string): Tree {
  checkNesting(text);
  return markdown.parse(text);
}

function forgiving(table: BlockParser): BlockParser {
  return {
    ...table,
    leaf(context: BlockContext, leaf: LeafBlock) {
      const reader = table.leaf?.(context, leaf) ?? null;
      if (reader === null) return null;
      const nextLine = reader.nextLine.bind(reader);
      reader.nextLine = (inner, line, block) => nextLine(inner, trimmed(line), block);
      return reader;
    },
    endLeaf(context: BlockContext, line: Line, leaf: LeafBlock) {
      // Where no cell ends, no table begins; most lines are such lines.
      if (!line.text.includes('|')) return false;
      const next = withoutBlanks(context.peekLine());
      if (!DELIMITERS.test(next)) return false;
      const looking = Object.create(context, { peekLine: { value: () => next } });
      return table.endLeaf?.(looking, trimmed(line), leaf) ?? false;
    },
  };
}

/** The same line without blanks at its end, of which most have none. Other white space is a word to Markdown. */
function trimmed(line: Line): Line {
  const text = withoutBlanks(line.text);
  return text.length === line.text.length ? line : Object.create(line, { text: { value: text } });
}

/** The text without the blanks at its end. */
export function withoutBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end -= 1;
  return text.slice(0, end);
}
