import { LOOK_ALIKES } from './words.ts';

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

/** Default_Ignorable_Code_Point (Unicode, DerivedCoreProperties), and the blank braille pattern. */
const HIDDEN = /[\p{DI}\u2800]/u;
const HYPHEN = /[\u2010\u2011\u2212\uFE63\uFF0D]/u;
/** Full-width and mathematical letters, which are Latin ones in another dress. */
const DRESSED = /[\uFF10-\uFF3A\uFF41-\uFF5A\u{1D400}-\u{1D7FF}]/u;
const LATIN = /\p{Script=Latin}/u;
const LOWER_LATIN = /[a-z]/;
/** Letters, digits and what joins them in an ID; what is written around hidden characters is one word. */
const WORD = /[\p{L}\p{M}\p{N}\p{DI}\u2800\u2010\u2011\u2212\uFE63\uFF0D_-]+/gu;
/** An emoji's own parts: presentation and joiners belong to it. */
const EMOJI = /(?:\p{ExtPict}|[0-9#*]\uFE0F\u20E3)(?:\p{EMod}|\uFE0F|[\u{E0020}-\u{E007F}]|\u200D\p{ExtPict})*/gu;
/** The two joiners that Indic, Persian and other scripts are spelt with, between letters of such a script. */
const SPELLING = /(?<=[\p{L}\p{M}])[\u200C\u200D](?=[\p{L}\p{M}])/gu;

/** The disguised characters of `text`, from left to right. A word without a Latin letter is one of its own language. */
export function disguisesIn(text: string): Disguise[] {
  if (/^[\x20-\x7E]*$/.test(text)) return [];
  const usual = usualIn(text);
  const disguises: Disguise[] = [];
  for (const word of text.matchAll(WORD)) {
    const hasLatin = /[A-Za-z]/.test(word[0]);
    const isLower = LOWER_LATIN.test(word[0]);
    let at = word.index;
    for (const character of word[0]) {
      const disguise = usual.has(at) ? undefined : classify(character, hasLatin, isLower);
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
  let seen = '';
  let from = 0;
  for (const { at, character, seenAs } of disguisesIn(text)) {
    seen += text.slice(from, at) + seenAs;
    from = at + character.length;
  }
  return seen + text.slice(from);
}

/** The offsets of hidden characters that are where they belong. */
function usualIn(text: string): ReadonlySet<number> {
  const usual = new Set<number>();
  for (const emoji of text.matchAll(EMOJI)) {
    for (let at = 0; at < emoji[0].length; at += 1) usual.add(emoji.index + at);
  }
  for (const joiner of text.matchAll(SPELLING)) {
    const around = text[joiner.index - 1] as string;
    const behind = text[joiner.index + 1] as string;
    if (!LATIN.test(around) && !LATIN.test(behind)) usual.add(joiner.index);
  }
  return usual;
}

function classify(
  character: string,
  hasLatin: boolean,
  isLower: boolean,
): Pick<Disguise, 'kind' | 'seenAs'> | undefined {
  if (HIDDEN.test(character)) return { kind: 'hidden', seenAs: '' };
  if (!hasLatin) return undefined;
  if (HYPHEN.test(character)) return { kind: 'hyphen', seenAs: '-' };
  if (DRESSED.test(character)) return { kind: 'letter', seenAs: character.normalize('NFKC') };
  const seenAs = LOOK_ALIKES.get(character);
  if (seenAs === undefined) return undefined;
  return { kind: 'letter', seenAs: isLower ? seenAs.toLowerCase() : seenAs };
}
