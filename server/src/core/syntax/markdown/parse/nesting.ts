import { Excess, MOST_NESTED } from './excess.ts';

const MARKER = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;

/** A line may be in as many lists as its indentation has room for, and the library looks at all of them with every line. */
const MOST_COLUMNS = 1000;
/** What a tab fills up to a multiple of (CommonMark 0.31, section 2.2). */
const TAB = 4;

/** Throws where a line has containers in each other by the hundred, which would take the library minutes. */
export function checkNesting(text: string): void {
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n', at);
    const end = found === -1 ? text.length : found;
    if (end - at > MOST_NESTED && isNestedTooDeep(text, at)) {
      throw new Excess({ start: at, end }, `Nothing is read that stands in more than ${MOST_NESTED} quotes and lists.`);
    }
    if (end - at > MOST_COLUMNS / TAB && isIndentedTooFar(text, at)) {
      throw new Excess(
        { start: at, end },
        `Nothing is read of a text with a line that is indented by more than ${MOST_COLUMNS.toLocaleString('en')} columns.`,
      );
    }
    at = end + 1;
  }
}

function isIndentedTooFar(text: string, start: number): boolean {
  let columns = 0;
  for (let at = start; columns <= MOST_COLUMNS; at += 1) {
    if (text[at] === ' ') columns += 1;
    else if (text[at] === '\t') columns += TAB - (columns % TAB);
    else return false;
  }
  return true;
}

function isNestedTooDeep(text: string, start: number): boolean {
  let count = 0;
  for (MARKER.lastIndex = start; MARKER.test(text); ) {
    count += 1;
    if (count > MOST_NESTED) return true;
  }
  return false;
}
