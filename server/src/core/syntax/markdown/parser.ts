import type { Tree } from '@lezer/common';
import {
  Autolink,
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

/**
 * GFM's tables, where white space behind the delimiter row does not count (GFM 0.29, section 4.10); the library's
 * own reading takes such a table for a paragraph, and with CRLF line ends every table.
 */
const FORGIVING_TABLE: MarkdownConfig = {
  ...(Table.defineNodes === undefined ? {} : { defineNodes: Table.defineNodes }),
  parseBlock: (Table.parseBlock ?? []).map(forgiving),
};

const markdown = parser.configure([FORGIVING_TABLE, TaskList, Strikethrough, Autolink]);

/** Parses CommonMark with GFM's tables, task lists, struck-through text and bare addresses. Offsets are the text's. */
export function parseMarkdown(text: string): Tree {
  // The library knows "\n" alone as a line break; the stand-ins are of the same length, so that offsets hold.
  return markdown.parse(text.replace(/\r\n/g, ' \n').replace(/\r/g, '\n'));
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
      const looking = Object.create(context, { peekLine: { value: () => withoutBlanks(context.peekLine()) } });
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
