import type { PacketFile } from '../../core/project.ts';
import { endOfLine, startOfLine } from '../../core/syntax/lines.ts';
import { type Span, span } from '../../core/syntax/span.ts';
import { readLabelWord } from './labelWord.ts';

/** What is due at the cursor in a packet's Markdown. All of it is read off the line, which may be half typed. */
export type Due =
  | { readonly kind: 'key' }
  | { readonly kind: 'front-matter-value'; readonly key: string }
  | { readonly kind: 'label-value'; readonly label: string }
  /** A precondition cell; `clause` is what stands of the clause before the cursor. */
  | { readonly kind: 'cell'; readonly clause: Span; readonly row: string; readonly isBlank: boolean }
  | { readonly kind: 'link' }
  /** The beginning of an entry in a list of blockers. */
  | { readonly kind: 'standing-entry' }
  /** The beginning of a line that says nothing yet but perhaps the beginning of a word. */
  | { readonly kind: 'line'; readonly isFirst: boolean }
  | { readonly kind: 'prose' };

/** What is due, and the word that the cursor is in. */
export interface MarkdownPlace {
  readonly due: Due;
  readonly word: Span;
  /** The part of the word before the cursor. */
  readonly typed: string;
}

const ID_CHARACTER = /[\p{L}\p{N}_-]/u;
const PATH_CHARACTER = /[^\s()<>"'`|,;[\]]/;

export function markdownPlaceAt(file: PacketFile, offset: number): MarkdownPlace {
  const { text } = file.source;
  const start = startOfLine(text, offset);
  const before = text.slice(start, offset);
  const due = dueAt(file, start, offset, before);
  const isPath = due.kind === 'link' || (due.kind === 'front-matter-value' && due.key === 'blocker-map');
  const word = wordAround(text, offset, isPath ? PATH_CHARACTER : ID_CHARACTER);
  return { due, word, typed: text.slice(word.start, offset) };
}

function dueAt(file: PacketFile, start: number, offset: number, before: string): Due {
  const { text } = file.source;
  if (isInFrontMatter(text, start)) {
    const key = /^([\w-]+)\s*:/.exec(before)?.[1] ?? keyAbove(text, start, before);
    return key === undefined ? { kind: 'key' } : { kind: 'front-matter-value', key };
  }
  const cell = cellAt(file, start, offset, before);
  if (cell !== undefined) return cell;
  if (/\]\([^)\s]{0,999}$/.test(before)) return { kind: 'link' };
  const label = readLabelWord(before);
  if (label !== undefined) return { kind: 'label-value', label };
  if (/[;(,.]\s*default(?:\s*[:=])?\s+[\w-]*$/i.test(before)) return { kind: 'label-value', label: 'default' };
  const behind = text.slice(offset, endOfLine(text, offset));
  const isEntry = /^\s*[-*+]\s+[\w-]*$/.test(before) && /^[\w-]*\s*$/.test(behind);
  if (isEntry && isInStandingList(text, start)) return { kind: 'standing-entry' };
  if (/^[A-Za-z]*$/.test(before)) return { kind: 'line', isFirst: text.trim() === before.trim() };
  return { kind: 'prose' };
}

/** Whether the line at `start` lies behind an opening `---` that no `---` has closed before it. */
function isInFrontMatter(text: string, start: number): boolean {
  const opening = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/.exec(text);
  if (opening === null || start < opening[0].length) return false;
  return !/^(?:---|\.\.\.)[ \t]*$/m.test(text.slice(opening[0].length, start));
}

/** The key whose list the line is an entry of. */
function keyAbove(text: string, start: number, before: string): string | undefined {
  if (!/^\s*-\s/.test(before)) return undefined;
  const lines = text
    .slice(0, start)
    .trimEnd()
    .split(/\r\n|\n|\r/);
  const line = lines.findLast((each) => !/^\s*-(?:\s|$)/.test(each));
  return /^([\w-]+)\s*:\s*$/.exec(line ?? '')?.[1];
}

/** A cell of the options table in a column of preconditions; a row still to be finished counts. */
function cellAt(file: PacketFile, start: number, offset: number, before: string): Due | undefined {
  const table = file.evaluation.packet.optionsSpan;
  const { text } = file.source;
  if (table === undefined || !before.includes('|') || start <= table.start) return undefined;
  if (start > table.end && /\S/.test(text.slice(table.end, start).replace(/\r\n|\n|\r/, ''))) return undefined;
  const header = cellsOf(text.slice(table.start, endOfLine(text, table.start)));
  const cells = cellsOf(before);
  if (!/precondition/i.test(header[cells.length - 1] ?? '')) return undefined;
  const cell = cells.at(-1) ?? '';
  const clauseLength = cell.length - Math.max(cell.lastIndexOf(';'), cell.lastIndexOf('+'), cell.lastIndexOf(',')) - 1;
  const clauseStart = offset - clauseLength;
  const blanks = /^\s*/.exec(text.slice(clauseStart, offset))?.[0].length ?? 0;
  const behind = /^(?:\\\||[^|\r\n])*/.exec(text.slice(offset))?.[0] ?? '';
  return {
    kind: 'cell',
    clause: span(clauseStart + blanks, offset),
    row: /[A-Z][A-Z0-9_]*/.exec(cells[0] ?? '')?.[0] ?? '',
    isBlank: /^[\w-]*$/.test(cell.trim()) && behind.trim() === '',
  };
}

/** The cells of a line, without its first border; `\|` is no border. */
const cellsOf = (line: string): string[] => line.trimStart().replace(/^\|/, '').replace(/\\\|/g, '  ').split('|');

/** Whether the list that the line belongs to stands under a line that speaks of blockers. */
function isInStandingList(text: string, start: number): boolean {
  const lines = text.slice(0, start).split(/\r\n|\n|\r/);
  const lead = lines.findLast((line) => line.trim() !== '' && !/^\s*[-*+](?:\s|$)/.test(line));
  return /blocker/i.test(lead ?? '');
}

function wordAround(text: string, offset: number, character: RegExp): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && character.test(text[start - 1] as string)) start -= 1;
  while (end < text.length && character.test(text[end] as string)) end += 1;
  return span(start, end);
}
