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
import { PLAIN_WORDS } from './plainWords.ts';

/**
 * GFM's tables, where white space behind the delimiter row does not count (GFM 0.29, section 4.10); the library's
 * own reading takes such a table for a paragraph, and with CRLF line ends every table.
 */
const FORGIVING_TABLE: MarkdownConfig = {
  ...(Table.defineNodes === undefined ? {} : { defineNodes: Table.defineNodes }),
  parseBlock: (Table.parseBlock ?? []).map(forgiving),
};

const [BACKSLASH, BLANK, LINE_BREAK] = [0x5c, 0x20, 0x0a];

/**
 * CommonMark's hard line breaks, with blanks looked at from where they start only. The library looks from each of
 * them, so that a megabyte of blanks took it half an hour.
 */
const HARD_BREAK: MarkdownConfig = {
  parseInline: [
    {
      name: 'HardBreak',
      parse(context, next, start) {
        if (next === BACKSLASH && context.char(start + 1) === LINE_BREAK) {
          return context.addElement(context.elt('HardBreak', start, start + 2));
        }
        if (next !== BLANK || (start > context.offset && context.char(start - 1) === BLANK)) return -1;
        let end = start + 1;
        while (context.char(end) === BLANK) end += 1;
        if (context.char(end) !== LINE_BREAK || end < start + 2) return -1;
        return context.addElement(context.elt('HardBreak', start, end + 1));
      },
    },
  ],
};

const markdown = parser.configure([FORGIVING_TABLE, HARD_BREAK, PLAIN_WORDS, TaskList, Strikethrough, Autolink]);

/** Parses CommonMark with GFM's tables, task lists, struck-through text and bare addresses. Offsets are the text's. */
export function parseMarkdown(source: string): Tree {
  // The library knows "\n" alone as a line break; the stand-ins are of the same length, so that offsets hold.
  return markdown.parse(source.includes('\r') ? source.replace(/\r\n/g, ' \n').replace(/\r/g, '\n') : source);
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
