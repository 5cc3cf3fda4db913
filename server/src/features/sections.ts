import type { MarkdownDocument, TextBlock } from '../core/syntax/markdown/document.ts';
import { type Span, span } from '../core/syntax/span.ts';

/** A heading with all that stands under it, up to the next heading of its level or above. */
export interface Section {
  readonly heading: TextBlock;
  /** From the heading to the end of the last line that belongs to it, blank lines left out. */
  readonly span: Span;
  readonly level: number;
}

/** The sections of a Markdown text, in the order of their headings. */
export function sectionsOf({ blocks }: MarkdownDocument, text: string): readonly Section[] {
  const headings = blocks.filter((block): block is TextBlock => block.kind === 'text' && block.level > 0);
  const ends = headings.map(() => text.length);
  /** The sections that go on, each within the one before. */
  const open: number[] = [];
  for (const [index, { level, span }] of headings.entries()) {
    while (level <= (headings[open.at(-1) ?? -1]?.level ?? 0)) ends[open.pop() as number] = span.start;
    open.push(index);
  }
  return headings.map((heading, index) => {
    const end = text.slice(0, ends[index]).trimEnd().length;
    return { heading, span: span(heading.span.start, Math.max(end, heading.span.end)), level: heading.level };
  });
}
