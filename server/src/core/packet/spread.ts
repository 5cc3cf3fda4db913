import { countWhile } from '../syntax/countWhile.ts';
import { type Span, shifted } from '../syntax/span.ts';

/**
 * Items in the order of a text, in lists by the parts of it that they were read in. In a list their places are counted
 * from the start of the part, so that it is the same list as in an earlier version of the text in which the part was
 * the same, wherever that stood.
 */
export class Spread<T extends { readonly span: Span }> {
  readonly lists: readonly (readonly T[])[];
  /** Where the part of each list starts in the text. */
  readonly starts: readonly number[];
  readonly #moved: (item: T, by: number) => T;
  #all: readonly T[] | undefined;

  /** `moved` gives an item with all its places so much further on. */
  constructor(
    lists: readonly (readonly T[])[],
    starts: readonly number[],
    moved: (item: T, by: number) => T = (item, by) => ({ ...item, span: shifted(item.span, by) }),
  ) {
    this.lists = lists;
    this.starts = starts;
    this.#moved = moved;
  }

  /** Items of which the places are those of the text. */
  static of<T extends { readonly span: Span }>(items: readonly T[]): Spread<T> {
    return new Spread([items], [0]);
  }

  /** All of them, with their places in the text. */
  get all(): readonly T[] {
    this.#all ??= this.lists.flatMap((list, index) => this.placed(index, list));
    return this.#all;
  }

  /** Those that may touch `within`: all of the parts that it takes something from, and of the one before. */
  around({ start, end }: Span): readonly T[] {
    const first = Math.max(0, countWhile(this.starts, (at) => at < start) - 1);
    const behind = countWhile(this.starts, (at) => at <= end);
    return this.lists.slice(first, behind).flatMap((list, index) => this.placed(first + index, list));
  }

  /** Items of the list `index`, with their places in the text. */
  placed(index: number, items: readonly T[]): readonly T[] {
    const start = this.starts[index] ?? 0;
    return start === 0 ? items : items.map((item) => this.#moved(item, start));
  }
}
