import type { Packet } from '../../core/packet/model.ts';
import { isOptionWord, wordsOf } from '../../core/packet/words.ts';
import type { Piece } from '../../core/syntax/markdown/document.ts';
import type { RichText } from '../../core/syntax/markdown/richText.ts';
import { type Located, touches } from '../../core/syntax/span.ts';

/**
 * Where `pieces` of a packet's text name one of its options. An ID of a single word is left out: in prose it may be a
 * word of the language.
 */
export function optionWordsIn(pieces: readonly Piece[], packet: Packet): readonly Located<string>[] {
  const ids = new Set(packet.options.map(({ id }) => id.value).filter(isOptionWord));
  if (ids.size === 0) return [];
  return pieces.flatMap(textsOf).flatMap((text) => wordsIn(text, ids));
}

const wordsIn = (text: RichText, ids: ReadonlySet<string>): Located<string>[] =>
  wordsOf(text.text)
    .filter((word) => ids.has(word.text) && !text.addresses.some((address) => touches(address, word.at)))
    .map(({ text: value, at }) => ({ value, span: text.sourceOf(at, at + value.length) }));

const textsOf = (piece: Piece): readonly RichText[] => (piece.kind === 'text' ? [piece.text] : piece.cells);
