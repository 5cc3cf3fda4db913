import { type ParsedDocument, parseDocument, readDocument } from '../../syntax/markdown/document.ts';
import { mapLinkOf } from '../mapLink.ts';
import type { NonSelection, Packet } from '../model.ts';
import { findBlockerWords } from './blockerWords.ts';
import { readChoosers, readDecidedOn, readDeciders, readDefaults, readSelections, readStatus } from './decision.ts';
import { readFrontMatterValues } from './frontMatterValues.ts';
import { readLabel } from './labels.ts';
import { defaultInLead, findLead } from './lead.ts';
import { linesOf } from './lines.ts';
import { findMapLink } from './mapLink.ts';
import { noneResolvedIn, nonSelectionsIn } from './nonSelection.ts';
import { isOptionsTable, readOptionsTable } from './optionsTable.ts';
import { readRecommendation } from './recommendation.ts';
import { readStandingList } from './standingList.ts';
import { findTitle } from './title.ts';

/** Reads a packet written in Markdown. Any text is a packet: what it lacks is for the rules to say. */
export const readMarkdownPacket = (source: string): Packet => readPacketIn(parseDocument(source));

/** Reads a packet from what was parsed of its text. */
export function readPacketIn(document: ParsedDocument): Packet {
  const { frontMatter, blocks, definitions, comments, ...markdown } = readDocument(document);
  const values = readFrontMatterValues(frontMatter);
  const lines = linesOf(blocks);
  const labels = lines.flatMap((line) => readLabel(line) ?? []);
  const tableAt = blocks.findIndex(isOptionsTable);
  const table = blocks[tableAt];
  const rows = table?.kind === 'table' ? readOptionsTable(table) : { options: [], defaults: [], selections: [] };
  const lead = table && findLead(blocks.slice(0, tableAt));
  const ids = new Set(rows.options.map((option) => option.id.value));
  const isOption = (id: string) => ids.has(id);
  const title = findTitle(lines);
  const standing = readStandingList(lines);
  const chosen = readSelections(labels, values, isOption);
  const texts = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
  const frontMatterLink = values.words('blocker-map')[0];
  const problems = [...(frontMatter?.problems ?? []), ...values.disguised, ...markdown.problems];
  return {
    format: 'markdown',
    title: title?.title ?? values.values('packet')[0],
    date: values.values('date')[0] ?? title?.date,
    lane: values.values('lane')[0],
    status: readStatus(values, lines),
    statusSpan:
      values.values('status')[0]?.span ?? labels.find(({ label }) => label === 'superseded-by')?.line.text.span,
    options: rows.options,
    optionsSpan: table?.span,
    optionsLead: lead && { value: lead.text, span: lead.span },
    defaults: [...readDefaults(lines, values, isOption), ...defaultInLead(lead), ...rows.defaults],
    selections: inOrder([...chosen.selections, ...rows.selections]),
    nonSelections: [
      ...chosen.nonSelections,
      ...texts.flatMap(nonSelectionsIn).map((span): NonSelection => ({ span, form: 'sentence' })),
    ],
    ...readChoosers(lead, values),
    deciders: readDeciders(labels, values),
    decidedOn: readDecidedOn(labels, values),
    mapLink: frontMatterLink === undefined ? findMapLink(blocks, definitions) : mapLinkOf(frontMatterLink),
    standing,
    noneResolved: texts.flatMap(noneResolvedIn),
    recommendation: readRecommendation(lines, isOption),
    blockerWords: findBlockerWords(blocks, rows.options, standing),
    swallowedLines: blocks.flatMap((block) => (block.kind === 'text' && block.swallowed ? [block.span] : [])),
    broken: problems.length > 0 || (frontMatter?.duplicateKeys.length ?? 0) > 0,
    problems,
    duplicateKeys: frontMatter?.duplicateKeys ?? [],
    comments,
    schemaProblems: values.problems,
  };
}

const inOrder = <T extends { readonly span: { readonly start: number } }>(items: readonly T[]): T[] =>
  items.toSorted((one, other) => one.span.start - other.span.start);
