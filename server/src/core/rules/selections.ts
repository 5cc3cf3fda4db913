import { selectedId } from '../evaluate/decision.ts';
import { holdOf } from '../evaluate/defaultOption.ts';
import type { EvaluatedOption, Evaluation } from '../evaluate/evaluation.ts';
import type { Selection } from '../packet/model.ts';

/** A place that selects an option, with the option that it names, if that is in the table. */
export interface Selected {
  readonly selection: Selection;
  /** The option's ID, as written where it names none. */
  readonly id: string;
  readonly option: EvaluatedOption | undefined;
}

/** Each place that selects an option. */
export function selectionsOf({ packet, options }: Evaluation): Selected[] {
  if (packet.selections.length === 0) return [];
  // Of two rows with one ID the first, which is never available.
  const byId = new Map(options.toReversed().map((option) => [option.read.option.id.value, option]));
  return packet.selections.map((selection) => {
    const id = selectedId(packet, selection);
    return { selection, id, option: byId.get(id) };
  });
}

/**
 * The places that select the one option that the packet would put in force instead of its default; none when it selects
 * several, none of the table, or is a draft or a record, so that further faults would only be noise.
 */
export function contestedSelections(evaluation: Evaluation): Selected[] {
  const { packet, decision } = evaluation;
  if (packet.status !== 'active' || decision.faults.has('multiple') || decision.faults.has('unknown')) return [];
  const fallback = fallbackOf(evaluation);
  return selectionsOf(evaluation).filter(({ id }) => id !== fallback);
}

/** The ID of the default, or of what would be the default if the packet declared it. */
export const fallbackOf = ({ packet, defaultState }: Evaluation): string | undefined =>
  defaultState.kind === 'usable' ? defaultState.option.option.id.value : holdOf(packet);
