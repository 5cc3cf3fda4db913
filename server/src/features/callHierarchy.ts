import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  Position,
  Range,
} from 'vscode-languageserver-protocol';
import type { Blocker } from '../core/blockerMap/model.ts';
import { normaliseStatement } from '../core/blockerMap/statement.ts';
import type { EvaluatedOption } from '../core/evaluate/evaluation.ts';
import { earnedOf, idOf, ownersOf, type Requirement, requiredOf } from '../core/evaluate/requirement.ts';
import type { MapFile, PacketFile, ProjectFile } from '../core/project.ts';
import { countOption } from '../core/summary/options.ts';
import { verdictOf } from '../core/summary/phrases.ts';
import type { Located, Span } from '../core/syntax/span.ts';
import type { Context } from './context.ts';
import { insideQuotes } from './places/mapPlaces.ts';
import { standingOfEntry } from './standing.ts';
import { SYMBOL_KINDS } from './symbolKinds.ts';
import { filesOf, type Mention, mentionAt, scopeOf, thingsOf } from './things.ts';

/**
 * What an item stands for, and what it brings back when it is asked on. The file is the packet of an option, and of
 * anything else what its names mean something in: the map, or the packet where there is none.
 */
interface Node {
  readonly kind: Mention['kind'];
  readonly file: string;
  readonly id: string;
}

/** One that requires another, and where it says so. */
interface Edge {
  readonly item: CallHierarchyItem;
  readonly fromRanges: CallHierarchyIncomingCall['fromRanges'];
}

/**
 * What stands at `position`, as the beginning of a hierarchy: an option calls what it requires, what it inherits
 * included; a blocker calls the blockers that it requires and the option that discharges it.
 */
export function prepareCallHierarchy(uri: string, position: Position, context: Context): CallHierarchyItem[] {
  const file = context.snapshot.files.get(uri)?.file;
  const mention = file && mentionAt(file, file.source.offsetAt(position));
  if (file === undefined || mention === undefined) return [];
  if (mention.kind === 'option') {
    return packetsAround(file, context).flatMap((packet) =>
      optionsOf(packet, mention.id).map((option) => optionItem(packet, option, [], context)),
    );
  }
  return thingsOf(mention, file).map(({ kind, scope, id }) => {
    const node = { kind, file: scope, id };
    return entryItem(node, undefined, context) ?? itemAt(file, mention.span, id, [NOT_THERE], node, context);
  });
}

/** Who requires what an item stands for: options, available or not, and blockers. */
export function incomingCalls({ data }: CallHierarchyItem, context: Context): CallHierarchyIncomingCall[] {
  if (!isNode(data)) return [];
  const edges = data.kind === 'option' ? dischargedBy(data, context) : requiring(data, context);
  return edges.map(({ item, fromRanges }) => ({ from: item, fromRanges }));
}

/** What it requires itself. */
export function outgoingCalls({ data }: CallHierarchyItem, context: Context): CallHierarchyOutgoingCall[] {
  if (!isNode(data)) return [];
  const file = context.snapshot.files.get(data.file)?.file;
  const edges =
    data.kind === 'option' && file?.kind === 'packet'
      ? optionsOf(file, data.id).flatMap((option) => requiredByOption(file, option, context))
      : data.kind === 'blocker' && file?.kind === 'blocker-map'
        ? blockersOf(file, data.id).flatMap((blocker) => requiredByBlocker(file, blocker, context))
        : [];
  return edges.map(({ item, fromRanges }) => ({ to: item, fromRanges }));
}

const NOT_THERE = 'nothing in the map tracks it';

const isNode = (data: unknown): data is Node =>
  typeof data === 'object' && data !== null && 'kind' in data && 'file' in data && 'id' in data;

/** The options that require a blocker, condition or grant, what they inherit included, and the blockers that do. */
function requiring(node: Node, context: Context): Edge[] {
  const scope = context.snapshot.files.get(node.file)?.file;
  if (scope === undefined) return [];
  const options = packetsAround(scope, context).flatMap((packet) =>
    packet.evaluation.options.flatMap((option): Edge[] => {
      const found = option.requirements.find((each) => isSame(nodeOf(each, packet), node));
      if (found === undefined) return [];
      const words = found.kind === 'blocker' ? [`needs it ${requiredOf(found)}`] : [];
      return [{ item: optionItem(packet, option, words, context), fromRanges: [packet.source.rangeOf(found.at)] }];
    }),
  );
  if (scope.kind !== 'blocker-map' || node.kind !== 'blocker') return options;
  return [...options, ...blockersThat('requires it', ({ requires }) => requires, node.id, scope, context)];
}

/** The blockers that carrying out an option discharges. */
function dischargedBy(node: Node, context: Context): Edge[] {
  const file = context.snapshot.files.get(node.file)?.file;
  const map = file && context.snapshot.files.get(scopeOf(file))?.file;
  if (map?.kind !== 'blocker-map') return [];
  return blockersThat('is discharged by it', (blocker) => blocker.dischargedBy ?? [], node.id, map, context);
}

function blockersThat(
  words: string,
  say: (blocker: Blocker) => Located<string> | readonly Located<string>[],
  id: string,
  map: MapFile,
  context: Context,
): Edge[] {
  return map.map.blockers.flatMap((blocker): Edge[] => {
    const places = [say(blocker)].flat().filter(({ value }) => value === id);
    const item = blocker.id && entryItem({ kind: 'blocker', file: map.uri, id: blocker.id.value }, words, context);
    return item === undefined || places.length === 0
      ? []
      : [{ item, fromRanges: places.map((place) => wordIn(map, place)) }];
  });
}

function requiredByOption(packet: PacketFile, option: EvaluatedOption, context: Context): Edge[] {
  return option.requirements.map((requirement) => {
    const node = nodeOf(requirement, packet);
    const entry = node && entryItem(node, undefined, context);
    const words = wordsOf(requirement, option);
    const item =
      entry === undefined
        ? itemAt(packet, requirement.at, idOf(requirement) ?? requirement.text.value, words, node, context)
        : { ...entry, detail: words.join(' · ') };
    return { item, fromRanges: [packet.source.rangeOf(requirement.at)] };
  });
}

/** How far a requirement has come, who can bring it about, and which option it is inherited from. */
function wordsOf(requirement: Requirement, { read }: EvaluatedOption): string[] {
  const { met, from } = requirement;
  const isTracked = requirement.kind !== 'unknown' && requirement.earned !== undefined;
  const state =
    requirement.kind === 'unknown'
      ? requirement.reason
      : isTracked
        ? `needs ${requiredOf(requirement)}, has earned ${earnedOf(requirement)}`
        : `needs ${requiredOf(requirement)}, ${NOT_THERE}`;
  const owners = met ? [] : ownersOf(requirement);
  return [
    `${met ? '✓' : '✗'} ${state}`,
    ...(owners.length === 0 ? [] : [owners.join(' or ')]),
    ...(from === read.option.id.value ? [] : [`from ${from}`]),
  ];
}

function requiredByBlocker(map: MapFile, { requires, dischargedBy: option }: Blocker, context: Context): Edge[] {
  const blockers = requires
    .filter(({ value }, index) => requires.findIndex((each) => each.value === value) === index)
    .map(({ value: id, span }): Edge => {
      const node: Node = { kind: 'blocker', file: map.uri, id };
      const item =
        entryItem(node, 'must be RESOLVED', context) ?? itemAt(map, insideQuotes(span), id, [NOT_THERE], node, context);
      return { item, fromRanges: requires.filter(({ value }) => value === id).map((place) => wordIn(map, place)) };
    });
  const options =
    option === undefined
      ? []
      : packetsAround(map, context).flatMap((packet) =>
          optionsOf(packet, option.value).map((each) => ({
            item: optionItem(packet, each, ['discharges it'], context),
            fromRanges: [wordIn(map, option)],
          })),
        );
  return [...blockers, ...options];
}

const wordIn = ({ source }: MapFile, { span }: Located<string>): Range => source.rangeOf(insideQuotes(span));

/** What a requirement is about; `undefined` for what cannot be met as it is written. */
function nodeOf(requirement: Requirement, packet: PacketFile): Node | undefined {
  if (requirement.kind === 'unknown') return undefined;
  const id = idOf(requirement) ?? normaliseStatement(requirement.text.value);
  return { kind: requirement.kind, file: scopeOf(packet), id };
}

const isSame = (one: Node | undefined, other: Node): boolean =>
  one?.kind === other.kind && one.file === other.file && one.id === other.id;

/** The packet itself, or the packets of a map but those that are mere records. */
function packetsAround(file: ProjectFile, { snapshot }: Context): readonly PacketFile[] {
  if (file.kind === 'packet') return [file];
  return filesOf(scopeOf(file), snapshot)
    .filter((each) => each.kind === 'packet')
    .filter(({ evaluation }) => evaluation.packet.status !== 'superseded');
}

const optionsOf = ({ evaluation }: PacketFile, id: string): readonly EvaluatedOption[] =>
  evaluation.options.filter(({ read }) => read.option.id.value === id);

const blockersOf = ({ map }: MapFile, wanted: string): readonly Blocker[] =>
  map.blockers.filter(({ id }) => id?.value === wanted);

function optionItem(
  packet: PacketFile,
  option: EvaluatedOption,
  words: readonly string[],
  context: Context,
): CallHierarchyItem {
  const { id, span } = option.read.option;
  return {
    name: id.value,
    kind: SYMBOL_KINDS.option,
    detail: [...words, verdictOf(countOption(option))].join(' · '),
    uri: context.clientUri(packet.uri),
    range: packet.source.rangeOf(span),
    selectionRange: packet.source.rangeOf(id.span),
    data: { kind: 'option', file: packet.uri, id: id.value } satisfies Node,
  };
}

/** The map's entry of what `node` stands for; `undefined` where the map has none. */
function entryItem(node: Node, words: string | undefined, context: Context): CallHierarchyItem | undefined {
  const file = context.snapshot.files.get(node.file)?.file;
  if (file?.kind !== 'blocker-map') return undefined;
  const { blockers, conditions, grants } = file.map;
  const entries = { blocker: blockers, condition: conditions, grant: grants, option: [] }[node.kind];
  const index = entries.findIndex(({ id }) => id?.value === node.id);
  const entry = entries[index];
  if (entry?.id === undefined) return undefined;
  const blocker = node.kind === 'blocker' ? blockers[index] : undefined;
  const standing = blocker
    ? standingOfEntry(blocker, file.earned?.blockers[index]?.level)
    : (entry.status?.value ?? 'no status');
  return {
    name: node.id,
    kind: SYMBOL_KINDS[node.kind],
    detail: [words, standing].filter((each) => each !== undefined).join(' · '),
    uri: context.clientUri(file.uri),
    range: file.source.rangeOf(entry.span),
    selectionRange: wordIn(file, entry.id),
    data: node,
  };
}

/** What no entry tells of, where it is asked for. */
function itemAt(
  file: ProjectFile,
  place: Span,
  name: string,
  words: readonly string[],
  node: Node | undefined,
  context: Context,
): CallHierarchyItem {
  const range = file.source.rangeOf(place);
  return {
    // Clients show a line for each item, and a name there has to be.
    name: name.trim() === '' ? '—' : name,
    kind: SYMBOL_KINDS[node?.kind ?? 'condition'],
    detail: words.join(' · '),
    uri: context.clientUri(file.uri),
    range,
    selectionRange: range,
    ...(node !== undefined && { data: node }),
  };
}
