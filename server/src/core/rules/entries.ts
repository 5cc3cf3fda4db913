import { type EarnedBlocker, UndoubtedBlocker } from '../evaluate/earnedBlockers.ts';
import type { EarnedCondition, EarnedGrant } from '../evaluate/earnedEntries.ts';
import type { Verdict } from '../evaluate/verdicts.ts';
import type { WeighedMap } from '../project.ts';
import type { Day, Finding } from './rule.ts';

/**
 * The entries of a map that can be relied on, as far as there may be something to be said of them. A rule finds in each
 * of them what it finds in it among all others.
 */
export interface EntriesToCheck {
  readonly blockers: readonly EarnedBlocker[];
  readonly conditions: readonly EarnedCondition[];
  readonly grants: readonly EarnedGrant[];
}

/** A map to be checked by itself. */
export interface MapToCheck extends WeighedMap {
  readonly entries: EntriesToCheck;
}

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

  /** Leaves out the blockers of which there is nothing to be said. */
  toCheck(map: WeighedMap, day: Day): MapToCheck {
    const { earned } = map;
    const setting = settingOf(map, day);
    const blockers = earned?.blockers.filter((blocker) => !this.#isSilent(blocker, setting)) ?? [];
    return {
      ...map,
      entries: { blockers, conditions: earned?.conditions ?? [], grants: earned?.grants ?? [] },
    };
  }

  /** All rules have looked at `map`, and `findings` are what they found. */
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
