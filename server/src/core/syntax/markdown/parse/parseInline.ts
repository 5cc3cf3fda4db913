import { Addresses } from './address.ts';
import type { Element } from './elements.ts';
import { HtmlTags } from './htmlTag.ts';
import { parseLinkEnd } from './links.ts';
import { NOWHERE, Section } from './section.ts';

const ESCAPABLE = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
const ENTITY = /^&(?:#\d+|#x[a-f\d]+|\w+);/i;
const PUNCTUATION = /[\p{S}\p{P}]/u;
/** Without one of these there is no bare address, as GFM knows them (0.29, section 6.9). */
const PART_OF_ADDRESS = /www\.|https?:\/\/|@/;
/** By character code, whether something may begin at a character of ASCII. A blank may begin a hard line break. */
const BEGINS = Array.from({ length: 128 }, (_, code) => '\\&`<*_~[]! '.includes(String.fromCharCode(code)));
const BEGINS_ADDRESS = Array.from({ length: 128 }, (_, code) => /[\w.+-]/.test(String.fromCharCode(code)));
const BLANK = 0x20;
const LINE_BREAK = 0x0a;
const WORD = /\w/;

/**
 * The library's inline parser once more, so that the time is proportional to the text, whatever it is: the library looks
 * back to the start of a paragraph for each bracket and asterisk, and ahead to its end for each backtick. Words in which
 * nothing can begin are passed over. What is parsed is the same, which a property test holds; only targets of links with
 * dozens of brackets in each other are none.
 */
export function parseInline(text: string, offset: number): Element[] {
  const mayHoldAddress = PART_OF_ADDRESS.test(text);
  let at = nextBeginning(text, 0, mayHoldAddress);
  // In most texts nothing begins.
  if (at === text.length) return [];
  const section = new Section(text, offset);
  const tags = new HtmlTags(section);
  const addresses = mayHoldAddress ? new Addresses(section) : undefined;
  while (at < text.length) at = nextBeginning(text, parseAt(section, tags, addresses, at) ?? at + 1, mayHoldAddress);
  return section.finish();
}

/** Where something may begin next, from `from` on; the text's end where nothing may. */
function nextBeginning(text: string, from: number, mayHoldAddress: boolean): number {
  let at = from;
  while (at < text.length && !mayBegin(text, at, mayHoldAddress)) at += 1;
  return at;
}

function mayBegin(text: string, at: number, mayHoldAddress: boolean): boolean {
  const code = text.charCodeAt(at);
  if (code === BLANK) {
    const next = text.charCodeAt(at + 1);
    return next === BLANK || next === LINE_BREAK;
  }
  return BEGINS[code] === true || (mayHoldAddress && BEGINS_ADDRESS[code] === true);
}

function parseAt(section: Section, tags: HtmlTags, addresses: Addresses | undefined, at: number): number | undefined {
  const { text } = section;
  const character = text[at] as string;
  const next = text[at + 1];
  switch (character) {
    case '\\':
      if (next === undefined) return undefined;
      if (next === '\n') return section.add('HardBreak', at, at + 2);
      return ESCAPABLE.includes(next) ? section.add('Escape', at, at + 2) : undefined;
    case '&': {
      const entity = ENTITY.exec(text.slice(at, at + 31));
      return entity === null ? undefined : section.add('Entity', at, at + entity[0].length);
    }
    case '`':
      return parseCode(section, at);
    case '<':
      return tags.parse(at);
    case '*':
    case '_':
      return parseEmphasis(section, character, at);
    case '~':
      if (next !== '~' || text[at + 2] === '~') return undefined;
      return section.delimit({ character, start: at, end: at + 2, size: 2, ...sidesOf(text, at, at + 2) });
    case ' ':
      return parseBlanks(section, at);
    case '[':
      return section.openBracket(at, at + 1);
    case '!':
      return next === '[' ? section.openBracket(at, at + 2) : undefined;
    case ']':
      return parseLinkEnd(section, at);
    default:
      return at > 0 && WORD.test(text[at - 1] as string) ? undefined : addresses?.parse(at);
  }
}

function parseCode(section: Section, start: number): number | undefined {
  const { text } = section;
  if (text[start - 1] === '`') return undefined;
  let open = start + 1;
  while (text[open] === '`') open += 1;
  const length = open - start;
  const close = section.nextBackticks(length, open);
  if (close === NOWHERE) return undefined;
  return section.add('InlineCode', start, close + length, [
    section.element('CodeMark', start, open),
    section.element('CodeMark', close, close + length),
  ]);
}

/** Two blanks or more before a line break; looked at from where they start only. */
function parseBlanks(section: Section, start: number): number | undefined {
  const { text } = section;
  if (text[start - 1] === ' ') return undefined;
  let end = start + 1;
  while (text[end] === ' ') end += 1;
  return text[end] === '\n' && end >= start + 2 ? section.add('HardBreak', start, end + 1) : undefined;
}

function parseEmphasis(section: Section, character: '*' | '_', start: number): number {
  const { text } = section;
  let end = start + 1;
  while (text[end] === character) end += 1;
  const sides = sidesOf(text, start, end);
  const canOpen = sides.canOpen && (character === '*' || !sides.canClose || sides.isBehindPunctuation);
  const canClose = sides.canClose && (character === '*' || !sides.canOpen || sides.isBeforePunctuation);
  return section.delimit({ character, start, end, size: end - start, canOpen, canClose });
}

/** Whether a run of delimiters is left-flanking and right-flanking (CommonMark 0.31, section 6.2). */
function sidesOf(text: string, start: number, end: number) {
  const [before, after] = [kindBeside(text, start - 1), kindBeside(text, end)];
  return {
    canOpen: after !== 'space' && (after !== 'punctuation' || before !== 'other'),
    canClose: before !== 'space' && (before !== 'punctuation' || after !== 'other'),
    isBehindPunctuation: before === 'punctuation',
    isBeforePunctuation: after === 'punctuation',
  };
}

type Kind = 'space' | 'punctuation' | 'other';

/** What stands at `at`; the ends of a text are as good as space. */
function kindBeside(text: string, at: number): Kind {
  return KINDS[text.charCodeAt(at)] ?? kindOf(text.charAt(at));
}

const kindOf = (character: string): Kind =>
  /\s|^$/.test(character) ? 'space' : PUNCTUATION.test(character) ? 'punctuation' : 'other';

/** By character code, of ASCII. */
const KINDS = Array.from({ length: 128 }, (_, code) => kindOf(String.fromCharCode(code)));
