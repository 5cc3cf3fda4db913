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
  const letters = written.toUpperCase();
  for (const word of words) {
    if (Math.abs(word.length - written.length) >= least || word === written) continue;
    const others = word.toUpperCase();
    // Nearer than by one letter is only what has the same ones.
    const far = least > 1 ? distance(letters, others) : Number(letters !== others);
    if (far < least) [best, least] = [word, far];
  }
  return best;
}
