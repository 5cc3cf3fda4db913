const BEGINNING = /(?:[-+*]|\d{1,9}[.)])[ \t]+[^ \t\r\n]|#{1,6}[ \t]/y;

/** Whether the line that starts at `at` begins a list item or a heading, which no paragraph goes on with. */
export function isBeginning(text: string, at: number): boolean {
  BEGINNING.lastIndex = at;
  return BEGINNING.test(text);
}
