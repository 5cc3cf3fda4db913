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

/** The list under the first lead line that has entries; such lines are in `notable` parts only. */
export function readStandingList(
  parts: readonly ReadPart[],
  starts: readonly number[],
  notable: readonly number[],
): StandingList | undefined {
  for (const index of notable) {
    const part = parts[index] as ReadPart;
    let without: TextBlock | undefined;
    for (const lead of part.leads) {
      const { block, level, text: own } = part.lines[lead] as Line;
      // Under all lines of one paragraph stands the same, but what is in the paragraph itself, which was looked through.
      if (block === without) continue;
      const lists = listsUnder(parts, index, lead);
      if (lists.every((entries) => entries.length === 0)) {
        if (level === 0) without = block;
        continue;
      }
      const text = own.movedBy(starts[index] as number);
      const before: (readonly StandingBlocker[])[] = new Array(index).fill(NONE);
      return { lead: text.span, claim: claimIn(text), entries: new Spread(before.concat(lists), starts, movedEntry) };
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
 * Under a heading the entries of its section; under another line those that follow it directly. By the parts that they
 * stand in, from the lead line's up to the one in which they end.
 */
function listsUnder(parts: readonly ReadPart[], at: number, lead: number): (readonly StandingBlocker[])[] {
  const { lines } = parts[at] as ReadPart;
  const { level, block } = lines[lead] as Line;
  const own = readListing(lines, level > 0, { from: lead + 1, block });
  const lists = [own.entries];
  for (let index = at + 1, isOver = own.isOver; index < parts.length && !isOver; index += 1) {
    const { listings } = parts[index] as ReadPart;
    const listing = level > 0 ? listings.heading : listings.line;
    lists.push(listing.entries);
    isOver = listing.isOver;
  }
  return lists;
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
