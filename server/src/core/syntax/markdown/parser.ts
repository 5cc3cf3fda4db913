import type { Tree } from '@lezer/common';
import {
  type BlockContext,
  type BlockParser,
  type LeafBlock,
  type Line,
  type MarkdownConfig,
  parser,
  Strikethrough,
  Table,
  TaskList,
} from '@lezer/markdown';
import { DEFINITIONS } from './parse/definition.ts';
import { Elements } from './parse/elements.ts';
import { checkNesting } from './parse/nesting.ts';
import { parseInline } from './parse/parseInline.ts';

/**
 * GFM's tables, where white space behind the delimiter row does not count (GFM 0.29, section 4.10); the library's
 * own reading takes such a table for a paragraph, and with CRLF line ends every table.
 */
const FORGIVING_TABLE: MarkdownConfig = {
  ...(Table.defineNodes === undefined ? {} : { defineNodes: Table.defineNodes }),
  parseBlock: (Table.parseBlock ?? []).map(forgiving),
};

/** The library's own, but that it does not look at blanks again from each of them. */
const DELIMITERS = /^[>\s]*(?=[-:|])\|?(\s*:?-+:?\s*\|)+(\s*:?-+:?\s*)?$/;

/** The names of the nodes; what makes them is our own parser. */
const INLINE: MarkdownConfig = { defineNodes: Strikethrough.defineNodes ?? [] };

const markdown = parser.configure([FORGIVING_TABLE, DEFINITIONS, TaskList, INLINE]);
const elements = new Elements(markdown.nodeSet.types);
markdown.parseInline = (text, offset) => parseInline(text, offset, elements);

/**
 * Parses CommonMark with GFM's tables, task lists, struck-through text and bare addresses. Offsets are the text's.
 * Throws an `Excess` where there is too much of something.
 */
export function parseMarkdown(source: string): Tree {
  // The library knows "\n" alone as a line break; the stand-ins are of the same length, so that offsets hold.
  const text = source.includes('\r') ? source.replace(/\r\n/g, ' \n').replace(/\r/g, '\n') : source;
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

function withoutBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end -= 1;
  return text.slice(0, end);
}
