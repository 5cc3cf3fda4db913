import { append } from '../../syntax/append.ts';
import {
  commentsIn,
  definitionsIn,
  type ParsedDocument,
  parseDocument,
  parseEdited,
  withoutParts,
} from '../../syntax/markdown/document.ts';
import type { RichText } from '../../syntax/markdown/richText.ts';
import { isPlain } from '../../syntax/seen.ts';
import { type Located, type Span, shifted } from '../../syntax/span.ts';
import { besideNear, mapLinkOf } from '../mapLink.ts';
import type { BlockerWord, MapLink, NonSelection, Packet } from '../model.ts';
import { Spread } from '../spread.ts';
import { tooMany } from '../tooMany.ts';
import {
  movedDefault,
  movedStatus,
  nearDefaults,
  nearSelections,
  readChoosers,
  readDecidedOn,
  readDeciders,
  readDefaults,
  readSelections,
  readStatus,
} from './decision.ts';
import { readFrontMatterValues } from './frontMatterValues.ts';
import { movedLabel } from './labels.ts';
import { defaultInLead, findLead, type Lead } from './lead.ts';
import { type FoundMapLink, firstMapLink, movedMapLink, readMapLinks } from './mapLink.ts';
import { type PlacedRow, readOptionsTable } from './optionsTable.ts';
import type { ReadPart } from './readPart.ts';
import { ReadParts } from './readParts.ts';
import type { RequiredCells } from './readRun.ts';
import { readRecommendation } from './recommendation.ts';
import { findStandingList, type RunListing } from './standingList.ts';
import { findTitle } from './title.ts';

/** A packet, with what of its reading is taken over by the next version of its text. */
export interface PacketReading {
  readonly packet: Packet;
  readonly document: ParsedDocument;
  readonly parts: ReadParts;
  /** Of the options; the same object as long as they are the same. */
  readonly ids: ReadonlySet<string>;
}

/** Reads a packet written in Markdown. Any text is a packet: what it lacks is for the rules to say. */
export const readMarkdownPacket = (source: string): Packet => readPacketIn(parseDocument(source)).packet;

/** Reads a packet that is being edited; what it comes to does not depend on `previous`, the reading before the edit. */
export const readEditedPacket = (source: string, previous?: PacketReading): PacketReading =>
  readPacketIn(parseEdited(source, previous?.document), previous);

const NOTHING_SELECTED = { selections: [], nonSelections: [] };

function readPacketIn(document: ParsedDocument, previous?: PacketReading): PacketReading {
  const { frontMatter, problems: unread } = document;
  const parts = new ReadParts(document.parts, previous?.parts);
  const values = readFrontMatterValues(frontMatter);
  const labels = saidIn(parts, (part) => part.labels, movedLabel);
  const table = findOptions(parts);
  const rows = readOptionsTable(table?.rows ?? []);
  const excess = tooMany(rows.options);
  if (excess !== undefined) return { ...readPacketIn(withoutParts(document, excess)), document, parts };
  const ids = idsOf(rows.options, previous?.ids);
  const isOption = (id: string) => ids.has(id);
  const title = findTitle(parts);
  const list = findStandingList(parts);
  const chosen = readSelections(labels, values, isOption);
  const selected = [...chosen.selections, ...rows.selections];
  const beside = selected.length === 0 ? NOTHING_SELECTED : nearSelections(values, isOption);
  const declared = [
    ...readDefaults(
      saidIn(parts, (part) => part.defaults, movedDefault),
      values,
      isOption,
    ),
    ...defaultInLead(table?.lead),
    ...rows.defaults,
  ];
  const status = readStatus(
    values,
    saidIn(parts, (part) => part.statuses, movedStatus),
  );
  const frontMatterLink = values.words('blocker-map')[0];
  const problems = [...(frontMatter?.problems ?? []), ...values.disguised, ...unread];
  const packet: Packet = {
    format: 'markdown',
    title: title?.title ?? values.values('packet')[0],
    date: values.values('date')[0] ?? title?.date,
    lane: values.values('lane')[0],
    status: status?.status ?? 'active',
    statusSpan: status?.span ?? labels.find(({ label }) => label === 'superseded-by')?.line.text.span,
    options: rows.options,
    optionsSpan: table?.span,
    optionsLead: table?.lead && wholeOf(table.lead),
    defaults: declared.length === 0 ? declared : [...declared, ...nearDefaults(values, isOption)],
    selections: inOrder([...selected, ...beside.selections]),
    nonSelections: [
      ...chosen.nonSelections,
      ...beside.nonSelections,
      ...saidIn(parts, (part) => part.nonSelections, shifted).map((span): NonSelection => ({ span, form: 'sentence' })),
    ],
    ...readChoosers(table?.lead, values),
    deciders: readDeciders(labels, values),
    decidedOn: readDecidedOn(labels, values),
    mapLink: besideNear(
      frontMatterLink === undefined ? findMapLink(document, parts) : mapLinkOf(frontMatterLink),
      values.near('blocker-map')[0],
    ),
    standing: list?.standing,
    noneResolved: saidIn(parts, (part) => part.noneResolved, shifted),
    recommendation: readRecommendation(parts, ids),
    blockerWords: findBlockerWords(parts, table?.rows ?? [], list?.listings ?? []),
    swallowedLines: saidIn(parts, (part) => part.swallowed, shifted),
    isPlain: isPlain(document.source.slice(0, document.base)) && parts.notable.every(({ part }) => part.isPlain),
    broken: problems.length > 0 || (frontMatter?.duplicateKeys.length ?? 0) > 0,
    unread: unread.length > 0,
    problems,
    duplicateKeys: frontMatter?.duplicateKeys ?? [],
    comments: commentsIn(document),
    schemaProblems: values.problems,
  };
  return { packet, document, parts, ids };
}

/** Where the options table is, its lead line, and its rows by the parts that they stand in. */
interface FoundTable {
  readonly span: Span;
  readonly lead: Lead | undefined;
  readonly rows: readonly PlacedRow[];
}

function findOptions(parts: ReadParts): FoundTable | undefined {
  const at = parts.notable.find(({ part }) => part.optionsHead !== undefined);
  if (at?.part.optionsHead === undefined) return undefined;
  const { head, columns } = at.part.optionsHead;
  const rows: PlacedRow[] = [];
  for (const place of parts.from(at)) {
    const { part } = place;
    if (place.part !== at.part && part.part.state !== 'table') break;
    for (const row of part.optionRows(columns, part === at.part ? head : undefined)) rows.push({ row, place });
  }
  const span = shifted(head.span, at.start);
  const last = rows.at(-1);
  return {
    span: last === undefined ? span : { start: span.start, end: last.row.span.end + last.place.start },
    lead: findLead(parts, at, head),
    rows,
  };
}

/** All words of a blocker ID's shape, each with the kind of place that it stands in. */
function findBlockerWords(
  parts: ReadParts,
  rows: readonly PlacedRow[],
  listings: readonly (RunListing | undefined)[],
): Spread<BlockerWord> {
  const required = requiredIn(parts, rows);
  const lists = parts.runs.map((run, index) => run.words(required.get(index), listings[index]));
  return new Spread(lists, parts.starts);
}

/** By run, the cells with preconditions of the rows that are of an option. */
function requiredIn({ runs }: ReadParts, rows: readonly PlacedRow[]): ReadonlyMap<number, RequiredCells> {
  const required = new Map<number, (readonly RichText[] | undefined)[]>();
  let isOfOption = false;
  /** Of the part that has the last row, where it has several. */
  let several: RichText[] | undefined;
  for (const { row, place } of rows) {
    isOfOption ||= row.option !== undefined;
    if (!isOfOption) continue;
    const cells = required.get(place.run) ?? new Array(runs[place.run]?.parts.length ?? 0).fill(undefined);
    const others = cells[place.index];
    // Most parts are one row: its cells are the same list in the next version.
    if (others === undefined) {
      several = undefined;
      cells[place.index] = row.cells;
    } else {
      several ??= [...others];
      append(several, row.cells);
      cells[place.index] = several;
    }
    required.set(place.run, cells);
  }
  return required;
}

/** What parts say by themselves, with its places in the text. */
function saidIn<T>(
  { notable }: ReadParts,
  of: (part: ReadPart) => readonly T[],
  moved: (said: T, by: number) => T,
): T[] {
  const all: T[] = [];
  for (const { part, start } of notable) for (const said of of(part)) all.push(moved(said, start));
  return all;
}

const wholeOf = ({ text, start }: Lead): Located<string> => ({ value: text.text, span: shifted(text.span, start) });

function idsOf(options: Packet['options'], before?: ReadonlySet<string>): ReadonlySet<string> {
  const ids = new Set(options.map(({ id }) => id.value));
  const isSame = before?.size === ids.size && options.every(({ id }) => before.has(id.value));
  return isSame ? before : ids;
}

function findMapLink(document: ParsedDocument, { notable }: ReadParts): MapLink | undefined {
  const links = definitionsIn(document).flatMap(readMapLinks);
  const words: FoundMapLink[] = [];
  for (const { part, start } of notable) {
    for (const link of part.mapLinks) links.push(movedMapLink(link, start));
    for (const word of part.mapWords) words.push(movedMapLink(word, start));
  }
  return firstMapLink(links, words);
}

const inOrder = <T extends { readonly span: { readonly start: number } }>(items: readonly T[]): T[] =>
  items.toSorted((one, other) => one.span.start - other.span.start);
