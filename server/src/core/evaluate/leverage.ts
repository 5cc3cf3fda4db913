import type { EarnedBlocker } from './earnedBlockers.ts';
import type { Evaluation } from './evaluation.ts';
import { earnedMapOf } from './mapState.ts';

/** What depends on a blocker. Options are IDs, in the order of the table. */
export interface Leverage {
  readonly earned: EarnedBlocker;
  /** The non-default options that require it above its earned level, inherited requirements included. */
  readonly gates: readonly string[];
  /** Those of them that would become available if it alone reached the level that they require. */
  readonly unlocks: readonly string[];
  /** By the number of gates, then of unlocks; equal figures share a rank, as in sports: 1, 2, 2, 4. */
  readonly rank: number;
}

/** The leverage of every blocker of the packet's map, in the map's order; none without a usable map. */
export function leverageOf(evaluation: Evaluation): Leverage[] {
  const blockers = earnedMapOf(evaluation.map)?.blockers ?? [];
  const gates = new Map<EarnedBlocker, string[]>();
  const unlocks = new Map<EarnedBlocker, string[]>();
  for (const option of evaluation.options) {
    if (option.isDefault || option.available) continue;
    const id = option.read.option.id.value;
    const { requirements, unmet } = option.demands;
    for (const requirement of requirements) {
      if (requirement.met || requirement.kind !== 'blocker' || requirement.earned === undefined) continue;
      add(gates, requirement.earned, id);
      if (unmet === 1) add(unlocks, requirement.earned, id);
    }
  }
  const figures = blockers.map((earned) => ({
    earned,
    gates: gates.get(earned) ?? [],
    unlocks: unlocks.get(earned) ?? [],
  }));
  const ranked = figures.toSorted(byLeverage);
  const ranks = new Map<EarnedBlocker, number>();
  let rank = 1;
  for (const [index, figure] of ranked.entries()) {
    if (index > 0 && byLeverage(ranked[index - 1] as typeof figure, figure) !== 0) rank = index + 1;
    ranks.set(figure.earned, rank);
  }
  return figures.map((figure) => ({ ...figure, rank: ranks.get(figure.earned) ?? 1 }));
}

type Figure = Pick<Leverage, 'gates' | 'unlocks'>;

const byLeverage = (one: Figure, other: Figure): number =>
  other.gates.length - one.gates.length || other.unlocks.length - one.unlocks.length;

function add<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
