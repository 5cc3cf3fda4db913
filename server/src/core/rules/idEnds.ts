import type { EarnedMap } from '../evaluate/earnedMap.ts';
import { nearest } from '../syntax/nearest.ts';

/** The IDs of a map's blockers by themselves and by their last segments, for every number of segments that was asked for. */
type Ends = Map<number, ReadonlyMap<string, string>>;

/** Somebody who types an ID asks with every letter. */
const endsOf = new WeakMap<EarnedMap, Ends>();

/** The ID of the map's blocker that `written` was probably meant to name, in full or by the end of its ID. */
export function nearestId(written: string, map: EarnedMap): string | undefined {
  const known = endsOf.get(map) ?? new Map<number, ReadonlyMap<string, string>>();
  endsOf.set(map, known);
  const length = written.split('-').length;
  const ends = known.get(length) ?? endsWith(length, map);
  known.set(length, ends);
  return ends.get(nearest(written, ends.keys()) ?? '');
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
