import { Excess, MOST_NESTED } from './excess.ts';

const MARKER = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;

/** Throws where a line has containers in each other by the hundred, which would take the library minutes. */
export function checkNesting(text: string): void {
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n', at);
    const end = found === -1 ? text.length : found;
    if (end - at > MOST_NESTED && isNestedTooDeep(text, at)) {
      throw new Excess({ start: at, end }, `Nothing is read that stands in more than ${MOST_NESTED} quotes and lists.`);
    }
    at = end + 1;
  }
}

function isNestedTooDeep(text: string, start: number): boolean {
  let count = 0;
  for (MARKER.lastIndex = start; MARKER.test(text); ) {
    count += 1;
    if (count > MOST_NESTED) return true;
  }
  return false;
}
