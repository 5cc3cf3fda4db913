import { unmask, wordsOf } from '../packet/words.ts';
import type { MapFile, PacketFile } from '../project.ts';
import type { Located, Span } from '../syntax/span.ts';
import { isRecord } from './packets.ts';

/** A text that is read exactly and must therefore be what a reader takes it for. */
export interface SeenText {
  /** What it is: `the ID`, `the selection`. */
  readonly what: string;
  readonly value: string;
  readonly span: Span;
}

/** The IDs, roles, statuses and references of a map. */
export function seenInMap({ map, earned, source }: MapFile): SeenText[] {
  if (earned === undefined) return [];
  const seen: SeenText[] = [];
  const note = (what: string, value: Located<string> | undefined): void => {
    if (value !== undefined) seen.push({ what, value: value.value, span: value.span });
  };
  note('the lane', map.lane);
  for (const entry of [...map.blockers, ...map.conditions, ...map.grants]) {
    note('the ID', entry.id);
    for (const owner of entry.owners) note('the role', owner);
  }
  for (const { requires, dischargedBy, resolvedBy, waiver } of map.blockers) {
    for (const id of requires) note('the ID', id);
    note('the option', dischargedBy);
    note('the role', resolvedBy);
    note('the role', waiver?.by);
  }
  for (const { statement } of map.conditions) note('the statement', statement);
  for (const { evidence } of [...map.blockers, ...map.conditions]) {
    for (const { recordedBy } of evidence) note('the role', recordedBy);
  }
  for (const { grantedBy, reference } of map.grants) {
    note('the role', grantedBy);
    note('the reference', reference);
  }
  // A status that is none of the words is not in the model.
  for (const { path, span } of map.schemaProblems) {
    if (path.at(-1) === 'status')
      seen.push({ what: 'the status', value: source.slice(span).replace(/^"|"$/g, ''), span });
  }
  return seen;
}

/** The options, selections, roles and preconditions of a packet, and the known IDs in its text. */
export function seenInPacket({ evaluation, source }: PacketFile): SeenText[] {
  const { packet } = evaluation;
  if (isRecord(packet)) return [];
  const seen: SeenText[] = [];
  const note = (what: string, value: Located<string>): void => {
    seen.push({ what, value: value.value, span: value.span });
  };
  for (const { option } of packet.selections) note('the selection', option);
  for (const { option } of packet.defaults) note('the default', option);
  for (const decider of packet.deciders) note('the role', decider);
  for (const chooser of packet.choosers) note('the role', chooser);
  if (packet.statusSpan !== undefined) {
    seen.push({ what: 'the status', value: source.slice(packet.statusSpan), span: packet.statusSpan });
  }
  for (const { read } of evaluation.options) {
    note('the ID', read.option.id);
    for (const statement of read.statements) {
      if (statement.kind === 'unknown' && statement.cause === 'disguised') note('the ID', statement.text);
      if (statement.kind === 'grant') note('the grant', statement.name);
      if (statement.kind === 'condition') note('the condition', statement.text);
    }
  }
  return [...seen, ...knownIdsIn({ evaluation, source })];
}

/** The words of the text that a reader takes for an ID of the packet or its map. */
function knownIdsIn({ evaluation, source }: Pick<PacketFile, 'evaluation' | 'source'>): SeenText[] {
  const { map, packet } = evaluation;
  const known = new Set(packet.options.map(({ id }) => id.value));
  if (map.kind === 'read') {
    for (const { blocker } of map.earned.blockers) known.add(blocker.id?.value ?? '');
    for (const { grant } of map.earned.grants) known.add(grant.id?.value ?? '');
  }
  return wordsOf(source.text)
    .filter((word) => word.disguised && known.has(unmask(word.text)))
    .map(({ text, at }) => ({ what: 'the ID', value: text, span: { start: at, end: at + text.length } }));
}
