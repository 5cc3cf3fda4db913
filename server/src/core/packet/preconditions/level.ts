import type { RichText } from '../../syntax/markdown/richText.ts';
import type { Level } from '../level.ts';
import { isBlockerId, isOptionWord, wordsOf } from '../words.ts';

/** Also with a zero for the letter: who writes or reads it so means the word, and more is asked for by it. */
const PROVEN_WORD = /^pr[o0](?:ven|ved|ves?)$/i;
const DESIGN_BEHIND = /^(?:\s+|\s*\(\s*)design(?:ed)?(?![\p{L}\p{N}_-])/iu;
const DESIGN_BEFORE = /(?<![\p{L}\p{N}_-])design\s+(?:of|for)\s+$/iu;
const LONGEST_PHRASE = 40;

/** Whether `item` has a word that asks for proof, outside IDs. It then goes for all references of the item. */
export const asksForProof = (item: RichText): boolean =>
  wordsOf(item.text).some(({ text }) => !isId(text) && text.split(/[-_]/).some((part) => PROVEN_WORD.test(part)));

const isId = (word: string): boolean =>
  isBlockerId(word) || isOptionWord(word) || /^[A-Z0-9]+(?:-[A-Z0-9]+)+$/.test(word);

/** The level that the words directly around the reference at `[from, to)` of `item` ask for. */
export function levelAt(item: RichText, from: number, to: number): Level {
  const behind = item.text.slice(to, to + LONGEST_PHRASE);
  const before = item.text.slice(Math.max(0, from - LONGEST_PHRASE), from);
  return DESIGN_BEHIND.test(behind) || DESIGN_BEFORE.test(before) ? 'DESIGNED' : 'RESOLVED';
}
