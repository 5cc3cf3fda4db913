import type { PacketFile } from '../../core/project.ts';
import type { TextEdit } from '../../core/rules/rule.ts';
import { displayWidth } from '../../core/syntax/displayWidth.ts';
import { startOfLine } from '../../core/syntax/lines.ts';
import { type Span, span } from '../../core/syntax/span.ts';

/** A line of a table: what stands before its first border, and its cells. */
interface Line {
  readonly span: Span;
  readonly indent: string;
  readonly cells: readonly string[];
  readonly isDelimiter: boolean;
}

/** A column whose cells are longer than this is not filled up: its lines would only become longer still. */
const WIDEST = 60;

/**
 * The edits that put the borders of the options table under each other, by the width that characters take on a
 * screen. A table with a line that does not begin with a border is left alone.
 */
export function alignOptionsTable({ source, evaluation: { packet } }: PacketFile, within?: Span): TextEdit[] {
  if (packet.optionsSpan === undefined) return [];
  const lines = linesIn(packet.optionsSpan, source.text);
  if (lines.some((line) => line === undefined)) return [];
  const table = lines.filter((line) => line !== undefined);
  const widths = widthsOf(table);
  return table
    .map((line) => ({ span: line.span, newText: write(line, widths) }))
    .filter((edit) => source.slice(edit.span) !== edit.newText && (within === undefined || meets(edit.span, within)));
}

const meets = (one: Span, other: Span): boolean => one.start <= other.end && other.start <= one.end;

function linesIn(table: Span, text: string): (Line | undefined)[] {
  const lines: (Line | undefined)[] = [];
  // A table that is indented or quoted begins behind its marks.
  const start = startOfLine(text, table.start);
  for (const match of text.slice(start, table.end).matchAll(/[^\r\n]+/g)) {
    const at = start + match.index;
    lines.push(readLine(match[0], at, lines.length === 1));
  }
  return lines;
}

function readLine(line: string, at: number, isDelimiter: boolean): Line | undefined {
  const indent = /^[\s>]*(?=\|)/.exec(line)?.[0];
  if (indent === undefined) return undefined;
  const body = line.slice(indent.length).trimEnd();
  const cells = cellsOf(body);
  return { span: span(at, at + line.length), indent, cells, isDelimiter };
}

/** The cells between a line's borders (GFM 0.29, section 4.10): `\|` is no border. */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let start = 1;
  let isEscaped = false;
  for (let at = 1; at < line.length; at += 1) {
    if (line[at] === '|' && !isEscaped) {
      cells.push(line.slice(start, at).trim());
      start = at + 1;
    }
    isEscaped = !isEscaped && line[at] === '\\';
  }
  const rest = line.slice(start).trim();
  return rest === '' ? cells : [...cells, rest];
}

function widthsOf(lines: readonly Line[]): number[] {
  const widths: number[] = [];
  for (const { cells, isDelimiter } of lines) {
    for (const [column, cell] of cells.entries()) {
      const width = isDelimiter ? 0 : displayWidth(cell);
      widths[column] = Math.max(widths[column] ?? 3, width > WIDEST ? 0 : width);
    }
  }
  return widths;
}

function write({ indent, cells, isDelimiter }: Line, widths: readonly number[]): string {
  const padded = cells.map((cell, column) => {
    const width = widths[column] ?? 3;
    if (isDelimiter) return dashes(cell, width);
    return cell + ' '.repeat(Math.max(0, width - displayWidth(cell)));
  });
  return `${indent}| ${padded.join(' | ')} |`;
}

/** A delimiter cell of this width, its colons kept. */
function dashes(cell: string, width: number): string {
  const [left, right] = [cell.startsWith(':') ? ':' : '', cell.endsWith(':') && cell.length > 1 ? ':' : ''];
  return left + '-'.repeat(Math.max(1, width - left.length - right.length)) + right;
}
