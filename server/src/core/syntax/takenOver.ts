/** Some items, and what was made of each. */
export interface Made<I, R> {
  readonly items: readonly I[];
  readonly results: readonly R[];
}

/**
 * What `make` makes of each of `items`. Where these start and end with the same objects as before, so do the results:
 * an edit changes a few in the middle.
 */
export function takenOver<I, R>(items: readonly I[], make: (item: I) => R, before?: Made<I, R>): Made<I, R> {
  if (before === undefined) return { items, results: items.map(make) };
  const most = Math.min(items.length, before.items.length);
  let head = 0;
  while (head < most && items[head] === before.items[head]) head += 1;
  let tail = 0;
  const [last, lastBefore] = [items.length - 1, before.items.length - 1];
  while (tail < most - head && items[last - tail] === before.items[lastBefore - tail]) tail += 1;
  if (head === items.length && head === before.items.length) return before;
  const results = before.results.slice(0, head);
  for (const item of items.slice(head, items.length - tail)) results.push(make(item));
  return { items, results: results.concat(before.results.slice(before.results.length - tail)) };
}
