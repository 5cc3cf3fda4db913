import type { Part } from '../../syntax/markdown/parts.ts';
import type { BodyRow, Piece, TableHead } from '../../syntax/markdown/pieces.ts';
import type { RichText } from '../../syntax/markdown/richText.ts';
import { isPlain } from '../../syntax/seen.ts';
import type { Span } from '../../syntax/span.ts';
import type { BlockerWord, StandingBlocker } from '../model.ts';
import type { SaidStatus } from '../unknownStatus.ts';
import { blockerWordsIn } from './blockerWords.ts';
import { defaultsIn, type SaidDefault, statusIn } from './decision.ts';
import { type LabelledLine, readLabel } from './labels.ts';
import { type Line, linesOf } from './lines.ts';
import { type FoundMapLink, readMapLinks, readMapWords } from './mapLink.ts';
import { noneResolvedIn, nonSelectionsIn } from './nonSelection.ts';
import { type Columns, columnsOf, isOptionsHead, type OptionRow, readOptionRow } from './optionsTable.ts';
import { isLeadToBlockers, type Listing, readListing } from './standingList.ts';
import { namesPacket } from './title.ts';

/** Most parts say nothing to most readers: that is one list. */
const NOTHING: readonly never[] = [];
const orNothing = <T>(items: readonly T[]): readonly T[] => (items.length === 0 ? NOTHING : items);

/**
 * What one part of a packet's text says by itself. All places are counted from where the part starts, so that it is
 * read once for all versions of the text that have the part, wherever they have it.
 */
export class ReadPart {
  readonly part: Part;
  readonly lines: readonly Line[];
  /** The lines that may say something more than that they are in a list. */
  readonly loud: readonly Line[];
  readonly labels: readonly LabelledLine[];
  readonly statuses: readonly SaidStatus[];
  readonly defaults: readonly SaidDefault[];
  /** The first line that names a packet, and the first heading. */
  readonly naming: Line | undefined;
  readonly heading: Line | undefined;
  /** Of `lines` those that may lead to the list of blockers, by index. */
  readonly leads: readonly number[];
  readonly heads: readonly TableHead[];
  /** The first head of an options table among them, and how its rows are read. */
  readonly optionsHead: { readonly head: TableHead; readonly columns: Columns } | undefined;
  readonly nonSelections: readonly Span[];
  readonly noneResolved: readonly Span[];
  readonly swallowed: readonly Span[];
  readonly mapLinks: readonly FoundMapLink[];
  readonly mapWords: readonly FoundMapLink[];
  readonly isPlain: boolean;
  /** Whether all that may be of interest in it are the words and entries in its lines. */
  readonly isQuiet: boolean;
  /** The entries that it adds to a list under a heading, and to one that follows its lead line directly. */
  readonly listings: { readonly heading: Listing; readonly line: Listing };
  readonly #texts: readonly RichText[];
  readonly #rows: readonly BodyRow[];
  #optionRows:
    | { readonly key: string; readonly behind: TableHead | undefined; readonly rows: readonly OptionRow[] }
    | undefined;
  #words: Words | undefined;

  constructor(part: Part) {
    const { pieces } = part;
    const texts = pieces.flatMap((piece) => (piece.kind === 'text' ? [piece.text] : []));
    this.part = part;
    this.lines = orNothing(linesOf(pieces));
    this.loud = orNothing(this.lines.filter(isLoud));
    const labels = this.loud.map(readLabel);
    this.labels = orNothing(labels.filter((label) => label !== undefined));
    this.statuses = orNothing(this.loud.flatMap((line) => statusIn(line) ?? []));
    this.defaults = orNothing(this.loud.flatMap((line, index) => defaultsIn(line, labels[index])));
    this.naming = this.loud.find(namesPacket);
    this.heading = this.loud.find(({ level }) => level > 0);
    this.leads = orNothing(this.lines.flatMap((line, index) => (isLeadToBlockers(line) ? [index] : [])));
    this.heads = orNothing(pieces.filter((piece) => piece.kind === 'head'));
    const head = this.heads.find(isOptionsHead);
    this.optionsHead = head && { head, columns: columnsOf(head) };
    this.nonSelections = orNothing(texts.flatMap(nonSelectionsIn));
    this.noneResolved = orNothing(texts.flatMap(noneResolvedIn));
    this.swallowed = orNothing(
      pieces.flatMap((piece) => (piece.kind === 'text' && piece.swallowed ? [piece.span] : [])),
    );
    this.mapLinks = orNothing(pieces.flatMap(({ links }) => links).flatMap(readMapLinks));
    this.#texts = pieces.flatMap(textsOf);
    this.mapWords = orNothing(this.#texts.flatMap(readMapWords));
    this.isPlain = isPlain(part.text);
    this.listings = readListings(this.lines);
    this.#rows = orNothing(pieces.filter((piece) => piece.kind === 'row'));
    const { loud, leads, heads, nonSelections, noneResolved, swallowed, mapLinks, mapWords } = this;
    const told = [loud, leads, heads, nonSelections, noneResolved, swallowed, mapLinks, mapWords];
    this.isQuiet = this.isPlain && told.every((list) => list === NOTHING);
  }

  /** The rows of tables, or those behind the table head `behind`, as rows of an options table with these columns. */
  optionRows(columns: Columns, behind?: TableHead): readonly OptionRow[] {
    const known = this.#optionRows;
    if (known !== undefined && known.key === columns.key && known.behind === behind) return known.rows;
    const next = this.heads.find(({ span }) => span.start > (behind?.span.start ?? -1));
    const rows = this.#rows
      .filter(({ span }) => span.start > (behind?.span.start ?? -1) && span.start < (next?.span.start ?? Infinity))
      .map((row) => readOptionRow(row, columns));
    this.#optionRows = { key: columns.key, behind, rows };
    return rows;
  }

  /** The words of a blocker ID's shape; `required` are cells of preconditions, `listed` entries of the standing list. */
  words(required: readonly RichText[] = NOTHING, listed: readonly StandingBlocker[] = NOTHING): readonly BlockerWord[] {
    if (this.#words?.required !== required || this.#words.listed !== listed) {
      const isRequired = new Set(required);
      const words = orNothing(this.#texts.flatMap((text) => blockerWordsIn(text, isRequired.has(text), listed)));
      this.#words = { required, listed, words };
    }
    return this.#words.words;
  }
}

interface Words {
  readonly required: readonly RichText[];
  readonly listed: readonly StandingBlocker[];
  readonly words: readonly BlockerWord[];
}

const textsOf = (piece: Piece): readonly RichText[] => (piece.kind === 'text' ? [piece.text] : piece.cells);

function readListings(lines: readonly Line[]): ReadPart['listings'] {
  const heading = readListing(lines, true);
  const line = readListing(lines, false);
  // Where both have the same entries, they are one list.
  const isSame = heading.entries.length === line.entries.length;
  return { heading, line: isSame ? { ...line, entries: heading.entries } : line };
}

/** What readers look for in a line of which they need not know where it stands. */
const LOUD = /select|decision|decided|default|super[sc]eded|packet|recommended|^options?|^status/i;

/** A line of plain text with none of these words is no label, no lead line, no title, and names no default. */
export const isLoud = ({ text, level }: Line): boolean => level > 0 || LOUD.test(text.text) || !isPlain(text.text);
