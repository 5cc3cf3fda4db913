import { span } from '../../span.ts';
import { Excess } from './excess.ts';

/** What people read has hundreds of lines. A packet of 500 options and 20,000 blockers has 20,000, and 2,300,000 characters. */
const MOST_LINES = 30_000;
const MOST_CHARACTERS = 3_000_000;

/** Throws where a text is longer than what is read; that is told at its start, where whoever opens it looks. */
export function checkLength(text: string): void {
  if (text.length > MOST_CHARACTERS) throw tooLong(text, MOST_CHARACTERS, 'characters');
  if (text.length >= MOST_LINES && hasMoreLines(text)) throw tooLong(text, MOST_LINES, 'lines');
}

function tooLong(text: string, most: number, what: string): Excess {
  const end = text.search(/[\r\n]|$/);
  return new Excess(
    span(0, Math.min(end, SHOWN)),
    `Nothing is read of a text of more than ${most.toLocaleString('en')} ${what}. Divide it into several.`,
  );
}

/** The first line may be all of the text. */
const SHOWN = 80;

/** CRLF, LF and CR each end a line (CommonMark 0.31, section 2.1). */
function hasMoreLines(text: string): boolean {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1 && count <= MOST_LINES; at = text.indexOf('\n', at + 1)) count += 1;
  for (let at = text.indexOf('\r'); at !== -1 && count <= MOST_LINES; at = text.indexOf('\r', at + 1)) {
    if (text[at + 1] !== '\n') count += 1;
  }
  return count > MOST_LINES;
}
