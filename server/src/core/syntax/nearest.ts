import { distance } from 'fastest-levenshtein';

/** From so many things on that are not known, none of them is a misspelt one, and looking for what each was meant to be takes long. */
export const MOST_GUESSES = 100;
/** What is longer is no word that somebody misspelt. */
const MOST_LETTERS = 200;

/** The one of `words` that `written` was probably meant to be: it differs in a fifth of its letters at the most. */
export function nearest(written: string, words: Iterable<string>): string | undefined {
  if (written.length > MOST_LETTERS) return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(written.length / 5)) + 1;
  for (const word of words) {
    if (Math.abs(word.length - written.length) >= least) continue;
    const far = distance(written.toUpperCase(), word.toUpperCase());
    if (far < least && word !== written) [best, least] = [word, far];
  }
  return best;
}
