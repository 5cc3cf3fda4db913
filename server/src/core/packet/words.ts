import type { RichText } from '../syntax/markdown/richText.ts';
import type { Span } from '../syntax/span.ts';

/** A word of a text that may be an ID; `at` is a UTF-16 offset into the text. */
export interface Word {
  readonly text: string;
  readonly at: number;
  readonly shape: 'blocker' | 'option' | 'other';
  /** Whether the word looks like an ID, but only because a reader does not see what is in it. */
  readonly disguised: boolean;
}

const BLOCKER_ID = /^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-[0-9]+$/;
const OPTION_ID = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;

/** Zero-width and bidirectional control characters: nobody sees them. */
const HIDDEN = '\\u00AD\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u206F\\uFEFF';
/** Other characters that look like a hyphen. */
const HYPHENS = '\\u2010\\u2011\\u2212\\uFE63\\uFF0D';
// Scripts that are written without blanks between words, such as Han, border on an ID as a blank does.
const WORD = new RegExp(
  `[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Nd}\\u{1D400}-\\u{1D7FF}_\\-${HYPHENS}${HIDDEN}]+`,
  'gu',
);
const HIDDEN_CHARACTERS = new RegExp(`[${HIDDEN}]`, 'gu');
const HYPHEN_CHARACTERS = new RegExp(`[${HYPHENS}]`, 'gu');
const ASCII_WORD = /^[A-Za-z0-9_-]*$/;
/** Cyrillic and Greek letters that look like a Latin one, in both cases. */
export const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    A: 'АаΑ',
    B: 'ВвΒ',
    C: 'СсϹ',
    E: 'ЕеΕ',
    H: 'НнΗ',
    I: 'ІіΙӀ',
    J: 'ЈјͿ',
    K: 'КкΚ',
    M: 'МмΜ',
    N: 'Ν',
    O: 'ОоΟο',
    P: 'РрΡρ',
    S: 'Ѕѕ',
    T: 'ТтΤ',
    X: 'ХхΧχ',
    Y: 'УуΥ',
    Z: 'Ζ',
  }).flatMap(([latin, others]) => [...others].map((other): [string, string] => [other, latin])),
);

/** Whether `text` has the shape of a blocker ID: `UPPER-KEBAB-n`. */
export const isBlockerId = (text: string): boolean => BLOCKER_ID.test(text);

/** Whether `text` has the shape of an option ID: `UPPER_SNAKE`, or one word of it. */
export const isOptionId = (text: string): boolean => OPTION_ID.test(text);

/** Whether `text` has the shape of an option ID of two words or more, which no word of a language has. */
export const isOptionWord = (text: string): boolean => text.includes('_') && isOptionId(text);

/** The words of `text`, from left to right. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const leading = /^-*/.exec(match[0])?.[0].length ?? 0;
    const word = match[0].slice(leading).replace(/-+$/, '');
    if (word !== '') words.push({ text: word, at: match.index + leading, ...classify(word) });
  }
  return words;
}

/** The words of `text` that are of a blocker ID's shape, those in bare addresses left out. */
export function blockerWordsOf(text: RichText): Word[] {
  const addresses = text.addresses;
  return wordsOf(text.text).filter((word) => word.shape === 'blocker' && !isWithin(word, addresses));
}

const isWithin = (word: Word, spans: readonly Span[]): boolean =>
  spans.some((span) => span.start <= word.at && word.at < span.end);

/** `word` as a reader sees it: hidden characters gone, look-alikes as the Latin letters that they look like. */
export function unmask(word: string): string {
  const visible = word.normalize('NFKC').replace(HIDDEN_CHARACTERS, '').replace(HYPHEN_CHARACTERS, '-');
  return [...visible].map((letter) => LOOK_ALIKES.get(letter) ?? letter).join('');
}

function classify(word: string): Pick<Word, 'shape' | 'disguised'> {
  if (ASCII_WORD.test(word)) {
    const shape = isBlockerId(word) ? 'blocker' : isOptionWord(word) ? 'option' : 'other';
    return { shape, disguised: false };
  }
  const seen = unmask(word);
  // A word without any Latin letter is a word of its own language.
  const disguised = seen !== word && /[A-Za-z]/.test(word) && (isBlockerId(seen) || isOptionId(seen));
  return { shape: 'other', disguised };
}
