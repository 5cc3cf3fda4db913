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

/** Every blocker ID has this in it. */
const PART_OF_BLOCKER = /[A-Z0-9]-[0-9]/;
const PARTS_OF_BLOCKERS = new RegExp(PART_OF_BLOCKER, 'g');
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
  const { shape, disguised } = classify(word);
  words.push({ text: word, at: at + start, shape, disguised });
}

const NO_WORDS: readonly Word[] = [];

/** The words of `text` that are of a blocker ID's shape, those in bare addresses left out. */
export function blockerWordsOf(text: RichText): readonly Word[] {
  if (!PART_OF_BLOCKER.test(text.text)) return NO_WORDS;
  const addresses = text.addresses;
  return blockerIdsIn(text.text).filter((word) => !isWithin(word, addresses));
}

/** Most texts are plain: of these only the words are made that have a part of an ID in them. */
function blockerIdsIn(text: string): Word[] {
  const words = isPlain(text) ? wordsAround(PARTS_OF_BLOCKERS, text) : wordsOf(text);
  return words.filter(({ shape }) => shape === 'blocker');
}

/** The words of a plain text in which something matches `part`, a global pattern for characters of words. */
function wordsAround(part: RegExp, text: string): Word[] {
  const words: Word[] = [];
  part.lastIndex = 0;
  for (let found = part.exec(text); found !== null; found = part.exec(text)) {
    let start = found.index;
    while (IN_PLAIN_WORD[text.charCodeAt(start - 1)] === true) start -= 1;
    let end = part.lastIndex;
    while (IN_PLAIN_WORD[text.charCodeAt(end)] === true) end += 1;
    addWord(words, text.slice(start, end), start);
    part.lastIndex = end;
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
