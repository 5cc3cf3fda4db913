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
  const entries = standing?.entries.map((entry) => entry.span) ?? [];
  const placeOf = (text: RichText, span: Span): BlockerWord['place'] => {
    if (cells.has(text)) return 'precondition';
    return entries.some((entry) => entry.start <= span.start && span.end <= entry.end) ? 'standing-list' : 'prose';
  };
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

const textsOf = (block: Block): readonly RichText[] =>
  block.kind === 'text' ? [block.text] : [block.header, ...block.rows].flatMap((row) => row.cells);
