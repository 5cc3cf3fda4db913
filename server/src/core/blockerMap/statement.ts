/** A condition's statement as it is compared: case, emphasis, white space and a last full stop do not count. */
export function normaliseStatement(statement: string): string {
  // Most statements are plain words with single blanks between them.
  const words = MARKS.test(statement) ? statement.replace(EMPHASIS, '') : statement;
  const inOneLine = UNEVEN.test(words) ? words.replace(/\s+/g, ' ') : words;
  return inOneLine.trim().replace(/ ?\.$/, '').toLowerCase();
}

const MARKS = /[*`~_]/;
const EMPHASIS = /[*`~]|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu;
/** White space that is no single blank. */
const UNEVEN = /\s\s|[^\S ]/;
