import { parseJson } from '../../syntax/json/parse.ts';
import { propertyOf } from '../../syntax/json/place.ts';
import type { JsonDocument, JsonNode, JsonObject } from '../../syntax/json/tree.ts';
import { isPlain } from '../../syntax/seen.ts';
import type { Located, Span } from '../../syntax/span.ts';
import { mapLinkOf } from '../mapLink.ts';
import {
  type BlockerWord,
  type NonSelection,
  type Option,
  PACKET_STATUSES,
  type Packet,
  type Recommendation,
  type Selection,
} from '../model.ts';
import { Spread } from '../spread.ts';
import { tooMany } from '../tooMany.ts';
import { furthest, type SaidStatus, statusSeenIn } from '../unknownStatus.ts';
import { isGiven, isNoneLike, isPlaceholder } from '../values.ts';
import { isBlockerId } from '../words.ts';
import { insideOf, wordAt, wordsAt } from './fields.ts';
import { findPacketProblems } from './problems.ts';
import { readPreconditions } from './statements.ts';

/** Reads a packet written in JSON with comments. A broken one has no options and no default. Never throws. */
export function readJsonPacket(source: string): Packet {
  const document = parseJson(source);
  const { schemaProblems, disguises } = findPacketProblems(document, source);
  const root = document.root?.type === 'object' ? document.root : undefined;
  const listed = isBroken(document) || disguises.length > 0 ? undefined : readOptions(root);
  const excess = listed && tooMany(listed);
  const broken = listed === undefined || excess !== undefined;
  const options = broken ? [] : listed;
  const status = readStatus(root);
  const defaultOption = wordAt(root, 'default');
  const recommendation = readRecommendation(root);
  const mapPath = wordAt(root, 'blockerMap');
  // One text is not the list that is due: nobody may choose.
  const choosers = propertyOf(root, 'choosers')?.value?.type === 'array' ? wordsAt(root, 'choosers') : [];
  const list = propertyOf(root, 'options');
  return {
    format: 'json',
    title: wordAt(root, 'title') ?? wordAt(root, 'packet'),
    date: wordAt(root, 'date'),
    lane: wordAt(root, 'lane'),
    status: status?.status ?? 'active',
    statusSpan: status?.span,
    options,
    optionsSpan: list?.value?.span,
    optionsLead: list && { value: 'options', span: list.key.span },
    defaults: defaultOption === undefined || broken ? [] : [{ option: defaultOption, form: 'property' }],
    ...readSelected(root),
    choosers: choosers.filter((role) => isGiven(role.value)),
    openChoosers: choosers.filter((role) => isPlaceholder(role.value)),
    deciders: readAttribution(root, 'decidedBy'),
    decidedOn: readAttribution(root, 'decidedOn'),
    mapLink: mapPath && mapLinkOf(mapPath),
    standing: undefined,
    noneResolved: [],
    recommendation,
    blockerWords: Spread.of(blockerWordsOf(options, recommendation)),
    swallowedLines: [],
    isPlain: isPlain(source),
    broken,
    unread: broken,
    problems: [...document.problems, ...disguises, ...(excess === undefined ? [] : [excess])],
    duplicateKeys: document.duplicateKeys,
    comments: document.comments,
    schemaProblems,
  };
}

/** Whether nobody knows what the packet says: its syntax, a duplicate key, or a version that is not known. */
function isBroken({ root, problems, duplicateKeys }: JsonDocument): boolean {
  if (problems.length > 0 || duplicateKeys.length > 0) return true;
  const version = propertyOf(root, 'version')?.value;
  return version?.type !== 'number' || version.value !== 1;
}

/**
 * A status that is no word at all is as little known as a misspelt one. What a reader takes for a status, or for the
 * name of what took the packet's place, can only take it further out of force.
 */
const readStatus = (root: JsonObject | undefined): SaidStatus | undefined =>
  furthest(
    (root?.properties ?? []).flatMap(({ key, value, span }): SaidStatus[] => {
      const isIt = key.value === 'status';
      const word = textOf(value);
      const known = isIt ? (PACKET_STATUSES.find((each) => each === word) ?? 'draft') : undefined;
      const status = known ?? (value?.type === 'null' ? undefined : statusSeenIn(key.value, word));
      if (status === undefined) return [];
      return [{ status, span: isIt && value?.type === 'string' ? insideOf(value) : span }];
    }),
  );

const textOf = (value: JsonNode | undefined): string | undefined =>
  value === undefined || value.type === 'string' ? value?.value : describeValue(value);

function readOptions(root: JsonObject | undefined): Option[] {
  const list = propertyOf(root, 'options')?.value;
  const items = list?.type === 'array' ? list.items : [];
  return items.map((item, index) => ({
    index,
    isVeiled: false,
    id: wordAt(item, 'id') ?? { value: '', span: { start: item.span.start, end: item.span.start + 1 } },
    span: item.span,
    notes: [],
    authorizes: wordAt(item, 'authorizes'),
    preconditions: readPreconditions(item),
  }));
}

/** `selected` names an option; `null`, `none` and an empty text select nothing, anything else is no option at all. */
function readSelected(root: JsonObject | undefined): { selections: Selection[]; nonSelections: NonSelection[] } {
  const property = propertyOf(root, 'selected');
  const value = property?.value;
  if (property === undefined || value === undefined || value.type === 'null')
    return { selections: [], nonSelections: [] };
  const { span } = property;
  const words = wordsAt(root, 'selected').filter((word) => word.value.trim() !== '' && !isNoneLike(word.value));
  const isStrange = value.type !== 'string';
  const named = isStrange ? [{ value: describeValue(value), span: value.span }] : words;
  return { selections: named.map((option): Selection => ({ option, form: 'property', span })), nonSelections: [] };
}

/** What a list holds beside texts is there, and is no role and no day. */
function readAttribution(root: JsonObject | undefined, name: 'decidedBy' | 'decidedOn'): Located<string>[] {
  const value = propertyOf(root, name)?.value;
  const strange = value?.type === 'array' ? value.items.filter((item) => item.type !== 'string') : [];
  return [...wordsAt(root, name), ...strange.map((item) => ({ value: describeValue(item), span: item.span }))];
}

const describeValue = (node: JsonNode): string =>
  node.type === 'number' || node.type === 'boolean' ? String(node.value) : node.type;

function readRecommendation(root: JsonObject | undefined): Recommendation | undefined {
  const property = propertyOf(root, 'recommendation');
  if (property?.value?.type !== 'object') return undefined;
  return {
    lead: property.key.span,
    option: wordAt(property.value, 'option'),
    discharges: wordsAt(property.value, 'discharges'),
    leverage: undefined,
  };
}

function blockerWordsOf(options: readonly Option[], recommendation: Recommendation | undefined): BlockerWord[] {
  const required = options.flatMap(({ preconditions }) =>
    preconditions.kind === 'statements'
      ? preconditions.statements.flatMap((each) => (each.kind === 'blocker' ? [each.reference] : []))
      : [],
  );
  return [
    ...required.map((word): BlockerWord => ({ ...word, place: 'precondition' })),
    ...(recommendation?.discharges ?? [])
      .filter((word) => isBlockerId(word.value))
      .map((word): BlockerWord => ({ ...word, place: 'prose' })),
  ].toSorted(byStart);
}

const byStart = (one: Located<string>, other: Located<string>): number => startOf(one.span) - startOf(other.span);
const startOf = (span: Span): number => span.start;
