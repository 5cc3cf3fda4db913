import type { SyntaxNode, Tree } from '@lezer/common';
import { copyOf } from '../copyOf.ts';
import { type Span, shifted } from '../span.ts';
import { isBeginning } from './beginnings.ts';
import { type LinkTarget, normaliseLabel } from './inline.ts';
import { parseMarkdown } from './parser.ts';
import { isPiece, type Piece, readPiece } from './pieces.ts';
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
  const head = state === 'table' ? HEAD : '';
  const tree = parseMarkdown(head + text);
  if (state === 'table' && tree.topNode.firstChild?.name !== 'Table') return undefined;
  const leaves = behind(leavesOf(tree, head.length), ({ from }) => from - head.length);
  const html = behind(htmlOf(tree, text, head.length), ({ start }) => start);
  const cuts = [{ at: 0, state }, ...cutsOf(tree, text, head.length)];
  return cuts.map(({ at, state }, index) => {
    const end = cuts[index + 1]?.at ?? text.length;
    return foundPart(copyOf(text.slice(at, end)), state, leaves(end), html(end), head.length + at, at);
  });
}

/** All of a document as one part. */
export function wholeOf(text: string): FoundPart {
  const tree = parseMarkdown(text);
  return foundPart(text, 'document', leavesOf(tree, 0), htmlOf(tree, text, 0), 0, 0);
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

/** `offset` makes the part's offsets those of the tree, `at` those of the text. */
function foundPart(
  text: string,
  state: PartState,
  leaves: readonly SyntaxNode[],
  htmlInText: readonly HtmlStretch[],
  offset: number,
  at: number,
): FoundPart {
  const html = htmlInText.map((stretch) => movedHtml(stretch, -at));
  const labels: string[] = [];
  const definitions: Definition[] = [];
  for (const leaf of leaves) {
    if (leaf.name !== 'LinkReference') continue;
    const label = leaf.getChild('LinkLabel');
    const target = leaf.getChild('URL');
    const name = label === null ? '' : normaliseLabel(text.slice(label.from + 1 - offset, label.to - 1 - offset));
    if (label !== null) labels.push(name);
    if (target === null) continue;
    const span = { start: target.from - offset, end: target.to - offset };
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
      base: 0 - offset,
      isDefined(label: string) {
        const isDefined = context.isDefined(label);
        lookedFor.set(label, isDefined);
        return isDefined;
      },
      uses: (label: string) => void used.add(label),
      isCovered(from: number, to: number) {
        const covered = context.isCovered(from - offset, to - offset);
        isCovered ||= covered;
        return covered;
      },
    };
    const pieces = leaves.filter(({ name }) => isPiece(name)).map((leaf) => readPiece(leaf, reading));
    return { ...structure, pieces, lookedFor, used, isCovered };
  };
  return { ...structure, read };
}

/** What is read by itself, and link reference definitions, in the order of the text, all behind `from`. */
function leavesOf(tree: Tree, from: number): SyntaxNode[] {
  const leaves: SyntaxNode[] = [];
  tree.iterate({
    from,
    enter(node) {
      const isLeaf = isPiece(node.name) || node.name === 'LinkReference';
      if (isLeaf && node.from >= from) leaves.push(node.node);
      return !isLeaf;
    },
  });
  return leaves;
}

const HTML: Readonly<Record<string, HtmlStretch['kind']>> = {
  HTMLBlock: 'block',
  ProcessingInstructionBlock: 'block',
  CommentBlock: 'comment-block',
  HTMLTag: 'tag',
  Comment: 'comment',
};

/** Most texts have none, and cost a look. `offset` makes the text's offsets those of the tree. */
function htmlOf(tree: Tree, text: string, offset: number): HtmlStretch[] {
  const html: HtmlStretch[] = [];
  if (!text.includes('<')) return html;
  tree.iterate({
    enter({ name, from, to, node }) {
      const kind = HTML[name];
      if (kind === undefined) return;
      const cell = kind === 'tag' ? cellAround(node) : undefined;
      html.push(movedHtml({ start: from, end: to, kind, cell }, -offset));
    },
  });
  return html;
}

function cellAround(node: SyntaxNode): Span | undefined {
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) {
    if (at.name === 'TableCell') return { start: at.from, end: at.to };
  }
  return undefined;
}

/** The same stretch, `by` characters further on. */
export const movedHtml = (html: HtmlStretch, by: number): HtmlStretch =>
  by === 0 ? html : { ...html, ...shifted(html, by), cell: html.cell && shifted(html.cell, by) };

interface Cut {
  readonly at: number;
  readonly state: PartState;
}

/** Where parts begin behind the first one; `offset` makes the text's offsets those of the tree. */
function cutsOf(tree: Tree, text: string, offset: number): Cut[] {
  const cuts: Cut[] = [];
  for (const node of unitsOf(tree, (at) => text.charAt(at - offset))) {
    const at = node.from - offset;
    if (at <= 0 || !/[\r\n]/.test(text.charAt(at - 1))) continue;
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
function* unitsOf(tree: Tree, characterAt: (at: number) => string): Iterable<SyntaxNode> {
  for (let node = tree.topNode.firstChild; node !== null; node = node.nextSibling) {
    if (node.name === 'BulletList' || node.name === 'OrderedList') yield* childrenOf(node);
    else yield node;
    if (node.name !== 'Table' || characterAt(node.from) === '[') continue;
    for (const row of childrenOf(node)) if (row.name === 'TableRow') yield row;
  }
}

function* childrenOf(node: SyntaxNode): Iterable<SyntaxNode> {
  for (let child = node.firstChild; child !== null; child = child.nextSibling) yield child;
}
