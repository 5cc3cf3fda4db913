import { BlockerIds } from './blockerIds.ts';
import type { Lists } from './model.ts';
import { normaliseStatement } from './statement.ts';

/**
 * The names that a map gives to its entries. What the words of a packet mean depends on them and on the map's lane,
 * and on nothing else that its map says: they are one object in all versions of the map in which they are the same.
 */
export class MapNames {
  readonly blockerIds: BlockerIds;
  /** The IDs of its grants, and the IDs and statements of its conditions, statements as they are compared. */
  readonly #others: string;

  private constructor(blockerIds: BlockerIds, others: string) {
    this.blockerIds = blockerIds;
    this.#others = others;
  }

  /** The names of a map that has these lists; `before` are those of an earlier version of it. */
  static of({ blockers, conditions, grants }: Lists, before?: MapNames): MapNames {
    const contents = blockers.entries.map(({ content }) => content);
    const blockerIds = before?.blockerIds.of(contents) ?? new BlockerIds(contents);
    const others = JSON.stringify([
      grants.entries.map(({ id }) => id?.value),
      conditions.entries.map(({ id, statement }) => [id?.value, statement && normaliseStatement(statement.value)]),
    ]);
    const isSame = before?.blockerIds === blockerIds && before.#others === others;
    return isSame ? before : new MapNames(blockerIds, others);
  }
}
