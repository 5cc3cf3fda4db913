import type { BlockerDoubt, EarnedBlocker } from '../evaluate/earnedBlockers.ts';
import type { EarnedMap } from '../evaluate/earnedMap.ts';
import type { MapToCheck } from './entries.ts';

/** An entry in a blocker's `requires` that something speaks against. */
export interface DoubtedDependency {
  readonly earned: EarnedBlocker;
  readonly doubt: BlockerDoubt;
  /** The ID that stands there. */
  readonly id: string;
  /** The blocker with this ID, if the map has it. */
  readonly required: EarnedBlocker | undefined;
}

/** Every entry in a `requires` list against which a doubt of this kind speaks, whatever the blocker's status claims. */
export function doubtedDependencies(
  { earned: map, entries }: MapToCheck,
  kind: 'dependency-unknown' | 'dependency-cycle' | 'dependency-unmet',
): DoubtedDependency[] {
  return entries.blockers.flatMap((earned) => {
    const doubts = earned.dependencyDoubts.filter((doubt) => doubt.kind === kind);
    if (doubts.length === 0) return [];
    const ids = new Map(earned.blocker.requires.map(({ span, value }) => [span, value]));
    return doubts.map((doubt) => {
      const id = ids.get(doubt.span) ?? '';
      return { earned, doubt, id, required: map && exactly(map, id) };
    });
  });
}

/** The blocker with this very ID: in a map, IDs stand in full. */
export function exactly(map: EarnedMap, id: string): EarnedBlocker | undefined {
  const found = map.lookup(id);
  return found.kind === 'known' && !found.isShort ? found.earned : undefined;
}
