import type { BlockerStatus } from '../blockerMap/model.ts';
import type { EarnedBlocker } from '../evaluate/earnedBlockers.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { StandingBlocker } from '../packet/model.ts';
import type { Located } from '../syntax/span.ts';

/** An entry of the packet's own list of blockers, with the map's. */
export interface Listed {
  readonly entry: StandingBlocker;
  readonly earned: EarnedBlocker;
}

/** The map's blocker that a word of the packet stands for, by the place of the word; `undefined` for one of no single blocker. */
export function blockersByPlace(evaluation: Evaluation): (word: Located<string>) => EarnedBlocker | undefined {
  const byPlace = places.get(evaluation) ?? indexByPlace(evaluation);
  places.set(evaluation, byPlace);
  return ({ span }) => byPlace.get(span.start);
}

/** Several rules ask, one after the other. */
const places = new WeakMap<Evaluation, ReadonlyMap<number, EarnedBlocker>>();

function indexByPlace({ references }: Evaluation): ReadonlyMap<number, EarnedBlocker> {
  const byPlace = new Map<number, EarnedBlocker>();
  for (const { word, lookup } of references) if (lookup.kind === 'known') byPlace.set(word.span.start, lookup.earned);
  return byPlace;
}

/** The entries of the packet's list that the map knows. */
export function listedBlockers(evaluation: Evaluation): Listed[] {
  const blockerAt = blockersByPlace(evaluation);
  return (evaluation.packet.standing?.entries.all ?? []).flatMap((entry) => {
    const earned = blockerAt(entry.id);
    return earned === undefined ? [] : [{ entry, earned }];
  });
}

/** The map's own word for a blocker. Whether the status is earned is said in the map, not again wherever it is repeated. */
export const statusOf = ({ blocker }: EarnedBlocker): BlockerStatus => blocker.status?.value ?? 'OPEN';
