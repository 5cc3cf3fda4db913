/**
 * How many of `items`, from the first on, are as `test` says, which holds up to some item and for none behind it: found
 * by halving, in time that is logarithmic.
 */
export function countWhile<T>(items: ArrayLike<T>, test: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(items[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}
