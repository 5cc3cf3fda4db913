import { claimedLevel, type EarnedBlocker } from '../evaluate/earnedBlockers.ts';
import type { EarnedMap } from '../evaluate/earnedMap.ts';
import { dependenciesFirst } from '../evaluate/graph.ts';
import type { Requirement } from '../evaluate/requirement.ts';
import { higher, type Level, reaches } from '../packet/level.ts';

/** A blocker that has to come further, and how far. */
export interface Goal {
  readonly earned: EarnedBlocker;
  readonly from: Level;
  readonly to: Level;
  /** The blockers that cannot be RESOLVED before this one is. */
  readonly neededBy: readonly EarnedBlocker[];
  /** Why it cannot come there as the map is written: sentences. */
  readonly obstacles: readonly string[];
}

/**
 * The blockers that `unmet` asks for and those that these require, to any depth, each behind what it requires. Only
 * what comes to RESOLVED or further needs what it requires. What then follows by itself is left out.
 */
export function blockerGoals(unmet: readonly Requirement[], map: EarnedMap | undefined): readonly Goal[] {
  if (map === undefined) return [];
  const byId = new Map(map.blockers.map((earned) => [earned.blocker.id?.value, earned]));
  const requiredBy = ({ blocker }: EarnedBlocker): readonly EarnedBlocker[] =>
    blocker.requires.flatMap(({ value }) => byId.get(value) ?? []);
  const levels = new Map<EarnedBlocker, Level>();
  const neededBy = new Map<EarnedBlocker, EarnedBlocker[]>();
  const pending: EarnedBlocker[] = [];
  const aim = (earned: EarnedBlocker, level: Level): void => {
    const known = levels.get(earned);
    if (reaches(known ?? earned.level, level)) return;
    levels.set(earned, higher(known ?? 'OPEN', level));
    pending.push(earned);
  };
  for (const requirement of unmet) {
    if (requirement.kind === 'blocker' && requirement.earned !== undefined) {
      aim(requirement.earned, requirement.required);
    }
  }
  const followed = new Set<EarnedBlocker>();
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    if (followed.has(next) || !reaches(levels.get(next) ?? 'OPEN', 'RESOLVED')) continue;
    followed.add(next);
    for (const other of requiredBy(next)) {
      if (reaches(other.level, 'RESOLVED')) continue;
      neededBy.set(other, [...(neededBy.get(other) ?? []), next]);
      aim(other, 'RESOLVED');
    }
  }
  const needed = (earned: EarnedBlocker): readonly EarnedBlocker[] =>
    requiredBy(earned).filter((other) => levels.has(other));
  return dependenciesFirst([...levels.keys()], needed).flatMap((earned): Goal[] => {
    const to = levels.get(earned) ?? 'OPEN';
    const isAwaited = (other: EarnedBlocker) => reaches(higher(other.level, levels.get(other) ?? 'OPEN'), 'RESOLVED');
    if (requiredBy(earned).every(isAwaited) && followsByItself(earned, to)) return [];
    const obstacles = obstaclesOf(earned, to, map);
    return [{ earned, from: earned.level, to, neededBy: neededBy.get(earned) ?? [], obstacles }];
  });
}

/** Whether its claim is borne out as soon as what it requires is RESOLVED, so that nobody has to do anything for it. */
function followsByItself({ blocker, doubts }: EarnedBlocker, to: Level): boolean {
  const reasons = doubts.filter(({ kind }) => kind !== 'no-proof' || to === 'PROVEN');
  const isAllThatLacks = reasons.length > 0 && reasons.every(({ kind }) => kind === 'dependency-unmet');
  return isAllThatLacks && reaches(claimedLevel(blocker), to);
}

/** What nobody's work changes: an entry that is spoilt, and requirements that cannot be met. */
function obstaclesOf({ blocker, doubts, dependencyDoubts }: EarnedBlocker, to: Level, map: EarnedMap): string[] {
  const id = blocker.id?.value ?? '';
  const spoilt = doubts.filter(({ kind }) => kind === 'malformed' || kind === 'owner');
  const lost = reaches(to, 'RESOLVED')
    ? dependencyDoubts.filter(({ kind }) => kind === 'dependency-unknown' || kind === 'dependency-cycle')
    : [];
  const isTwice = map.blockers.filter((other) => other.blocker.id?.value === id).length > 1;
  return [
    ...(isTwice ? [`${id} stands in the blocker map more than once. Keep one of the entries.`] : []),
    ...[...spoilt, ...lost].map(({ message }) => `${id} cannot come to ${to}: ${message}.`),
  ];
}
