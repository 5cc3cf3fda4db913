import type { Blocker, BlockerMap } from '../blockerMap/model.ts';
import { higher, type Level, reaches } from '../packet/level.ts';
import type { Assumptions } from './assumptions.ts';
import { claimedLevel, type EarnedBlocker, UndoubtedBlocker } from './earnedBlockers.ts';
import { weighEvidence } from './evidence.ts';
import type { Circumstances } from './facts.ts';
import { dependenciesFirst, findCycles } from './graph.ts';
import { dependencyDoubts, judge, type OthersInMap } from './judgeBlocker.ts';
import type { Verdicts } from './verdicts.ts';

/**
 * Weighs all blockers of a map, in its order. The table is in `docs/semantics.md`, section "Earned levels". `verdicts`
 * remembers what was earned before; what comes out is the same without.
 */
export const weighBlockers = (
  map: BlockerMap,
  circumstances: Circumstances,
  assumptions: Assumptions,
  verdicts: Verdicts,
): EarnedBlocker[] => new Weighing(map, circumstances, assumptions, verdicts).all();

class Weighing implements OthersInMap {
  readonly #circumstances: Circumstances;
  readonly #map: BlockerMap;
  readonly #assumptions: Assumptions;
  readonly #verdicts: Verdicts;
  /** By their place in the list; filled on the way: a blocker comes behind those that it requires. */
  readonly #earned: EarnedBlocker[];
  /** The blockers on a cycle of `requires`, each with its component. */
  #cyclic: ReadonlyMap<Blocker, number> = new Map();

  constructor(map: BlockerMap, circumstances: Circumstances, assumptions: Assumptions, verdicts: Verdicts) {
    this.#circumstances = circumstances;
    this.#map = map;
    this.#assumptions = assumptions;
    this.#verdicts = verdicts;
    this.#earned = new Array<EarnedBlocker>(map.blockers.length);
  }

  all(): EarnedBlocker[] {
    // Most blockers require nothing, or only such as require nothing: these lie on no cycle, and their order is clear.
    const { blockers } = this.#map;
    const requiring = blockers.filter(requiresAny);
    const chained = requiring.filter(({ content }) => content.requires.some((id) => this.#requiresAny(id.value)));
    for (const each of blockers) if (!requiresAny(each)) this.#weigh(each);
    if (chained.length > 0) {
      const inChain = new Set(chained);
      const requiredBy = ({ content }: Blocker): Blocker[] =>
        content.requires.flatMap(({ value }) => this.required(value) ?? []).filter((each) => inChain.has(each));
      this.#cyclic = findCycles(chained, requiredBy);
      for (const each of requiring) if (!inChain.has(each)) this.#weigh(each);
      for (const each of dependenciesFirst(chained, requiredBy)) this.#weigh(each);
    } else {
      for (const each of requiring) this.#weigh(each);
    }
    return this.#earned;
  }

  #requiresAny(id: string): boolean {
    const required = this.required(id);
    return required !== undefined && requiresAny(required);
  }

  #weigh(blocker: Blocker): void {
    this.#earned[blocker.index] = this.#isClear(blocker) ? this.#weighClear(blocker) : this.#weighWhole(blocker);
  }

  /** Whether what the blocker has earned depends on nothing but itself and the circumstances. */
  #isClear(blocker: Blocker): boolean {
    if (this.isTwin(blocker) || this.#assumptions.levels.size > 0) return false;
    // Most require nothing, and there are very many.
    if (!requiresAny(blocker)) return true;
    for (const { value } of blocker.content.requires) if (!this.#isResolved(blocker, value)) return false;
    return true;
  }

  #isResolved(blocker: Blocker, id: string): boolean {
    const required = this.required(id);
    if (required === undefined || this.sharesCycle(blocker, required)) return false;
    return reaches(this.levelOf(required), 'RESOLVED');
  }

  #weighClear(blocker: Blocker): EarnedBlocker {
    const known = this.#verdicts.of(blocker.content, this.#circumstances);
    if (known !== undefined) return new UndoubtedBlocker(blocker, known, this.#circumstances);
    const earned = this.#weighWhole(blocker);
    if (earned.doubts.length > 0) return earned;
    blocker.forgetPlaces();
    const verdict = this.#verdicts.note(blocker.content, earned.level, this.#circumstances);
    return new UndoubtedBlocker(blocker, verdict, this.#circumstances);
  }

  #weighWhole(blocker: Blocker): EarnedBlocker {
    const evidence = blocker.evidence.map((entry) => weighEvidence(entry, this.#circumstances));
    const judgement = judge(blocker, evidence, this, this.#circumstances);
    const assumed = this.#assumptions.levels.get(blocker.id?.value ?? '') ?? 'OPEN';
    const level = higher(judgement.level, assumed);
    return {
      blocker,
      level,
      evidence,
      doubts: reaches(level, claimedLevel(blocker)) ? [] : judgement.doubts,
      dependencyDoubts: dependencyDoubts(blocker, this),
    };
  }

  /** Of several with one ID the first. */
  required(id: string): Blocker | undefined {
    const index = this.#map.blockerIds.first(id);
    return index === undefined ? undefined : this.#map.blockers[index];
  }

  /** What a blocker has earned that has been weighed. */
  levelOf(blocker: Blocker): Level {
    return this.#earned[blocker.index]?.level ?? 'OPEN';
  }

  isTwin(blocker: Blocker): boolean {
    return this.#map.blockerIds.twins.has(blocker.index);
  }

  isCyclic(blocker: Blocker): boolean {
    return this.#cyclic.has(blocker);
  }

  sharesCycle(one: Blocker, other: Blocker): boolean {
    const component = this.#cyclic.get(one);
    return component !== undefined && component === this.#cyclic.get(other);
  }
}

const requiresAny = ({ content }: Blocker): boolean => content.requires.length > 0;
