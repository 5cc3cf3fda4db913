import type { SyntaxProblem } from '../span.ts';
import { isBeginning } from './beginnings.ts';

/** Containers of a line inside each other; what people write has a handful. */
const MOST_CONTAINERS = 200;
/** Characters of a paragraph times its brackets and backticks, each of which is looked for up to the paragraph's end. */
const MOST_LOOKING = 200_000_000;

const MARKER = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;
const SEEKING = /\]\(|`+/g;

/**
 * Where a text would take a Markdown parser minutes, which nothing that people write does: containers in each other by
 * the hundred, or one paragraph of brackets and backticks without end.
 */
export function findExcess(text: string): SyntaxProblem | undefined {
  let paragraph = { start: 0, seeking: 0 };
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n', at);
    const end = found === -1 ? text.length : found;
    if (isNestedTooDeep(text, at)) {
      return {
        span: { start: at, end },
        message: `Nothing is read that stands in more than ${MOST_CONTAINERS} quotes and lists.`,
      };
    }
    const line = text.slice(at, end);
    const isTable = line.includes('|');
    // The cells of a table are read one by one.
    if (isTable || isBeginning(text, at)) paragraph = { start: at, seeking: 0 };
    paragraph.seeking += countIn(line);
    const length = end - paragraph.start;
    if (length * paragraph.seeking > MOST_LOOKING) {
      const span = { start: paragraph.start, end };
      return {
        span,
        message: 'This paragraph has too many brackets or backticks to be read; divide it by blank lines.',
      };
    }
    if (isTable || line.trim() === '') paragraph = { start: end + 1, seeking: 0 };
    at = end + 1;
  }
  return undefined;
}

function isNestedTooDeep(text: string, start: number): boolean {
  let count = 0;
  for (MARKER.lastIndex = start; MARKER.test(text); ) {
    count += 1;
    if (count > MOST_CONTAINERS) return true;
  }
  return false;
}

function countIn(line: string): number {
  let count = 0;
  for (const _ of line.matchAll(SEEKING)) count += 1;
  return count;
}
