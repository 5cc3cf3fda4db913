import type { Blocker, Condition, Grant } from '../blockerMap/model.ts';
import { undisguised } from '../packet/disguise.ts';
import { wordsOf } from '../packet/words.ts';
import type { PacketFile } from '../project.ts';
import { isPlain } from '../syntax/seen.ts';
import { type Located, type Span, shifted } from '../syntax/span.ts';
import type { MapToCheck } from './entries.ts';
import { isRecord } from './packets.ts';

/** A text that is read exactly and must therefore be what a reader takes it for. */
export interface SeenText {
  /** What it is: `the ID`, `the selection`. */
  readonly what: string;
  readonly value: string;
  readonly span: Span;
  /** Whether a fix may write what a reader sees: where a claim or a selection would begin to count, only a person may. */
  readonly replaceable: boolean;
}

/** The IDs, roles, statuses and references of a map. */
export function seenInMap({ source, entries }: MapToCheck): SeenText[] {
  // Only an escape puts a character into a value that does not stand in the text.
  const mayHide = ({ span }: Blocker | Condition | Grant): boolean => {
    const text = source.slice(span);
    return !isPlain(text) || text.includes('\\u');
  };
  const blockers = entries.blockers.map(({ blocker }) => blocker).filter(mayHide);
  const conditions = entries.conditions.map(({ condition }) => condition).filter(mayHide);
  const grants = entries.grants.map(({ grant }) => grant).filter(mayHide);
  const seen: SeenText[] = [];
  const note = (what: string, value: Located<string> | undefined, replaceable: boolean): void => {
    if (value !== undefined) seen.push({ what, value: value.value, span: value.span, replaceable });
  };
  note('the lane', entries.lane, true);
  for (const entry of [...blockers, ...conditions, ...grants]) {
    note('the ID', entry.id, claimsNothing(entry));
    for (const owner of entry.owners) note('the role', owner, claimsNothing(entry));
  }
  for (const blocker of blockers) {
    const { requires, dischargedBy, resolvedBy, waiver } = blocker;
    for (const id of requires) note('the ID', id, claimsNothing(blocker));
    note('the option', dischargedBy, true);
    note('the role', resolvedBy, claimsNothing(blocker));
    note('the role', waiver?.by, claimsNothing(blocker));
  }
  for (const condition of conditions) note('the statement', condition.statement, claimsNothing(condition));
  for (const entry of [...blockers, ...conditions]) {
    for (const { recordedBy } of entry.evidence) note('the role', recordedBy, claimsNothing(entry));
  }
  for (const grant of grants) {
    note('the role', grant.grantedBy, claimsNothing(grant));
    note('the reference', grant.reference, claimsNothing(grant));
  }
  // A status that is none of the words is not in the model.
  for (const entry of [...blockers, ...conditions, ...grants]) {
    const problem = entry.faults.find(({ path }) => path.length === 3 && path[2] === 'status');
    if (problem === undefined) continue;
    const { span } = problem;
    seen.push({ what: 'the status', value: source.slice(span).replace(/^"|"$/g, ''), span, replaceable: false });
  }
  return seen;
}

const claimsNothing = ({ status }: Blocker | Condition | Grant): boolean =>
  status === undefined || LOWEST.has(status.value);

const LOWEST: ReadonlySet<string> = new Set(['OPEN', 'UNMET', 'NOT_GRANTED', 'REVOKED']);

/** The options, selections, roles and preconditions of a packet, and the known IDs in its text, without those that are plain. */
export function seenInPacket({ evaluation, source }: PacketFile): SeenText[] {
  const { packet } = evaluation;
  if (isRecord(packet)) return [];
  const seen: SeenText[] = [];
  const note = (what: string, { value, span }: Located<string>, start = 0, replaceable = true): void => {
    if (!isPlain(value)) seen.push({ what, value, span: shifted(span, start), replaceable });
  };
  for (const { option } of packet.selections) note('the selection', option, 0, false);
  for (const { option } of packet.defaults) note('the default', option);
  for (const decider of packet.deciders) note('the role', decider, 0, false);
  for (const chooser of packet.choosers) note('the role', chooser, 0, false);
  if (packet.statusSpan !== undefined) {
    const { statusSpan: span } = packet;
    seen.push({ what: 'the status', value: source.slice(span), span, replaceable: false });
  }
  for (const { read } of evaluation.options) {
    note('the ID', read.option.id);
    for (const statement of read.others) {
      if (statement.kind === 'unknown' && statement.cause === 'disguised') note('the word', statement.text, read.start);
      if (statement.kind === 'grant') note('the grant', statement.name, read.start);
      if (statement.kind === 'condition') note('the condition', statement.text, read.start);
    }
  }
  return [...seen, ...knownIdsIn({ evaluation, source })];
}

/** The words of the text that a reader takes for an ID of the packet or its map. */
function knownIdsIn({ evaluation, source }: Pick<PacketFile, 'evaluation' | 'source'>): SeenText[] {
  const { map, packet } = evaluation;
  if (packet.isPlain) return [];
  const known = new Set(packet.options.map(({ id }) => id.value));
  if (map.kind === 'read') {
    for (const { blocker } of map.earned.blockers) known.add(blocker.id?.value ?? '');
    for (const { grant } of map.earned.grants) known.add(grant.id?.value ?? '');
  }
  return wordsOf(source.text)
    .filter((word) => word.disguised && known.has(undisguised(word.text)))
    .map(({ text, at }) => ({
      what: 'the ID',
      value: text,
      span: { start: at, end: at + text.length },
      replaceable: true,
    }));
}
