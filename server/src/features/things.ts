import { normaliseStatement } from '../core/blockerMap/statement.ts';
import type { ProjectFile } from '../core/project.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import {
  type BlockerPlace,
  type ConditionPlace,
  type GrantPlace,
  type OptionPlace,
  type Place,
  placesAt,
  placesOf,
} from './place.ts';

/** A place that names something. */
export type Mention = BlockerPlace | OptionPlace | GrantPlace | ConditionPlace;

/** Something with a name. The same name in another scope is something else. */
export interface Thing {
  readonly kind: Mention['kind'];
  /** The URI of the map that tells about it, or of the packet where there is no map. */
  readonly scope: string;
  /** Its ID in full; the statement of a condition that nothing tracks, as `normaliseStatement` compares it. */
  readonly id: string;
}

/** The map of a packet, whether it is there or not; a packet without one, and a map, stand for themselves. */
export function scopeOf(file: ProjectFile): string {
  if (file.kind === 'blocker-map') return file.uri;
  const { map } = file.evaluation;
  return 'uri' in map ? map.uri : file.uri;
}

/** The map of a scope and the packets that use it, the map first. */
export const filesOf = (scope: string, { files }: Snapshot): readonly ProjectFile[] =>
  [...files.values()]
    .map(({ file }) => file)
    .filter((file) => scopeOf(file) === scope)
    .sort((one, other) => Number(other.kind === 'blocker-map') - Number(one.kind === 'blocker-map'));

export const isMention = (place: Place): place is Mention =>
  place.kind === 'blocker' || place.kind === 'option' || place.kind === 'grant' || place.kind === 'condition';

/** The innermost place at `offset` that names something. */
export const mentionAt = (file: ProjectFile, offset: number): Mention | undefined =>
  placesAt(file, offset).find(isMention);

/** What a mention may stand for: one thing, or each of those that an ambiguous short ID may be. */
export function thingsOf(mention: Mention, file: ProjectFile): readonly Thing[] {
  const scope = scopeOf(file);
  return idsOf(mention).map((id) => ({ kind: mention.kind, scope, id }));
}

function idsOf(mention: Mention): readonly string[] {
  switch (mention.kind) {
    case 'blocker':
      return mention.ids.length > 0 ? mention.ids : [mention.written];
    case 'condition':
      return [mention.id ?? normaliseStatement(mention.written)];
    default:
      return [mention.id];
  }
}

/** The places of `file` that name `thing` and nothing else, in the order of the text. */
export function mentionsOf(thing: Thing, file: ProjectFile): readonly Mention[] {
  if (scopeOf(file) !== thing.scope) return [];
  return placesOf(file)
    .filter(isMention)
    .filter((mention) => {
      if (mention.kind !== thing.kind) return false;
      const ids = idsOf(mention);
      return ids.length === 1 && ids[0] === thing.id;
    });
}

/** Whether a mention is the thing's own entry or row. A condition's statement belongs to its entry. */
export const isEntry = (mention: Mention): boolean =>
  mention.isDeclaration && !(mention.kind === 'condition' && mention.by === 'statement');
