import { closest, distance } from 'fastest-levenshtein';

/** ` Did you mean …?` where one of `names` is close to what was written, else nothing. */
export function didYouMean(written: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const nearest = closest(written, names);
  return distance(written, nearest) <= Math.max(1, Math.floor(written.length / 3)) ? ` Did you mean ${nearest}?` : '';
}
