import type { Blocker } from '../core/blockerMap/model.ts';
import { claimedLevel } from '../core/evaluate/earnedBlockers.ts';
import type { Level } from '../core/packet/level.ts';

/** How a blocker stands, in a word, or two where it has not earned what it claims. `earned` is its level. */
export function standingOfEntry(blocker: Blocker, earned: Level | undefined): string {
  const claim = blocker.status?.value ?? 'no status';
  return earned === undefined || earned === claimedLevel(blocker) ? claim : `${earned}, claims ${claim}`;
}
