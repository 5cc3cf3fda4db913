import type { BlockerContent } from './content.ts';

/** The IDs of the blockers of a map. A blocker is its place in the list, from 0. */
export class BlockerIds {
  /** The first blocker that a reader takes for one with this ID. */
  readonly #bySeen = new Map<string, number>();
  /** The first blocker with this very ID, where that is not the one in `#bySeen`. IDs are capital letters: these are few. */
  readonly #others = new Map<string, number>();
  readonly #contents: readonly BlockerContent[];
  /** By the last two segments of their IDs, which every reference to them has. */
  #byEnd: ReadonlyMap<string, readonly number[]> | undefined;
  /** The blockers whose ID another one has too, or one that a reader takes for it. */
  readonly twins: ReadonlySet<number>;

  constructor(contents: readonly BlockerContent[]) {
    this.#contents = contents;
    const twins = new Set<number>();
    for (const [index, { id, seenId }] of contents.entries()) {
      if (id === undefined || seenId === undefined) continue;
      const first = this.#bySeen.get(seenId);
      if (first === undefined) this.#bySeen.set(seenId, index);
      else twins.add(first).add(index);
      if (this.first(id.value) === undefined) this.#others.set(id.value, index);
    }
    this.twins = twins;
  }

  /** Those of `contents`: these, if they are the same. */
  of(contents: readonly BlockerContent[]): BlockerIds {
    return isSameList(this.#contents, contents) ? this : new BlockerIds(contents);
  }

  /** The first blocker with this very ID. */
  first(id: string): number | undefined {
    const seen = this.#bySeen.get(id);
    return seen !== undefined && this.#idOf(seen) === id ? seen : this.#others.get(id);
  }

  /** The blockers whose IDs end in `word` at a segment border; of several with one ID the first. */
  endingIn(word: string): readonly number[] {
    this.#byEnd ??= this.#indexByEnd();
    return this.#byEnd.get(lastSegments(word))?.filter((index) => this.#idOf(index)?.endsWith(`-${word}`)) ?? [];
  }

  #idOf(index: number): string | undefined {
    return this.#contents[index]?.id?.value;
  }

  #indexByEnd(): ReadonlyMap<string, readonly number[]> {
    const byEnd = new Map<string, number[]>();
    for (const [index, { id }] of this.#contents.entries()) {
      if (id === undefined || this.first(id.value) !== index) continue;
      const end = lastSegments(id.value);
      const group = byEnd.get(end);
      if (group === undefined) byEnd.set(end, [index]);
      else group.push(index);
    }
    return byEnd;
  }
}

const lastSegments = (id: string): string => id.split('-').slice(-2).join('-');

const isSameList = (one: readonly BlockerContent[], other: readonly BlockerContent[]): boolean =>
  one.length === other.length && one.every((content, index) => hasSameId(content, other[index] as BlockerContent));

const hasSameId = (one: BlockerContent, other: BlockerContent): boolean =>
  one === other || one.id?.value === other.id?.value;
