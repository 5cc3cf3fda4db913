/** More replaced values than that are put into a map of their own: looking in two places has its price too. */
const MOST_OVERLAID = 64;

/**
 * A map with other values in the places of some that were there. What it is made from is shared, not copied, so that
 * a few changes in a large map cost little.
 */
class Overlaid<K, V> implements ReadonlyMap<K, V> {
  readonly below: ReadonlyMap<K, V>;
  readonly above: ReadonlyMap<K, V>;

  constructor(below: ReadonlyMap<K, V>, above: ReadonlyMap<K, V>) {
    this.below = below;
    this.above = above;
  }

  get size(): number {
    return this.below.size;
  }

  get(key: K): V | undefined {
    return this.above.has(key) ? this.above.get(key) : this.below.get(key);
  }

  has(key: K): boolean {
    return this.below.has(key);
  }

  forEach(callback: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this) callback(value, key, this);
  }

  *[Symbol.iterator](): Generator<[K, V], undefined> {
    for (const [key, value] of this.below) yield [key, this.above.has(key) ? (this.above.get(key) as V) : value];
  }

  entries(): Generator<[K, V], undefined> {
    return this[Symbol.iterator]();
  }

  keys(): MapIterator<K> {
    return this.below.keys();
  }

  *values(): Generator<V, undefined> {
    for (const [, value] of this) yield value;
  }
}

/** `all` with those of `others` in their places that were there and differ; `all` itself where none does. */
export function replaceValues<K, V>(all: ReadonlyMap<K, V>, others: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  const changed = [...others].filter(([key, value]) => all.has(key) && all.get(key) !== value);
  if (changed.length === 0) return all;
  const isOverlaid = all instanceof Overlaid;
  const above = new Map<K, V>([...(isOverlaid ? all.above : []), ...changed]);
  if (above.size > MOST_OVERLAID) {
    const copy = new Map(all);
    for (const [key, value] of changed) copy.set(key, value);
    return copy;
  }
  return new Overlaid(isOverlaid ? all.below : all, above);
}
