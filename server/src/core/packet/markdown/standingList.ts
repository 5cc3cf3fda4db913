import { append } from '../../syntax/append.ts';
import type { TextBlock } from '../../syntax/markdown/pieces.ts';
import type { RichText } from '../../syntax/markdown/richText.ts';
import { hull, type Located, movedBy, shifted } from '../../syntax/span.ts';
import type { StandingBlocker, StandingList } from '../model.ts';
import { Spread } from '../spread.ts';
import { located, rolesOf } from '../values.ts';
import { blockerWordsOf } from '../words.ts';
import type { Line } from './lines.ts';
import type { ReadPart } from './readPart.ts';
import type { PlacedPart, ReadParts } from './readParts.ts';
import type { ReadRun } from './readRun.ts';

const CLAIM = /\ball\s+(OPEN|DESIGNED|RESOLVED|PROVEN|WAIVED)\b/i;
/** What may stand between an entry's ID and its title: a status word, then a dash. */
const DASH = /\s*(?:\(?(OPEN|DESIGNED|RESOLVED|PROVEN|WAIVED)\)?\s*)?(?:—|–|--?(?=\s)|:(?=\s))\s*/iy;
const LAST_PARENTHESES = /\(([^()]*)\)[\s.]*$/;

const NONE: readonly StandingBlocker[] = [];

/** What some lines add to a list of blockers. */
export interface Listing {
  readonly entries: readonly StandingBlocker[];
  /** Whether they also end it. */
  readonly isOver: boolean;
}

/** Whether a list of blockers may stand under the line. */
export const isLeadToBlockers = ({ text }: Line): boolean =>
  /blocker/i.test(text.text) && entryStarts(text)[0]?.at !== 0;

export type ListingKind = 'heading' | 'line';

/** What a run of parts adds to a list of blockers. */
export interface RunListing {
  /** By part, with places counted from where each starts; none for those behind the one in which the list ends. */
  readonly lists: readonly (readonly StandingBlocker[])[];
  /** All of them, with places counted from where the run starts. */
  readonly entries: readonly StandingBlocker[];
  /** Whether the list ends in it. */
  readonly isOver: boolean;
}

/** A list of blockers as a whole. */
export interface FoundList {
  readonly standing: StandingList;
  /** By run, none for those before the list and behind it. */
  readonly listings: readonly (RunListing | undefined)[];
}

/** The list under the first lead line that has entries; such lines are in notable parts only. */
export function findStandingList(parts: ReadParts): FoundList | undefined {
  for (const place of parts.notable) {
    const { part, start } = place;
    let without: TextBlock | undefined;
    for (const lead of part.leads) {
      const { block, level, text: own } = part.lines[lead] as Line;
      // Under all lines of one paragraph stands the same, but what is in the paragraph itself, which was looked through.
      if (block === without) continue;
      const listings = listingsFrom(parts, place, lead);
      const lists = listings.map((listing) => listing?.entries ?? NONE);
      if (lists.every((entries) => entries.length === 0)) {
        if (level === 0) without = block;
        continue;
      }
      const text = own.movedBy(start);
      const entries = new Spread(lists, parts.starts, movedEntry);
      return { standing: { lead: text.span, claim: claimIn(text), entries }, listings };
    }
  }
  return undefined;
}

function claimIn(text: RichText): Located<string> | undefined {
  const claim = CLAIM.exec(text.text);
  if (claim === null) return undefined;
  const end = claim.index + claim[0].length;
  return located(text, end - (claim[1] as string).length, end);
}

/**
 * Under a heading the entries of its section; under another line those that follow it directly. By the runs that they
 * stand in, from that of the lead line up to the one in which they end.
 */
function listingsFrom({ runs }: ReadParts, place: PlacedPart, lead: number): readonly (RunListing | undefined)[] {
  const kind = kindOf(place.part.lines[lead] as Line);
  const listings: (RunListing | undefined)[] = new Array(place.run).fill(undefined);
  for (const run of runs.slice(place.run)) {
    const isFirst = listings.length === place.run;
    const listing = isFirst ? run.listingBehind(place.index, lead) : run.listing(kind);
    listings.push(listing);
    if (listing.isOver) break;
  }
  return listings;
}

const kindOf = ({ level }: Line): ListingKind => (level > 0 ? 'heading' : 'line');

/** The entries of a run in a list that began before it. */
export const listUnder = (run: ReadRun, kind: ListingKind): RunListing =>
  listIn(run, 0, ({ listings }) => listings[kind]);

/** The entries of a run in the list behind the line `lead` of the part `index`. */
export function listBehind(run: ReadRun, index: number, lead: number): RunListing {
  const part = run.parts[index] as ReadPart;
  const line = part.lines[lead] as Line;
  const kind = kindOf(line);
  const own = readListing(part.lines, kind === 'heading', { from: lead + 1, block: line.block });
  return listIn(run, index, (each) => (each === part ? own : each.listings[kind]));
}

function listIn({ parts, run }: ReadRun, from: number, listingOf: (part: ReadPart) => Listing): RunListing {
  const lists: (readonly StandingBlocker[])[] = new Array(from).fill(NONE);
  const entries: StandingBlocker[] = [];
  let isOver = false;
  for (let index = from; index < parts.length && !isOver; index += 1) {
    const listing = listingOf(parts[index] as ReadPart);
    const start = run.starts[index] as number;
    lists.push(listing.entries);
    append(entries, start === 0 ? listing.entries : listing.entries.map((entry) => movedEntry(entry, start)));
    isOver = listing.isOver;
  }
  return { lists, entries: entries.length === 0 ? NONE : entries, isOver };
}

/** The block of a lead line, and the line behind it. */
interface Lead {
  readonly block: TextBlock;
  readonly from: number;
}

/** What `lines` add to a list under a heading, or to one that follows its lead line directly; those behind `lead`, if it is among them. */
export function readListing(lines: readonly Line[], isUnderHeading: boolean, lead?: Lead): Listing {
  const entries: StandingBlocker[] = [];
  const listing = (isOver: boolean): Listing => ({ entries: entries.length === 0 ? NONE : entries, isOver });
  for (let index = lead?.from ?? 0; index < lines.length; index += 1) {
    const line = lines[index] as Line;
    if (line.level > 0) return listing(true);
    const starts = entryStarts(line.text);
    if (starts[0]?.at === 0) append(entries, readLine(line.text, starts));
    else if (!isUnderHeading && (entries.length > 0 || line.block !== lead?.block)) {
      const isContinuation = line.block === lines[index - 1]?.block && line.block !== lead?.block;
      if (!isContinuation) return listing(true);
    }
  }
  return listing(false);
}

/** The same entry, `by` characters further on. */
function movedEntry(entry: StandingBlocker, by: number): StandingBlocker {
  const { id, title, roles, rolesSpan, status, span } = entry;
  return {
    id: movedBy(id, by),
    title: title && movedBy(title, by),
    roles: roles.map((role) => movedBy(role, by)),
    rolesSpan: rolesSpan && shifted(rolesSpan, by),
    status: status && movedBy(status, by),
    span: shifted(span, by),
  };
}

interface EntryStart {
  readonly at: number;
  readonly idEnd: number;
  readonly titleAt: number;
  readonly statusAt: number;
  readonly status: string;
}

/** Where entries start in a line: at its beginning, and, run together, behind the last one's closing parenthesis. */
function entryStarts(line: RichText): EntryStart[] {
  return blockerWordsOf(line).flatMap((word) => {
    const before = line.text.slice(0, word.at).trimEnd();
    if (before !== '' && !before.endsWith(')')) return [];
    const idEnd = word.at + word.text.length;
    DASH.lastIndex = idEnd;
    const dash = DASH.exec(line.text);
    if (dash === null) return [];
    const status = dash[1] ?? '';
    const statusAt = idEnd + dash[0].indexOf(status);
    return [{ at: word.at, idEnd, titleAt: idEnd + dash[0].length, statusAt, status }];
  });
}

function readLine(line: RichText, starts: readonly EntryStart[]): StandingBlocker[] {
  return starts.map((start, index) => {
    const end = starts[index + 1]?.at ?? line.text.length;
    const rest = line.text.slice(start.titleAt, end);
    const parentheses = LAST_PARENTHESES.exec(rest);
    const titleEnd = start.titleAt + (parentheses?.index ?? rest.length);
    const rolesFrom = titleEnd + 1;
    const rolesTo = rolesFrom + (parentheses?.[1]?.length ?? 0);
    const title = located(line, start.titleAt, titleEnd);
    const id = located(line, start.at, start.idEnd);
    return {
      id,
      title: title.value === '' ? undefined : title,
      roles: parentheses === null ? [] : rolesOf(line, rolesFrom, rolesTo),
      rolesSpan: parentheses === null ? undefined : line.sourceOf(rolesFrom, rolesTo),
      status: start.status === '' ? undefined : located(line, start.statusAt, start.statusAt + start.status.length),
      span: hull(id.span, line.sourceOf(start.at, end)),
    };
  });
}
