import type { BlockerStatus } from '../blockerMap/model.ts';
import type { Level } from '../packet/level.ts';
import type { MapFile } from '../project.ts';
import type { Place } from './model.ts';
import { placeInJson } from './places.ts';

/** A blocker among those of all maps. */
export interface BlockerOverview {
  /** Empty for an entry without an ID. */
  readonly id: string;
  readonly title: string;
  readonly owners: readonly string[];
  readonly claimed: BlockerStatus;
  /** OPEN where the map cannot be relied on. */
  readonly earned: Level;
  readonly place: Place;
}

/** The blockers of a map, in its order, also of one that is broken: nothing of that one is earned. */
export function blockerOverviews(file: MapFile): BlockerOverview[] {
  const levels = new Map(file.earned?.blockers.map(({ blocker, level }) => [blocker, level]));
  return file.map.blockers.map((blocker) => ({
    id: blocker.id?.value ?? '',
    title: blocker.title?.value ?? '',
    owners: blocker.owners.map(({ value }) => value),
    claimed: blocker.status?.value ?? 'OPEN',
    earned: levels.get(blocker) ?? 'OPEN',
    place: placeInJson(file, blocker.id?.span ?? blocker.span),
  }));
}
