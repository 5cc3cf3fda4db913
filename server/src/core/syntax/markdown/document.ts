import { differenceOf } from '../difference.ts';
import { type Span, type SyntaxProblem, shifted, span } from '../span.ts';
import { type FrontMatter, readFrontMatter } from './frontMatter.ts';
import type { LinkTarget } from './inline.ts';
import { Excess } from './parse/excess.ts';
import { checkLength } from './parse/length.ts';
import { PartRun, PartRuns } from './partRuns.ts';
import {
  type FoundPart,
  findParts,
  findRows,
  movedHtml,
  type Part,
  type PartContext,
  type PartState,
  readAgain,
  wholeOf,
} from './parts.ts';
import { type BodyRow, movedPiece, type Piece, type TableHead, type TableRow, type TextBlock } from './pieces.ts';
import { type HtmlStretch, Veils } from './veils.ts';

export type { Piece, TableRow, TextBlock } from './pieces.ts';

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

/** A text, divided into parts, most of which are the same objects in its next version. */
export interface ParsedDocument {
  readonly source: string;
  readonly frontMatter: FrontMatter | undefined;
  /** Where the Markdown starts in the source. */
  readonly base: number;
  /** With the places of the source. */
  readonly parts: PartRuns;
  readonly problems: readonly SyntaxProblem[];
}

/** Reads CommonMark with GFM's tables, task lists, struck-through text and bare addresses, behind optional front matter. */
export const readMarkdown = (source: string): MarkdownDocument => readDocument(parseDocument(source));

/** Parses a document that is read once. */
export const parseDocument = (source: string): ParsedDocument =>
  parseWith(source, (markdown, base) => PartRuns.of([wholeOf(markdown)], base));

/**
 * Parses a document that is being edited; `previous` is the document before the edit. What it says is the same as from
 * `parseDocument`, but it is divided into parts, most of which are those of `previous`.
 */
export const parseEdited = (source: string, previous?: ParsedDocument): ParsedDocument =>
  parseWith(source, (markdown, base) => {
    const found = previous && unlessExcess(() => findAnew(markdown, base, previous));
    // Where an excess is, and that it is one, is told by the whole text.
    return found === undefined || found instanceof Excess ? findAll(markdown, base) : found;
  });

function parseWith(source: string, find: (markdown: string, base: number) => Found): ParsedDocument {
  const tooLong = unlessExcess(() => checkLength(source));
  const frontMatter = tooLong === undefined ? readFrontMatter(source) : undefined;
  const base = frontMatter?.end ?? (source.startsWith('\uFEFF') ? 1 : 0);
  const markdown = source.slice(base);
  const found = tooLong ?? unlessExcess(() => find(markdown, base));
  const document = { source, frontMatter, base, problems: [] };
  if (!(found instanceof Excess)) return { ...document, parts: readParts(markdown, found, base) };
  const { message, span } = found;
  return withoutParts(document, { message, span: tooLong === undefined ? shifted(span, base) : span });
}

/** A document of which nothing is read behind the front matter, because of a problem. */
export const withoutParts = (document: Omit<ParsedDocument, 'parts'>, problem: SyntaxProblem): ParsedDocument => ({
  ...document,
  parts: PartRuns.of([], document.base),
  problems: [...document.problems, problem],
});

function unlessExcess<T>(find: () => T): T | Excess {
  try {
    return find();
  } catch (error) {
    if (error instanceof Excess) return error;
    throw error;
  }
}

/** Parts that are yet to be read, among those that are known. */
type Found = PartRuns<Part | FoundPart>;

const findAll = (markdown: string, base: number): Found => PartRuns.of(findParts(markdown, 'document') ?? [], base);

/** Finds only the parts around what is different; `undefined` where that does not do. */
function findAnew(markdown: string, base: number, previous: ParsedDocument): Found | undefined {
  const { source, base: baseBefore, parts } = previous;
  if (parts.count === 0) return undefined;
  const { start, removed, inserted } = differenceOf(source.slice(baseBefore), markdown);
  const grown = inserted - removed;
  const offsetOf = (index: number): number => parts.startOf(index) - baseBefore;
  // The part before the one that is touched may go on with what stands there now.
  let first = Math.max(0, parts.lastBefore(baseBefore + start) - 1);
  // The part behind those that are touched is found once more, to see that it still begins where it did.
  let behind = parts.lastBefore(baseBefore + start + removed + 1) + 1;
  const textFrom = (from: number, until: number): string => markdown.slice(offsetOf(from), offsetOf(until) + grown);
  const replaced = (until: number, found: readonly FoundPart[]): Found => {
    const before = Array.from({ length: until - first }, (_, index) => parts.at(first + index));
    const now = found.map((part, index) => asBefore(part, before[index]));
    return new PartRuns(parts.replaced(first, until, now), base);
  };
  const rows = parts.at(first)?.state === 'table' ? findRows(textFrom(first, behind)) : undefined;
  const isKept = rows !== undefined && (parts.at(behind)?.state ?? rows.state) === rows.state;
  if (isKept) return replaced(behind, rows.parts);
  for (let more = 1; ; behind += more, more *= 2) {
    const until = Math.min(behind, parts.count);
    let found = findParts(textFrom(first, until + 1), parts.at(first)?.state ?? 'document');
    if (found === undefined) {
      // What was a table may be a heading now, as a whole.
      while (first > 0 && parts.at(first)?.state === 'table') first -= 1;
      found = findParts(textFrom(first, until + 1), 'document');
    }
    if (found === undefined) return undefined;
    const next = parts.at(until);
    const kept =
      next === undefined ? found.length : countUpTo(found, offsetOf(until) + grown - offsetOf(first), next.state);
    if (kept !== undefined) return replaced(until, found.slice(0, kept));
  }
}

/**
 * A part that was looked at only for what stands beside it is what it was: what it says does not depend on what stands
 * before or behind it. None may stand in two places.
 */
const asBefore = (found: FoundPart, before: Part | undefined): Part | FoundPart =>
  before !== undefined && before.text === found.text && before.state === found.state ? before : found;

/** How many of the parts end before `length`, where a part that begins in `state` begins; `undefined` where none does. */
function countUpTo(found: readonly FoundPart[], length: number, state: PartState): number | undefined {
  let at = 0;
  for (const [index, part] of found.entries()) {
    if (at >= length) return at === length && part.state === state ? index : undefined;
    at += part.text.length;
  }
  return undefined;
}

/** Reads the parts that are not read yet, and those once more that would not be read so among the others. */
function readParts(markdown: string, { runs, starts }: Found, base: number): PartRuns {
  const labels = new Set<string>();
  const html: HtmlStretch[] = [];
  for (const [index, run] of runs.entries()) {
    for (const label of run.labels) labels.add(label);
    for (const stretch of run.html) html.push(movedHtml(stretch, (starts[index] as number) - base));
  }
  const veils = Veils.of(markdown, html);
  const read = runs.map((run, index) => {
    const start = (starts[index] as number) - base;
    if (isByItself(run) && !veils.touch(start, start + run.length)) return run;
    const parts = run.parts.map((part, at) => readPart(part, start + (run.starts[at] as number), labels, veils));
    return isAllRead(run) && run.parts.every((part, at) => part === parts[at]) ? run : new PartRun(parts);
  });
  return new PartRuns(read, base);
}

const isByItself = (run: PartRun<Part | FoundPart>): run is PartRun => run.isByItself;
const isAllRead = (run: PartRun<Part | FoundPart>): run is PartRun => run.parts.every((part) => !('read' in part));

/** Reads a part that starts at `at`, unless it is read already and would be read in the same way. */
function readPart(part: Part | FoundPart, at: number, labels: ReadonlySet<string>, veils: Veils): Part {
  const context: PartContext = {
    isDefined: (label) => labels.has(label),
    isCovered: (from, to) => veils.cover(at + from, at + to),
  };
  if ('read' in part) return part.read(context);
  const isAsBefore = !part.isCovered && !veils.touch(at, at + part.text.length) && isAnswered(part.lookedFor, context);
  return isAsBefore ? part : readAgain(part, context);
}

function isAnswered(lookedFor: Part['lookedFor'], { isDefined }: PartContext): boolean {
  for (const [label, wasDefined] of lookedFor) if (isDefined(label) !== wasDefined) return false;
  return true;
}

/** The pieces of the parts that may touch `within`, or all of them, with the offsets of the source. */
export function piecesIn({ parts }: ParsedDocument, within?: Span): Piece[] {
  const first = within === undefined ? 0 : Math.max(0, parts.lastBefore(within.start));
  const last = within === undefined ? parts.count - 1 : parts.lastBefore(within.end + 1);
  const pieces: Piece[] = [];
  for (let index = first; index <= last; index += 1) {
    const start = parts.startOf(index);
    for (const piece of parts.at(index)?.pieces ?? []) pieces.push(movedPiece(piece, start));
  }
  return pieces;
}

/** What was parsed, with the offsets of the source. */
export function readDocument(document: ParsedDocument): MarkdownDocument {
  const { frontMatter, problems } = document;
  const pieces = piecesIn(document);
  return {
    frontMatter,
    blocks: blocksOf(pieces),
    definitions: definitionsIn(document),
    comments: commentsIn(document),
    problems,
  };
}

const placed = <T>(
  { parts: { runs, starts } }: ParsedDocument,
  read: (part: Part, start: number) => readonly T[],
): T[] =>
  runs.flatMap((run, index) =>
    run.parts.flatMap((part, at) => read(part, (starts[index] as number) + (run.starts[at] as number))),
  );

/** Targets of link reference definitions. */
export function definitionsIn(document: ParsedDocument): LinkTarget[] {
  const { runs } = document.parts;
  if (runs.every(({ labels }) => labels.length === 0)) return [];
  const used = new Set(runs.flatMap(({ parts }) => parts.flatMap((part) => [...part.used])));
  return placed(document, ({ definitions }, start) =>
    definitions.map(({ name, value, span: own }) => {
      const at = shifted(own, start);
      return { value, span: at, whole: at, shown: used.has(name) ? name : '' };
    }),
  );
}

/** HTML comments with their marks, in the order of the text. */
export const commentsIn = ({ parts: { runs, starts } }: ParsedDocument): Span[] =>
  runs.flatMap(({ html }, index) =>
    html
      .filter(({ kind }) => kind === 'comment' || kind === 'comment-block')
      .map(({ start, end }) => shifted(span(start, end), starts[index] as number)),
  );

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
