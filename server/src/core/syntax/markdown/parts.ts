import type { SyntaxNode, Tree } from '@lezer/common';
import { append } from '../append.ts';
import { copyOf } from '../copyOf.ts';
import { type Span, shifted } from '../span.ts';
import { isBeginning } from './beginnings.ts';
import { type LinkTarget, normaliseLabel } from './inline.ts';
import type { Element } from './parse/elements.ts';
import { leavesOf } from './parse/leaves.ts';
import { checkNesting } from './parse/nesting.ts';
import { parseTableRow } from './parse/tableRow.ts';
import { parseBlocks, withLineFeeds, withoutBlanks } from './parser.ts';
import { type Piece, readPiece } from './pieces.ts';
import type { HtmlStretch } from './veils.ts';

/** What the line in which a part begins stands in: nothing that is open, or a table, of which it is a row. */
export type PartState = 'document' | 'table';

/** A link reference definition; `name` is its label as labels are compared. */
export interface Definition extends Omit<LinkTarget, 'shown'> {
  readonly name: string;
}

/** What the reading of a part has to know of the rest of the document; offsets are counted from the part's start. */
export interface PartContext {
  /** Whether there is a link reference definition with this label. */
  isDefined(label: string): boolean;
  /** Whether HTML may keep what stands at `[from, to)` from a reader's eyes. */
  isCovered(from: number, to: number): boolean;
}

/**
 * A stretch of a Markdown text from the start of a line to the start of another one, which comes to the same whatever
 * stands before and behind it: a list item, a paragraph, a row of a table. All its offsets are counted from its start,
 * so that it is the same wherever it stands, and it keeps no text alive but its own.
 */
export interface Part {
  readonly text: string;
  readonly state: PartState;
  /** The labels that it defines, some of which without a target. */
  readonly labels: readonly string[];
  readonly definitions: readonly Definition[];
  readonly html: readonly HtmlStretch[];
  readonly pieces: readonly Piece[];
  /** The labels that were looked for, and whether they were defined: with other answers it has to be read anew. */
  readonly lookedFor: ReadonlyMap<string, boolean>;
  /** Those of the labels that a link that can be seen uses. */
  readonly used: ReadonlySet<string>;
  /** Whether HTML may keep any of it from a reader's eyes. */
  readonly isCovered: boolean;
}

/** A part that is yet to be read: for that it must be known what all parts define and hide. */
export interface FoundPart extends Pick<Part, 'text' | 'state' | 'labels' | 'definitions' | 'html'> {
  read(context: PartContext): Part;
}

/** Stands before rows of a table, so that they are read as such: what is in a header makes no difference to them. */
const HEAD = '|a|\n|-|\n';

/**
 * Divides a text that begins in `state` into parts, at every line that begins a block whatever is open before it;
 * `undefined` where it does not go on with the table.
 */
export function findParts(text: string, state: PartState): readonly FoundPart[] | undefined {
  const lines = withLineFeeds(text);
  const rows = state === 'table' ? rowsOf(text, lines) : undefined;
  const from = rows?.end ?? 0;
  if (rows !== undefined && from > 0 && from === text.length) return rows.parts;
  const rest = findBlocks(text, lines, from, rows?.state ?? state);
  return rest && [...(rows?.parts ?? []), ...rest];
}

/** Parts that are rows of a table. */
interface FoundRows {
  readonly parts: readonly FoundPart[];
  /** Where the last of them ends, and what the line there stands in. */
  readonly end: number;
  readonly state: PartState;
}

/** The parts of a text that goes on with a table and in which every line with words begins with a border; `undefined` for any other text. */
export function findRows(text: string): FoundRows | undefined {
  const rows = rowsOf(text, withLineFeeds(text));
  return rows.end === text.length ? rows : undefined;
}

/** What a line begins with that is a row of the table that it stands in, and nothing else. */
const ROW = /\|/y;
const BLANK_LINES = /(?:[ \t]*\n)+/y;
/** The start of a block that stands in nothing, behind a blank line. */
const BLOCK = /[^ \t]/y;

/**
 * The rows that the lines of a text are which begin with a border, from the first line on, as far as parts begin behind
 * them: what a row says it says by itself (GFM 0.29, section 4.10). Throws an `Excess` as `parseBlocks` does.
 */
function rowsOf(text: string, lines: string): FoundRows {
  checkNesting(lines);
  const parts: FoundPart[] = [];
  let start = 0;
  while (matches(ROW, lines, start)) {
    const lineEnd = lines.indexOf('\n', start);
    const behind = lineEnd === -1 ? text.length : lineEnd + 1;
    const isLast = matches(BLANK_LINES, lines, behind);
    const end = isLast ? BLANK_LINES.lastIndex : behind;
    if (end < text.length && !matches(isLast ? BLOCK : ROW, lines, end)) break;
    const line = withoutBlanks(lines.slice(start, lineEnd === -1 ? behind : lineEnd));
    const row = parseTableRow('TableRow', lines, start, start + line.length, 0);
    const html = line.includes('<') ? inlineHtmlIn([row]) : [];
    parts.push(foundPart(copyOf(text.slice(start, end)), 'table', [row], html, start));
    start = end;
    if (isLast) return { parts, end, state: 'document' };
  }
  return { parts, end: start, state: 'table' };
}

/** Whether something that `pattern` (a sticky one) matches stands at `at`. */
function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Divides what stands behind `from`; what stands before it are rows of the table in which the text begins. */
function findBlocks(text: string, lines: string, from: number, state: PartState): readonly FoundPart[] | undefined {
  const head = state === 'table' ? HEAD : '';
  const parsed = head + lines.slice(from);
  const tree = parseBlocks(parsed);
  if (state === 'table' && tree.topNode.firstChild?.name !== 'Table') return undefined;
  // Makes the tree's offsets the text's.
  const shift = from - head.length;
  const elements = leavesOf(tree, parsed, head.length, shift);
  const leaves = behind(elements, (leaf) => leaf.from);
  const html = behind(htmlOf(tree, elements, text, shift), ({ start }) => start);
  const cuts = [{ at: from, state }, ...cutsOf(tree, parsed, text, from, shift)];
  return cuts.map(({ at, state }, index) => {
    const end = cuts[index + 1]?.at ?? text.length;
    return foundPart(copyOf(text.slice(at, end)), state, leaves(end), html(end), at);
  });
}

/** All of a document as one part. */
export function wholeOf(text: string): FoundPart {
  const lines = withLineFeeds(text);
  const tree = parseBlocks(lines);
  const leaves = leavesOf(tree, lines, 0, 0);
  return foundPart(text, 'document', leaves, htmlOf(tree, leaves, text, 0), 0);
}

/** Reads a part once more, among other parts. */
export function readAgain(part: Part, context: PartContext): Part {
  const [found] = findParts(part.text, part.state) ?? [];
  return found === undefined ? part : found.read(context);
}

/** Takes one after the other of the items, which are in the order of a text, up to a place in it. */
function behind<T>(items: readonly T[], startOf: (item: T) => number): (end: number) => readonly T[] {
  let taken = 0;
  return (end) => {
    const from = taken;
    while (taken < items.length && startOf(items[taken] as T) < end) taken += 1;
    return items.slice(from, taken);
  };
}

/** A part that starts at `at`, of the leaves and the HTML in it, which have the places of the whole text. */
function foundPart(
  text: string,
  state: PartState,
  leaves: readonly Element[],
  htmlInText: readonly HtmlStretch[],
  at: number,
): FoundPart {
  const html = htmlInText.map((stretch) => movedHtml(stretch, -at));
  const labels: string[] = [];
  const definitions: Definition[] = [];
  for (const leaf of leaves) {
    if (leaf.name !== 'LinkReference') continue;
    const label = leaf.child('LinkLabel');
    const target = leaf.child('URL');
    const name = label === undefined ? '' : normaliseLabel(text.slice(label.from + 1 - at, label.to - 1 - at));
    if (label !== undefined) labels.push(name);
    if (target === undefined) continue;
    const span = { start: target.from - at, end: target.to - at };
    definitions.push({ name, value: text.slice(span.start, span.end), span, whole: span });
  }
  const structure = { text, state, labels, definitions, html };
  const read = (context: PartContext): Part => {
    const lookedFor = new Map<string, boolean>();
    const used = new Set<string>();
    let isCovered = false;
    const reading = {
      source: text,
      // Negative zero would make every place that is worked out from it a number that takes memory of its own.
      base: 0 - at,
      isDefined(label: string) {
        const isDefined = context.isDefined(label);
        lookedFor.set(label, isDefined);
        return isDefined;
      },
      uses: (label: string) => void used.add(label),
      isCovered(from: number, to: number) {
        const covered = context.isCovered(from - at, to - at);
        isCovered ||= covered;
        return covered;
      },
    };
    const pieces = leaves.filter(({ name }) => name !== 'LinkReference').map((leaf) => readPiece(leaf, reading));
    return { ...structure, pieces, lookedFor, used, isCovered };
  };
  return { ...structure, read };
}

const BLOCKS: Readonly<Record<string, HtmlStretch['kind']>> = {
  HTMLBlock: 'block',
  ProcessingInstructionBlock: 'block',
  CommentBlock: 'comment-block',
};

/** Most texts have none, and cost a look. `shift` makes the tree's offsets the text's. */
function htmlOf(tree: Tree, leaves: readonly Element[], text: string, shift: number): readonly HtmlStretch[] {
  if (!text.includes('<')) return [];
  const html = inlineHtmlIn(leaves);
  const inline = html.length;
  tree.iterate({
    enter({ name, from, to }) {
      const kind = BLOCKS[name];
      if (kind === undefined) return;
      const start = from + shift;
      // Whether the last of blank lines belongs to a block that nothing ends, depends on what follows.
      const end = start + text.slice(start, to + shift).trimEnd().length;
      html.push({ start, end, kind, cell: undefined });
    },
  });
  return inline === 0 || inline === html.length ? html : html.sort((one, other) => one.start - other.start);
}

/** The HTML between words. */
function inlineHtmlIn(elements: readonly Element[], cell?: Span): HtmlStretch[] {
  const html: HtmlStretch[] = [];
  for (const { name, from, to, children } of elements) {
    if (name === 'HTMLTag') html.push({ start: from, end: to, kind: 'tag', cell });
    else if (name === 'Comment') html.push({ start: from, end: to, kind: 'comment', cell: undefined });
    else if (children.length > 0) {
      append(html, inlineHtmlIn(children, name === 'TableCell' ? { start: from, end: to } : cell));
    }
  }
  return html;
}

/** The same stretch, `by` characters further on. */
export const movedHtml = (html: HtmlStretch, by: number): HtmlStretch =>
  by === 0 ? html : { ...html, ...shifted(html, by), cell: html.cell && shifted(html.cell, by) };

interface Cut {
  readonly at: number;
  readonly state: PartState;
}

/** Where parts begin behind the one that starts at `from`; `shift` makes the offsets of what was parsed the text's. */
function cutsOf(tree: Tree, parsed: string, text: string, from: number, shift: number): Cut[] {
  const cuts: Cut[] = [];
  for (const node of unitsOf(tree, parsed)) {
    const at = node.from + shift;
    if (at <= from || !/[\r\n]/.test(text.charAt(at - 1))) continue;
    if (node.name === 'TableRow') {
      if (node.getChild('TableDelimiter') !== null) cuts.push({ at, state: 'table' });
    } else if (isBeginning(text, at) || isBlankBefore(text, at)) cuts.push({ at, state: 'document' });
  }
  return cuts;
}

/** Whether the line before the one that starts at `at` is blank. */
function isBlankBefore(text: string, at: number): boolean {
  let end = at - 1;
  if (text[end] === '\n' && text[end - 1] === '\r') end -= 1;
  while (text[end - 1] === ' ' || text[end - 1] === '\t') end -= 1;
  return end <= 0 || /[\r\n]/.test(text.charAt(end - 1));
}

/**
 * The blocks that stand directly in the document, of a list its items, of a table its rows, too. A table that starts as
 * a link reference definition does may yet turn out to be one in any of its rows.
 */
function* unitsOf(tree: Tree, parsed: string): Iterable<SyntaxNode> {
  for (let node = tree.topNode.firstChild; node !== null; node = node.nextSibling) {
    if (node.name === 'BulletList' || node.name === 'OrderedList') yield* childrenOf(node);
    else yield node;
    if (node.name !== 'Table' || parsed[node.from] === '[') continue;
    for (const row of childrenOf(node)) if (row.name === 'TableRow') yield row;
  }
}

function* childrenOf(node: SyntaxNode): Iterable<SyntaxNode> {
  for (let child = node.firstChild; child !== null; child = child.nextSibling) yield child;
}
