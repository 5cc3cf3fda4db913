import { countWhile } from '../countWhile.ts';
import { differenceOf } from '../difference.ts';
import { type Span, type SyntaxProblem, shifted, span } from '../span.ts';
import { type FrontMatter, readFrontMatter } from './frontMatter.ts';
import type { LinkTarget } from './inline.ts';
import { Excess } from './parse/excess.ts';
import {
  type FoundPart,
  findParts,
  movedHtml,
  type Part,
  type PartContext,
  type PartState,
  readAgain,
  wholeOf,
} from './parts.ts';
import { type BodyRow, movedPiece, type Piece, type TableHead, type TableRow, type TextBlock } from './pieces.ts';
import { type HtmlStretch, Veils } from './veils.ts';

export type { TableRow, TextBlock } from './pieces.ts';

export interface TableBlock {
  readonly kind: 'table';
  readonly span: Span;
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
  readonly links: readonly LinkTarget[];
}

export type Block = TextBlock | TableBlock;

/** What a Markdown text says, in the order of the text: code blocks, HTML blocks and comments say nothing. */
export interface MarkdownDocument {
  readonly frontMatter: FrontMatter | undefined;
  readonly blocks: readonly Block[];
  /** Targets of link reference definitions. */
  readonly definitions: readonly LinkTarget[];
  /** HTML comments with their marks, in the order of the text. */
  readonly comments: readonly Span[];
  /** Why nothing of it is read behind the front matter. */
  readonly problems: readonly SyntaxProblem[];
}

/** A text, divided into parts that are the same objects in its next version as far as the text is. */
export interface ParsedDocument {
  readonly source: string;
  readonly frontMatter: FrontMatter | undefined;
  /** Where the Markdown starts in the source. */
  readonly base: number;
  readonly parts: readonly Part[];
  /** Where each part starts in the source. */
  readonly starts: readonly number[];
  readonly problems: readonly SyntaxProblem[];
}

/** Reads CommonMark with GFM's tables, task lists, struck-through text and bare addresses, behind optional front matter. */
export const readMarkdown = (source: string): MarkdownDocument => readDocument(parseDocument(source));

/** Parses a document that is read once. */
export const parseDocument = (source: string): ParsedDocument => parseWith(source, (markdown) => [wholeOf(markdown)]);

/**
 * Parses a document that is being edited; `previous` is the document before the edit. What it says is the same as from
 * `parseDocument`, but it is divided into parts, most of which are those of `previous`.
 */
export const parseEdited = (source: string, previous?: ParsedDocument): ParsedDocument =>
  parseWith(source, (markdown) => {
    const found = previous && unlessExcess(() => findAnew(markdown, previous));
    // Where an excess is, and that it is one, is told by the whole text.
    return found === undefined || found instanceof Excess ? findAll(markdown) : found;
  });

function parseWith(source: string, find: (markdown: string) => Found): ParsedDocument {
  const frontMatter = readFrontMatter(source);
  const base = frontMatter?.end ?? (source.startsWith('\uFEFF') ? 1 : 0);
  const markdown = source.slice(base);
  const found = unlessExcess(() => find(markdown));
  if (found instanceof Excess) {
    const problem = { message: found.message, span: shifted(found.span, base) };
    return { source, frontMatter, base, parts: [], starts: [], problems: [problem] };
  }
  const starts = startsOf(found, base);
  return { source, frontMatter, base, parts: readParts(markdown, found, starts, base), starts, problems: [] };
}

function unlessExcess<T>(find: () => T): T | Excess {
  try {
    return find();
  } catch (error) {
    if (error instanceof Excess) return error;
    throw error;
  }
}

const findAll = (markdown: string): Found => findParts(markdown, 'document') ?? [];

/** Parts that are yet to be read, among those that are known. */
type Found = readonly (Part | FoundPart)[];

/** Finds only the parts around what is different; `undefined` where that does not do. */
function findAnew(markdown: string, previous: ParsedDocument): Found | undefined {
  const { source, base, parts, starts } = previous;
  if (parts.length === 0) return undefined;
  const { start, removed, inserted } = differenceOf(source.slice(base), markdown);
  const grown = inserted - removed;
  const offsetOf = (index: number): number => (starts[index] ?? source.length) - base;
  // The part before the one that is touched may go on with what stands there now.
  let first = Math.max(0, lastBefore(starts, base + start) - 1);
  // The part behind those that are touched is found once more, to see that it still begins where it did.
  let behind = lastBefore(starts, base + start + removed + 1) + 1;
  for (let more = 1; ; behind += more, more *= 2) {
    const until = Math.min(behind, parts.length);
    const textFrom = (index: number): string => markdown.slice(offsetOf(index), offsetOf(until + 1) + grown);
    let found = findParts(textFrom(first), parts[first]?.state ?? 'document');
    if (found === undefined) {
      // What was a table may be a heading now, as a whole.
      while (first > 0 && parts[first]?.state === 'table') first -= 1;
      found = findParts(textFrom(first), 'document');
    }
    if (found === undefined) return undefined;
    const next = parts[until];
    const kept =
      next === undefined ? found.length : countUpTo(found, offsetOf(until) + grown - offsetOf(first), next.state);
    if (kept !== undefined) return join(parts.slice(0, first), found.slice(0, kept), parts.slice(until));
  }
}

const join = (...lists: readonly Found[]): Found => NO_PARTS.concat(...lists);
const NO_PARTS: Found = [];

/** How many of the parts end before `length`, where a part that begins in `state` begins; `undefined` where none does. */
function countUpTo(found: readonly FoundPart[], length: number, state: PartState): number | undefined {
  let at = 0;
  for (const [index, part] of found.entries()) {
    if (at >= length) return at === length && part.state === state ? index : undefined;
    at += part.text.length;
  }
  return undefined;
}

/** The last of the parts that start before `at`; the first one where none does. */
const lastBefore = (starts: readonly number[], at: number): number =>
  Math.max(0, countWhile(starts, (start) => start < at) - 1);

function startsOf(parts: Found, base: number): readonly number[] {
  let at = base;
  return parts.map(({ text }) => {
    const start = at;
    at += text.length;
    return start;
  });
}

/** Reads the parts that are not read yet, and those once more that would not be read so among the others. */
function readParts(markdown: string, found: Found, starts: readonly number[], base: number): readonly Part[] {
  const labels = new Set<string>();
  const html: HtmlStretch[] = [];
  for (let index = 0; index < found.length; index += 1) {
    const part = found[index] as Part | FoundPart;
    if (part.labels.length === 0 && part.html.length === 0) continue;
    for (const label of part.labels) labels.add(label);
    for (const stretch of part.html) html.push(movedHtml(stretch, (starts[index] as number) - base));
  }
  const veils = Veils.of(markdown, html);
  return found.map((part, index) => {
    const at = (starts[index] as number) - base;
    if (!('read' in part) && isByItself(part) && !veils.touch(at, at + part.text.length)) return part;
    const context: PartContext = {
      isDefined: (label) => labels.has(label),
      isCovered: (from, to) => veils.cover(at + from, at + to),
    };
    if ('read' in part) return part.read(context);
    const isAsBefore =
      !part.isCovered && !veils.touch(at, at + part.text.length) && isAnswered(part.lookedFor, context);
    return isAsBefore ? part : readAgain(part, context);
  });
}

/** Whether nothing that is said in other parts made a difference to this one. */
const isByItself = ({ isCovered, lookedFor }: Part): boolean => !isCovered && lookedFor.size === 0;

function isAnswered(lookedFor: Part['lookedFor'], { isDefined }: PartContext): boolean {
  for (const [label, wasDefined] of lookedFor) if (isDefined(label) !== wasDefined) return false;
  return true;
}

/** What was parsed, with the offsets of the source. */
export function readDocument(document: ParsedDocument): MarkdownDocument {
  const { frontMatter, problems } = document;
  const pieces = placed(document, ({ pieces }, start) => pieces.map((piece) => movedPiece(piece, start)));
  return {
    frontMatter,
    blocks: blocksOf(pieces),
    definitions: definitionsIn(document),
    comments: commentsIn(document),
    problems,
  };
}

const placed = <T>({ parts, starts }: ParsedDocument, read: (part: Part, start: number) => readonly T[]): T[] =>
  parts.flatMap((part, index) => read(part, starts[index] as number));

/** Targets of link reference definitions. */
export function definitionsIn(document: ParsedDocument): LinkTarget[] {
  if (document.parts.every(({ definitions }) => definitions.length === 0)) return [];
  const used = new Set(document.parts.flatMap((part) => [...part.used]));
  return placed(document, ({ definitions }, start) =>
    definitions.map(({ name, value, span: own }) => {
      const at = shifted(own, start);
      return { value, span: at, whole: at, shown: used.has(name) ? name : '' };
    }),
  );
}

/** HTML comments with their marks, in the order of the text. */
export function commentsIn({ parts, starts }: ParsedDocument): Span[] {
  const comments: Span[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const { html } = parts[index] as Part;
    // Most parts have none, and get no list of their own.
    if (html.length === 0) continue;
    for (const { kind, start, end } of html) {
      const isComment = kind === 'comment' || kind === 'comment-block';
      if (isComment) comments.push(shifted(span(start, end), starts[index] as number));
    }
  }
  return comments;
}

/** Puts rows to the head of their table. Lines that a table swallowed come behind it, whatever rows follow them. */
function blocksOf(pieces: readonly Piece[]): Block[] {
  const blocks: Block[] = [];
  let table: { readonly at: number; readonly head: TableHead; readonly rows: BodyRow[] } | undefined;
  const finish = (): void => {
    if (table !== undefined) blocks[table.at] = tableOf(table.head, table.rows);
  };
  for (const piece of pieces) {
    if (piece.kind === 'row') table?.rows.push(piece);
    else if (piece.kind === 'head') {
      finish();
      table = { at: blocks.length, head: piece, rows: [] };
      blocks.push(tableOf(piece, []));
    } else blocks.push(piece);
  }
  finish();
  return blocks;
}

function tableOf(head: TableHead, rows: readonly BodyRow[]): TableBlock {
  return {
    kind: 'table',
    span: { start: head.span.start, end: rows.at(-1)?.span.end ?? head.span.end },
    header: { span: head.header, cells: head.cells },
    rows: rows.map(({ span, cells }) => ({ span, cells })),
    links: [head, ...rows].flatMap(({ links }) => links),
  };
}
