import { countWhile } from '../../syntax/countWhile.ts';
import type { RichText } from '../../syntax/markdown/richText.ts';
import type { Span } from '../../syntax/span.ts';
import type { BlockerWord, StandingBlocker } from '../model.ts';
import { blockerWordsOf } from '../words.ts';

/**
 * The words of a blocker ID's shape in `text`, each with the kind of place that it stands in. `listed` are the entries
 * of the standing list that stand in the same part of the packet.
 */
export const blockerWordsIn = (
  text: RichText,
  isPrecondition: boolean,
  listed: readonly StandingBlocker[],
): BlockerWord[] =>
  blockerWordsOf(text).flatMap((word): BlockerWord[] => {
    const end = word.at + word.text.length;
    const span = text.sourceOf(word.at, end);
    const place = isPrecondition ? 'precondition' : isWithinAny(span, listed) ? 'standing-list' : 'prose';
    // In prose `FIX7-P0-X-1.md` is a file's name.
    const isFileName = place === 'prose' && /^\.[a-z]/.test(text.text.slice(end));
    return isFileName ? [] : [{ value: word.text, span, place }];
  });

/** Whether a span lies in one of `entries`, which follow each other. */
function isWithinAny({ start, end }: Span, entries: readonly StandingBlocker[]): boolean {
  const around = entries[countWhile(entries, ({ span }) => span.end < end)]?.span;
  return around !== undefined && around.start <= start && end <= around.end;
}
