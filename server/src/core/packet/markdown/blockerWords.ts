import type { Block } from '../../syntax/markdown/document.ts';
import type { RichText } from '../../syntax/markdown/richText.ts';
import type { Span } from '../../syntax/span.ts';
import type { BlockerWord, Option, StandingList } from '../model.ts';
import { blockerWordsOf } from '../words.ts';

/** All words of a blocker ID's shape in the packet's text, each with the kind of place that it stands in. */
export function findBlockerWords(
  blocks: readonly Block[],
  options: readonly Option[],
  standing: StandingList | undefined,
): BlockerWord[] {
  const cells = new Set(
    options.flatMap(({ preconditions }) => (preconditions.kind === 'cells' ? preconditions.cells : [])),
  );
  const isListed = withinAny(standing?.entries.map((entry) => entry.span) ?? []);
  const placeOf = (text: RichText, span: Span): BlockerWord['place'] =>
    cells.has(text) ? 'precondition' : isListed(span) ? 'standing-list' : 'prose';
  return blocks.flatMap(textsOf).flatMap((text) =>
    blockerWordsOf(text).flatMap((word): BlockerWord[] => {
      const end = word.at + word.text.length;
      const span = text.sourceOf(word.at, end);
      const place = placeOf(text, span);
      // In prose `FIX7-P0-X-1.md` is a file's name.
      const isFileName = place === 'prose' && /^\.[a-z]/.test(text.text.slice(end));
      return isFileName ? [] : [{ value: word.text, span, place }];
    }),
  );
}

/** Whether a span lies in one of `spans`, which follow each other. */
const withinAny =
  (spans: readonly Span[]) =>
  ({ start, end }: Span): boolean => {
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((spans[middle] as Span).end < end) low = middle + 1;
      else high = middle;
    }
    const around = spans[low];
    return around !== undefined && around.start <= start && end <= around.end;
  };

const textsOf = (block: Block): readonly RichText[] =>
  block.kind === 'text' ? [block.text] : [block.header, ...block.rows].flatMap((row) => row.cells);
