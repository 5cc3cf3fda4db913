/**
 * What was worked out of immutable objects. It stays known for as long as the object is there and all else that it rests
 * on is the same, which are values and objects that are compared as they are.
 */
export class Recalled<K extends object, T> {
  readonly #known = new WeakMap<K, { readonly by: readonly unknown[]; readonly value: T }>();

  /** What `make` makes of `key`; `by` is all that it rests on beside it. */
  of(key: K, by: readonly unknown[], make: (key: K) => T): T {
    const known = this.#known.get(key);
    if (known !== undefined && isSame(known.by, by)) return known.value;
    const value = make(key);
    this.#known.set(key, { by, value });
    return value;
  }
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false;
  return true;
}
