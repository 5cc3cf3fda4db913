import type { EarnedMap } from '../evaluate/earnedMap.ts';
import { nearest } from '../syntax/nearest.ts';

/** So many guesses are kept beside one map; somebody who types an ID leaves some behind with every letter. */
const MOST_KEPT = 1000;

/** What there is to know of the IDs of one map's blockers to guess which of them is meant. */
class Ends {
  readonly #map: EarnedMap;
  /** The IDs by themselves and by their last segments, for every number of segments that was asked for. */
  readonly #ids = new Map<number, ReadonlyMap<string, string>>();
  /** By what was written: a word that nobody knows stands for a while, and is asked for with every letter that is typed elsewhere. */
  readonly #guesses = new Map<string, string | undefined>();

  constructor(map: EarnedMap) {
    this.#map = map;
  }

  nearest(written: string): string | undefined {
    if (this.#guesses.has(written)) return this.#guesses.get(written);
    const ids = this.#idsBy(written.split('-').length);
    const guess = ids.get(nearest(written, ids.keys()) ?? '');
    if (this.#guesses.size === MOST_KEPT) this.#guesses.clear();
    this.#guesses.set(written, guess);
    return guess;
  }

  #idsBy(length: number): ReadonlyMap<string, string> {
    const ids = this.#ids.get(length) ?? endsWith(length, this.#map);
    this.#ids.set(length, ids);
    return ids;
  }
}

const endsOf = new WeakMap<EarnedMap, Ends>();

/** The ID of the map's blocker that `written` was probably meant to name, in full or by the end of its ID. */
export function nearestId(written: string, map: EarnedMap): string | undefined {
  const ends = endsOf.get(map) ?? new Ends(map);
  endsOf.set(map, ends);
  return ends.nearest(written);
}

function endsWith(length: number, { blockers }: EarnedMap): ReadonlyMap<string, string> {
  const ends = new Map<string, string>();
  for (const { blocker } of blockers) {
    const id = blocker.content.id?.value;
    if (id === undefined) continue;
    ends.set(id.split('-').slice(-length).join('-'), id);
    ends.set(id, id);
  }
  return ends;
}
