import {
  commentsIn,
  definitionsIn,
  type ParsedDocument,
  parseDocument,
  parseEdited,
} from '../../syntax/markdown/document.ts';
import type { Part } from '../../syntax/markdown/parts.ts';
import type { RichText } from '../../syntax/markdown/richText.ts';
import { isPlain } from '../../syntax/seen.ts';
import { type Span, shifted } from '../../syntax/span.ts';
import { type Made, takenOver } from '../../syntax/takenOver.ts';
import { besideNear, mapLinkOf } from '../mapLink.ts';
import type { BlockerWord, MapLink, NonSelection, Packet, StandingList } from '../model.ts';
import { Spread } from '../spread.ts';
import {
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
import { readLabel } from './labels.ts';
import { defaultInLead, findLead } from './lead.ts';
import { type Line, movedLine } from './lines.ts';
import { type FoundMapLink, firstMapLink, movedMapLink, readMapLinks } from './mapLink.ts';
import { columnsOf, isOptionsHead, type PlacedRow, readOptionsTable } from './optionsTable.ts';
import { ReadPart } from './readPart.ts';
import { readRecommendation } from './recommendation.ts';
import { readStandingList } from './standingList.ts';
import { findTitle } from './title.ts';

/** A packet, with what of its reading is taken over by the next version of its text. */
export interface PacketReading {
  readonly packet: Packet;
  readonly document: ParsedDocument;
  readonly readParts: Made<Part, ReadPart>;
}

/** Reads a packet written in Markdown. Any text is a packet: what it lacks is for the rules to say. */
export const readMarkdownPacket = (source: string): Packet => readPacketIn(parseDocument(source)).packet;

/** Reads a packet that is being edited; what it comes to does not depend on `previous`, the reading before the edit. */
export const readEditedPacket = (source: string, previous?: PacketReading): PacketReading =>
  readPacketIn(parseEdited(source, previous?.document), previous);

const NOTHING_SELECTED = { selections: [], nonSelections: [] };

function readPacketIn(document: ParsedDocument, previous?: PacketReading): PacketReading {
  const { frontMatter, starts, problems: unread } = document;
  const readParts = takenOver(document.parts, (part) => new ReadPart(part), previous?.readParts);
  const parts = readParts.results;
  const values = readFrontMatterValues(frontMatter);
  const notable = notableIn(parts);
  const lines = telling(parts, starts, notable);
  const labels = lines.flatMap((line) => readLabel(line) ?? []);
  const table = findOptions(parts, starts, notable);
  const rows = readOptionsTable(table?.rows ?? []);
  const ids = new Set(rows.options.map((option) => option.id.value));
  const isOption = (id: string) => ids.has(id);
  const title = findTitle(lines);
  const standing = readStandingList(parts, starts, notable);
  const chosen = readSelections(labels, values, isOption);
  const selected = [...chosen.selections, ...rows.selections];
  const beside = selected.length === 0 ? NOTHING_SELECTED : nearSelections(values, isOption);
  const declared = [...readDefaults(lines, values, isOption), ...defaultInLead(table?.lead), ...rows.defaults];
  const status = readStatus(values, lines);
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
    optionsLead: table?.lead && { value: table.lead.text, span: table.lead.span },
    defaults: declared.length === 0 ? declared : [...declared, ...nearDefaults(values, isOption)],
    selections: inOrder([...selected, ...beside.selections]),
    nonSelections: [
      ...chosen.nonSelections,
      ...beside.nonSelections,
      ...spansIn(parts, starts, notable, (part) => part.nonSelections).map(
        (span): NonSelection => ({ span, form: 'sentence' }),
      ),
    ],
    ...readChoosers(table?.lead, values),
    deciders: readDeciders(labels, values),
    decidedOn: readDecidedOn(labels, values),
    mapLink: besideNear(
      frontMatterLink === undefined ? findMapLink(document, parts, notable) : mapLinkOf(frontMatterLink),
      values.near('blocker-map')[0],
    ),
    standing,
    noneResolved: spansIn(parts, starts, notable, (part) => part.noneResolved),
    recommendation: readRecommendation(parts, starts, notable, isOption),
    blockerWords: findBlockerWords(parts, starts, table?.rows ?? [], standing),
    swallowedLines: spansIn(parts, starts, notable, (part) => part.swallowed),
    isPlain: isPlain(document.source.slice(0, document.base)) && notable.every((index) => parts[index]?.isPlain),
    broken: problems.length > 0 || (frontMatter?.duplicateKeys.length ?? 0) > 0,
    problems,
    duplicateKeys: frontMatter?.duplicateKeys ?? [],
    comments: commentsIn(document),
    schemaProblems: values.problems,
  };
  return { packet, document, readParts };
}

/** Which of the parts are not quiet. */
function notableIn(parts: readonly ReadPart[]): readonly number[] {
  const notable: number[] = [];
  for (let index = 0; index < parts.length; index += 1) if (!(parts[index] as ReadPart).isQuiet) notable.push(index);
  return notable;
}

/** The first line and all that may say something, with their places in the text. */
function telling(parts: readonly ReadPart[], starts: readonly number[], notable: readonly number[]): Line[] {
  const placed = (line: Line, index: number): Line => movedLine(line, starts[index] as number);
  const at = parts.findIndex(({ lines }) => lines.length > 0);
  const { lines: [first] = [], loud: [firstLoud] = [] } = parts[at] ?? {};
  const telling = notable.flatMap((index) => (parts[index] as ReadPart).loud.map((line) => placed(line, index)));
  return first === undefined || first === firstLoud ? telling : [placed(first, at), ...telling];
}

/** Where the options table is, its lead line, and its rows by the parts that they stand in. */
interface FoundTable {
  readonly span: Span;
  readonly lead: RichText | undefined;
  readonly rows: readonly PlacedRow[];
}

function findOptions(
  parts: readonly ReadPart[],
  starts: readonly number[],
  notable: readonly number[],
): FoundTable | undefined {
  const at = notable.find((index) => parts[index]?.heads.some(isOptionsHead)) ?? -1;
  const head = parts[at]?.heads.find(isOptionsHead);
  if (head === undefined) return undefined;
  const columns = columnsOf(head);
  const rows = (parts[at] as ReadPart)
    .optionRows(columns, head)
    .map((row) => ({ row, part: at, start: starts[at] as number }));
  for (let index = at + 1; parts[index]?.part.state === 'table'; index += 1) {
    const start = starts[index] as number;
    for (const row of (parts[index] as ReadPart).optionRows(columns)) rows.push({ row, part: index, start });
  }
  const span = shifted(head.span, starts[at] as number);
  const last = rows.at(-1);
  return {
    span: last === undefined ? span : { start: span.start, end: last.row.span.end + last.start },
    lead: findLead(parts.slice(0, at + 1), starts, head),
    rows,
  };
}

/** All words of a blocker ID's shape, each with the kind of place that it stands in. */
function findBlockerWords(
  parts: readonly ReadPart[],
  starts: readonly number[],
  rows: readonly PlacedRow[],
  standing: StandingList | undefined,
): Spread<BlockerWord> {
  const required = new Map<number, (readonly RichText[])[]>();
  let isOfOption = false;
  for (const { row, part } of rows) {
    isOfOption ||= row.option !== undefined;
    if (!isOfOption) continue;
    const cells = required.get(part);
    if (cells === undefined) required.set(part, [row.cells]);
    else cells.push(row.cells);
  }
  const lists = parts.map((part, index) => {
    const cells = required.get(index);
    // Most parts are one row: its cells are the same list in the next version.
    return part.words(cells?.length === 1 ? cells[0] : cells?.flat(), standing?.entries.lists[index]);
  });
  return new Spread(lists, starts);
}

const spansIn = (
  parts: readonly ReadPart[],
  starts: readonly number[],
  notable: readonly number[],
  spansOf: (part: ReadPart) => readonly Span[],
): Span[] =>
  notable.flatMap((index) => spansOf(parts[index] as ReadPart).map((span) => shifted(span, starts[index] as number)));

function findMapLink(
  document: ParsedDocument,
  parts: readonly ReadPart[],
  notable: readonly number[],
): MapLink | undefined {
  const { starts } = document;
  const links = definitionsIn(document).flatMap(readMapLinks);
  const words: FoundMapLink[] = [];
  for (const index of notable) {
    const { mapLinks, mapWords } = parts[index] as ReadPart;
    for (const link of mapLinks) links.push(movedMapLink(link, starts[index] as number));
    for (const word of mapWords) words.push(movedMapLink(word, starts[index] as number));
  }
  return firstMapLink(links, words);
}

const inOrder = <T extends { readonly span: { readonly start: number } }>(items: readonly T[]): T[] =>
  items.toSorted((one, other) => one.span.start - other.span.start);
