import type { RichText } from '../syntax/markdown/richText.ts';
import { HIDDEN, isPlain } from '../syntax/seen.ts';
import type { Span } from '../syntax/span.ts';
import { ALPHABETS, EMOJI, HYPHENS, KEYCAP, undisguised } from './disguise.ts';

/** A word of a text that may be an ID; `at` is a UTF-16 offset into the text. */
export interface Word {
  readonly text: string;
  readonly at: number;
  readonly shape: 'blocker' | 'option' | 'other';
  /** Whether the word looks like an ID, but only because a reader does not see what is in it. */
  readonly disguised: boolean;
}

/** `A-1` */
const SHORTEST_ID = 3;
/** Every blocker ID ends like that. */
const MAY_HOLD_BLOCKER = /[A-Z0-9]-[0-9]/;
const BLOCKER_ID = /^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-[0-9]+$/;
const OPTION_ID = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;

// Scripts that are written without blanks between words, such as Han, border on an ID as a blank does. What belongs to
// an emoji is no part of the word behind it.
const WORD = new RegExp(`${EMOJI}|((?:(?!${KEYCAP})[${ALPHABETS}\\p{Nd}_\\-${HYPHENS}${HIDDEN}])+)`, 'gu');
/** What `WORD` comes to in a plain text. */
const PLAIN_WORD = /[A-Za-z0-9_-]+/g;
/** By character code, whether a character may stand in a `PLAIN_WORD`. */
const IN_PLAIN_WORD = Array.from({ length: 128 }, (_, code) => /[A-Za-z0-9_-]/.test(String.fromCharCode(code)));
const ASCII_WORD = /^[A-Za-z0-9_-]*$/;

/** Whether `text` has the shape of a blocker ID: `UPPER-KEBAB-n`. */
export const isBlockerId = (text: string): boolean => BLOCKER_ID.test(text);

/** Whether `text` has the shape of an option ID: `UPPER_SNAKE`, or one word of it. */
export const isOptionId = (text: string): boolean => OPTION_ID.test(text);

/** Whether `text` has the shape of an option ID of two words or more, which no word of a language has. */
export const isOptionWord = (text: string): boolean => text.includes('_') && isOptionId(text);

/** The words of `text`, from left to right. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  if (isPlain(text)) for (const match of text.matchAll(PLAIN_WORD)) addWord(words, match[0], match.index);
  else for (const match of text.matchAll(WORD)) addWord(words, match[1] ?? '', match.index);
  return words;
}

/** Hyphens at the borders of a word are no part of it. */
function addWord(words: Word[], written: string, at: number): void {
  let start = 0;
  let end = written.length;
  while (start < end && written[start] === '-') start += 1;
  while (end > start && written[end - 1] === '-') end -= 1;
  if (start === end) return;
  const word = written.slice(start, end);
  words.push({ text: word, at: at + start, ...classify(word) });
}

const NO_WORDS: readonly Word[] = [];
/** A text is looked through by several readers, one after the other. */
const blockerWords = new WeakMap<RichText, readonly Word[]>();

/** The words of `text` that are of a blocker ID's shape, those in bare addresses left out. */
export function blockerWordsOf(text: RichText): readonly Word[] {
  if (!MAY_HOLD_BLOCKER.test(text.text)) return NO_WORDS;
  const known = blockerWords.get(text);
  if (known !== undefined) return known;
  const addresses = text.addresses;
  const words = blockerIdsIn(text.text).filter((word) => !isWithin(word, addresses));
  blockerWords.set(text, words);
  return words;
}

/** Most texts are plain: these are walked through for what ends in a digit behind a hyphen, without making their words. */
function blockerIdsIn(text: string): Word[] {
  if (!isPlain(text)) return wordsOf(text).filter(({ shape }) => shape === 'blocker');
  const words: Word[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const from = at;
    while (IN_PLAIN_WORD[text.charCodeAt(at)] === true) at += 1;
    if (at - from >= SHORTEST_ID && MAY_HOLD_BLOCKER.test(text.slice(from, at))) {
      const found: Word[] = [];
      addWord(found, text.slice(from, at), from);
      words.push(...found.filter(({ shape }) => shape === 'blocker'));
    }
  }
  return words;
}

const isWithin = (word: Word, spans: readonly Span[]): boolean =>
  spans.some((span) => span.start <= word.at && word.at < span.end);

function classify(word: string): Pick<Word, 'shape' | 'disguised'> {
  if (ASCII_WORD.test(word)) {
    const shape = isBlockerId(word) ? 'blocker' : isOptionWord(word) ? 'option' : 'other';
    return { shape, disguised: false };
  }
  const seen = undisguised(word);
  // A word without any Latin letter is a word of its own language.
  const disguised = seen !== word && /[A-Za-z]/.test(word) && (isBlockerId(seen) || isOptionId(seen));
  return { shape: 'other', disguised };
}
