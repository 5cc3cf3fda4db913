import type { BlockerStatus } from '../blockerMap/model.ts';
import type { EarnedBlocker } from '../evaluate/earnedBlockers.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { StandingBlocker } from '../packet/model.ts';

/** An entry of the packet's own list of blockers, with the map's. */
export interface Listed {
  readonly entry: StandingBlocker;
  readonly earned: EarnedBlocker;
}

/** The entries of the packet's list that the map knows. */
export function listedBlockers({ packet, references }: Evaluation): Listed[] {
  const byPlace = new Map(references.map(({ word, lookup }) => [word.span.start, lookup]));
  return (packet.standing?.entries ?? []).flatMap((entry) => {
    const lookup = byPlace.get(entry.id.span.start);
    return lookup?.kind === 'known' ? [{ entry, earned: lookup.earned }] : [];
  });
}

/** What may rightly be said of a blocker: WAIVED while the waiver holds, else the level that it has earned. */
export const statusOf = ({ blocker, level }: EarnedBlocker): BlockerStatus =>
  blocker.status?.value === 'WAIVED' && level === 'RESOLVED' ? 'WAIVED' : level;
