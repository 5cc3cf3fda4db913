import { eastAsianWidth } from 'get-east-asian-width';

/** Made when a text is first measured: it takes as long as a packet takes to be read. */
let characters: Intl.Segmenter | undefined;
const EMOJI = /\p{Emoji_Presentation}|\uFE0F/u;
const INVISIBLE = /^[\p{DI}\p{Cc}\p{M}]+$/u;

/** How many columns `text` takes in a font of one width: two for wide characters and emoji, none for hidden ones. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7E]*$/.test(text)) return text.length;
  characters ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let width = 0;
  for (const { segment } of characters.segment(text)) {
    if (INVISIBLE.test(segment)) continue;
    width += EMOJI.test(segment) ? 2 : eastAsianWidth(segment.codePointAt(0) ?? 0);
  }
  return width;
}
