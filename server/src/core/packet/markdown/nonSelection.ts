import { RichText } from '../../syntax/markdown/richText.ts';
import { asSeen, isPlain, VEIL } from '../../syntax/seen.ts';
import type { Span } from '../../syntax/span.ts';

const NON_SELECTIONS = [
  /\bno\s+options?\s+(?:is|are|has\s+been|have\s+been)\s+selected\b/gi,
  /\bnothing\s+(?:is|has\s+been)\s+selected\b/gi,
  /\b(?:does\s+not|doesn['’]t)\s+select\s+(?:an|any)\s+option\b/gi,
];
const SELECTS = /select/i;
/** A condition about a selection (`if no option is selected by Friday`) says nothing of the packet's own. */
const CONDITIONAL = /\b(?:if|when|while|unless|until|where|whether|whenever)\s+$/i;
const NONE_RESOLVED = /\bnone\s+of\s+the\b[^.]{0,80}?\bblockers?\s+(?:is|are)\s+(?:resolved|proven)\b/gi;

/**
 * The sentences of `text` by which the packet says that it selects nothing. One that only a reader takes for such a
 * sentence, because characters hide in it, counts too: it can only take something out of force.
 */
export function nonSelectionsIn(text: RichText): Span[] {
  // Of a plain text no letter is taken for another, and most speak of no selection.
  if (!SELECTS.test(text.text) && isPlain(text.text)) return [];
  const plain = plainNonSelectionsIn(text);
  const seen = asSeen(text.text);
  if (plain.length > 0 || seen === text.text) return plain;
  return plainNonSelectionsIn(RichText.plain(seen, 0)).length > 0 ? [text.span] : [];
}

const plainNonSelectionsIn = (text: RichText): Span[] =>
  NON_SELECTIONS.flatMap((pattern) => matchesIn(text, pattern))
    // Where words may be hidden, the condition may be one of them.
    .filter(({ before }) => !CONDITIONAL.test(before) || text.text.includes(VEIL))
    .map(({ span }) => span)
    .sort((one, other) => one.start - other.start);

/** The sentences of `text` that say that none of the blockers is resolved. */
export const noneResolvedIn = (text: RichText): Span[] => matchesIn(text, NONE_RESOLVED).map(({ span }) => span);

const matchesIn = (text: RichText, pattern: RegExp): { readonly span: Span; readonly before: string }[] =>
  [...text.text.matchAll(pattern)].map((match) => ({
    span: text.sourceOf(match.index, match.index + match[0].length),
    before: text.text.slice(Math.max(0, match.index - 20), match.index),
  }));
