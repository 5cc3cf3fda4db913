import type { Packet, Selection } from '../packet/model.ts';
import { doubtOfPastDay } from './dates.ts';
import { type DefaultState, resolveOptionId } from './defaultOption.ts';
import { lackOf } from './due.ts';
import type { EvaluatedOption } from './evaluation.ts';

/** Why the option in force is in force; the first that holds, in this order. */
export const DECISION_REASONS = [
  'no-default',
  'superseded',
  'draft',
  'multiple',
  'unknown',
  'blocked',
  'unattributed',
  'unauthorised',
  'contradicted',
  'selected',
  'nothing-selected',
] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number];

/** The outcome of a packet. */
export interface Decision {
  /** The ID of the option in force; `undefined` where there is no usable default. */
  readonly inForce: string | undefined;
  readonly reason: DecisionReason;
  /** The selected options, each once, in the order of the text; what names none is as written. */
  readonly selected: readonly string[];
  /** What speaks against the selection being in force, whatever `reason` comes first. */
  readonly faults: ReadonlySet<DecisionReason>;
}

/** Decides which option is in force, as `docs/semantics.md` says under "The decision in force". */
export function decide(
  packet: Packet,
  options: readonly EvaluatedOption[],
  state: DefaultState,
  today: string,
): Decision {
  const selected = [...new Set(packet.selections.map((selection) => selectedId(packet, selection)))];
  const fallback = state.kind === 'usable' ? state.option.option.id.value : undefined;
  const faults = findFaults(packet, options, fallback, selected, today);
  const reason =
    DECISION_REASONS.find((each) => faults.has(each)) ?? (selected.length > 0 ? 'selected' : 'nothing-selected');
  return { inForce: reason === 'selected' ? selected[0] : fallback, reason, selected, faults };
}

/** The ID of the option that a selection names, as written when it names none. */
export const selectedId = (packet: Packet, { option }: Selection): string => resolveOptionId(packet, option.value);

function findFaults(
  packet: Packet,
  options: readonly EvaluatedOption[],
  fallback: string | undefined,
  selected: readonly string[],
  today: string,
): ReadonlySet<DecisionReason> {
  const faults = new Set<DecisionReason>();
  if (fallback === undefined) faults.add('no-default');
  if (packet.status === 'superseded') faults.add('superseded');
  const isMore = selected.some((id) => id !== fallback);
  if (!isMore) return faults;
  if (packet.status === 'draft') faults.add('draft');
  if (selected.length > 1) faults.add('multiple');
  const isSelected = new Set(selected);
  const rows = options.filter(({ read }) => isSelected.has(read.option.id.value));
  const known = new Set(
    rows.flatMap(({ read }) => (read.isDuplicate || !read.hasValidId ? [] : [read.option.id.value])),
  );
  if (selected.some((id) => !known.has(id))) faults.add('unknown');
  if (selected.length === 1 && !faults.has('unknown') && !rows.every((row) => row.available)) faults.add('blocked');
  if (!isAttributed(packet, today)) faults.add('unattributed');
  const choosers = new Set(packet.choosers.map(({ value }) => value));
  if (!packet.deciders.every(({ value }) => choosers.has(value))) {
    faults.add('unauthorised');
  }
  if (packet.nonSelections.length > 0) faults.add('contradicted');
  return faults;
}

/** Who decided and when must both be said, and every date that is said must be a day that has come. */
function isAttributed({ deciders, decidedOn }: Packet, today: string): boolean {
  if (deciders.length === 0 || deciders.some((decider) => lackOf('', decider) !== undefined)) return false;
  return decidedOn.length > 0 && decidedOn.every(({ value }) => doubtOfPastDay(value, today) === undefined);
}
