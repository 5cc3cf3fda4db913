import { HIDDEN, isPlain, LOOK_ALIKES, seenAs, skeleton } from '../syntax/seen.ts';

/** A character that a reader does not see, or takes for another one. */
export interface Disguise {
  /** UTF-16 offset into the text. */
  readonly at: number;
  readonly character: string;
  /** `hidden`: zero-width or a bidirectional control. `hyphen` and `letter` only look like one. */
  readonly kind: 'hidden' | 'hyphen' | 'letter';
  /** What a reader takes it for; nothing for a hidden one. */
  readonly seenAs: string;
}

/** The content of a character class: what looks like a hyphen and is none. */
export const HYPHENS = '\\u2010\\u2011\\u2212\\uFE63\\uFF0D';
/** Full-width, mathematical and letter-like letters and Roman numerals, which are Latin letters in another dress. */
const DRESSED =
  '\\uFF10-\\uFF3A\\uFF41-\\uFF5A\\u{1D400}-\\u{1D7FF}\\u2160-\\u217F\\u2102\\u210A-\\u210E\\u2110-\\u2112\\u2115\\u2119-\\u211D\\u2124\\u2128\\u212A\\u212C\\u212D\\u212F-\\u2131\\u2133\\u2134\\u2145-\\u2149';
/** The content of a character class: the scripts that words of an ID may be written in, some of which look like Latin. */
export const ALPHABETS = `${['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Coptic', 'Lisu'].map((script) => `\\p{Script=${script}}`).join('')}${DRESSED}`;
/** An emoji that begins with a character that may stand in an ID. */
export const KEYCAP = '[0-9#*]\\uFE0F\\u20E3';
/** An emoji with its own parts: presentation and joiners belong to it. */
export const EMOJI = `(?:\\p{Extended_Pictographic}|${KEYCAP})(?:\\p{Emoji_Modifier}|\\uFE0F|[\\u{E0020}-\\u{E007F}]|\\u200D\\p{Extended_Pictographic})*`;

const IS_HIDDEN = new RegExp(`[${HIDDEN}]`, 'u');
const HIDDEN_CHARACTERS = new RegExp(IS_HIDDEN, 'gu');
const IS_HYPHEN = new RegExp(`[${HYPHENS}]`, 'u');
const IS_DRESSED = new RegExp(`[${DRESSED}]`, 'u');
const LATIN = /\p{Script=Latin}/u;
/** Letters of other scripts, and the small capitals of phonetic writing: a word of a living language has none of them among Latin ones. */
const OTHER_LETTER = /(?!\p{Script=Latin})\p{L}|[\u1D00-\u1D25\uA730\uA731\uAB30-\uAB6F]/u;
const LETTERS = /[\p{L}\p{M}]+/gu;
const ID_SHAPE = /^[A-Z][A-Z0-9]*(?:[_-]+[A-Z0-9]+)+$/;
const LOWER_LATIN = /[a-z]/;
/** Letters, digits and what joins them in an ID; what is written around hidden characters is one word. */
const WORD = new RegExp(`[\\p{L}\\p{M}\\p{N}_\\-${HYPHENS}${HIDDEN}]+`, 'gu');
const EMOJIS = new RegExp(EMOJI, 'gu');
/** The two joiners that Indic, Persian and other scripts are spelt with, between letters of such a script. */
const SPELLING = /(?<=[\p{L}\p{M}])[\u200C\u200D](?=[\p{L}\p{M}])/gu;

/** The disguised characters of `text`, from left to right. A word without a Latin letter is one of its own language. */
export function disguisesIn(text: string): Disguise[] {
  if (isPlain(text)) return [];
  const usual = usualIn(text);
  const disguises: Disguise[] = [];
  for (const word of text.matchAll(WORD)) {
    const hasLatin = /[A-Za-z]/.test(word[0]);
    const isLower = LOWER_LATIN.test(word[0]);
    const mixed = hasLatin ? mixedIn(word[0]) : undefined;
    let at = word.index;
    for (const character of word[0]) {
      const context = { hasLatin, isLower, isMixedIn: mixed?.(at - word.index) ?? false };
      const disguise = usual.has(at) ? undefined : classify(character, context);
      if (disguise !== undefined) disguises.push({ at, character, ...disguise });
      at += character.length;
    }
  }
  return disguises;
}

/** Whether `text` holds a disguised character. */
export const isDisguised = (text: string): boolean => disguisesIn(text).length > 0;

/** `text` as a reader takes it, the disguises replaced. */
export function undisguised(text: string): string {
  if (isPlain(text)) return text;
  let seen = '';
  let from = 0;
  for (const { at, character, seenAs } of disguisesIn(text)) {
    seen += text.slice(from, at) + seenAs;
    from = at + character.length;
  }
  return seen + text.slice(from);
}

/** `text` without what nobody sees. */
export const withoutHidden = (text: string): string => text.replace(HIDDEN_CHARACTERS, '');

/** The offsets of hidden characters that are where they belong. */
function usualIn(text: string): ReadonlySet<number> {
  const usual = new Set<number>();
  for (const emoji of text.matchAll(EMOJIS)) {
    for (let at = 0; at < emoji[0].length; at += 1) usual.add(emoji.index + at);
  }
  for (const joiner of text.matchAll(SPELLING)) {
    const around = text[joiner.index - 1] as string;
    const behind = text[joiner.index + 1] as string;
    if (!LATIN.test(around) && !LATIN.test(behind)) usual.add(joiner.index);
  }
  return usual;
}

/** Which places of `word` lie among Latin letters, without a hyphen or the like between; in the shape of an ID all do. */
function mixedIn(word: string): (at: number) => boolean {
  if (ID_SHAPE.test(skeleton(word))) return () => true;
  const runs = [...word.matchAll(LETTERS)].filter(([run]) => /[A-Za-z]/.test(run));
  return (at) => runs.some(({ index, 0: run }) => index <= at && at < index + run.length);
}

interface Context {
  readonly hasLatin: boolean;
  readonly isLower: boolean;
  readonly isMixedIn: boolean;
}

function classify(
  character: string,
  { hasLatin, isLower, isMixedIn }: Context,
): Pick<Disguise, 'kind' | 'seenAs'> | undefined {
  if (IS_HIDDEN.test(character)) return { kind: 'hidden', seenAs: '' };
  if (!hasLatin) return undefined;
  if (IS_HYPHEN.test(character)) return { kind: 'hyphen', seenAs: '-' };
  if (IS_DRESSED.test(character)) return { kind: 'letter', seenAs: character.normalize('NFKC') };
  const known = LOOK_ALIKES.get(character);
  if (known !== undefined) return { kind: 'letter', seenAs: isLower ? known.toLowerCase() : known };
  const seen = isMixedIn && OTHER_LETTER.test(character) ? seenAs(character) : undefined;
  return seen === undefined ? undefined : { kind: 'letter', seenAs: seen };
}
