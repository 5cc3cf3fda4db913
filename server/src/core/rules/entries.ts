import { type EarnedBlocker, UndoubtedBlocker } from '../evaluate/earnedBlockers.ts';
import type { EarnedCondition, EarnedGrant } from '../evaluate/earnedEntries.ts';
import type { Verdict } from '../evaluate/verdicts.ts';
import type { WeighedMap } from '../project.ts';
import type { Located } from '../syntax/span.ts';
import type { Day, Finding } from './rule.ts';

/**
 * Entries of a map that can be relied on, of which there may be something to be said. A rule finds in each of them what
 * it finds in it among all others.
 */
export interface EntriesToCheck {
  /** Is checked with the first batch. */
  readonly lane: Located<string> | undefined;
  readonly blockers: readonly EarnedBlocker[];
  readonly conditions: readonly EarnedCondition[];
  readonly grants: readonly EarnedGrant[];
}

/** A map of which some entries are to be checked. */
export interface MapToCheck extends WeighedMap {
  readonly entries: EntriesToCheck;
}

/** How many blockers are checked at a time. */
const BATCH = 500;

/** What the rules go by that look at one entry, beside the entry and its verdict. */
interface Setting extends Day {
  readonly config: WeighedMap['config'];
  readonly lane: string | undefined;
}

/**
 * Remembers of which blockers there was nothing to be said. That is so in the next version of their map, too, where
 * their verdict is the same; only what there is to say has to be said anew, because it says where.
 */
export class Silence {
  readonly #settings = new WeakMap<Verdict, Setting>();

  /**
   * The entries of `map` without the blockers of which there is nothing to be said, in batches: what is worked out to
   * check many entries need not be in memory at once.
   */
  *toCheck(map: WeighedMap, day: Day): Iterable<MapToCheck> {
    const { earned } = map;
    if (earned === undefined) return;
    const setting = settingOf(map, day);
    const blockers = earned.blockers.filter((blocker) => !this.#isSilent(blocker, setting));
    const { conditions, grants } = earned;
    // By itself: which findings are told where there are too many must not depend on which blockers are silent.
    yield { ...map, entries: { lane: map.map.lane, blockers: [], conditions, grants } };
    for (let start = 0; start < blockers.length; start += BATCH) {
      const batch = blockers.slice(start, start + BATCH);
      yield { ...map, entries: { lane: undefined, blockers: batch, conditions: [], grants: [] } };
    }
  }

  /** All rules have looked at these entries, and `findings` are what they found. */
  note(map: MapToCheck, day: Day, findings: readonly Finding[]): void {
    const setting = settingOf(map, day);
    const places = findings.map(({ span }) => span.start).sort((one, other) => one - other);
    let next = 0;
    for (const earned of map.entries.blockers) {
      const { start, end } = earned.blocker.span;
      while ((places[next] ?? end) < start) next += 1;
      if ((places[next] ?? end) < end || !(earned instanceof UndoubtedBlocker)) continue;
      this.#settings.set(earned.verdict, setting);
      earned.forgetPlaces();
    }
  }

  #isSilent(earned: EarnedBlocker, { config, today, lane }: Setting): boolean {
    const known = earned instanceof UndoubtedBlocker ? this.#settings.get(earned.verdict) : undefined;
    return known !== undefined && known.config === config && known.today === today && known.lane === lane;
  }
}

const settingOf = ({ config, map }: WeighedMap, { today }: Day): Setting => ({ config, today, lane: map.lane?.value });
