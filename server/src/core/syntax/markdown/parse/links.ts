import type { Element } from './elements.ts';
import { NOWHERE, type Section } from './section.ts';

/** Brackets in a link's target that are not escaped, in each other; CommonMark asks for three, other parsers stop here too. */
const MOST_BRACKETS = 32;
/** Characters of a link's label (CommonMark 0.31, section 4.7). */
const MOST_LABEL = 999;

/** Adds the link or picture that the bracket at `start` closes, and gives its end. */
export function parseLinkEnd(section: Section, start: number): number | undefined {
  const bracket = section.closeBracket();
  if (bracket === undefined || !bracket.isActive) return undefined;
  const { text } = section;
  const next = text[start + 1];
  if (skipSpace(text, bracket.end) === start && next !== '(' && next !== '[') return undefined;
  const content = [
    section.element('LinkMark', bracket.start, bracket.end),
    ...section.takeFrom(bracket),
    section.element('LinkMark', start, start + 1),
  ];
  const end = next === '(' ? addTarget(section, start + 1, content) : addLabel(section, start + 1, content);
  return section.addLink(bracket.isPicture ? 'Image' : 'Link', bracket.start, end, content);
}

/** `(target "title")`; gives its end, or `start` where there is none. */
function addTarget(section: Section, start: number, content: Element[]): number {
  const { text } = section;
  const from = skipSpace(text, start + 1);
  const target = targetEnd(section, from);
  let at = target === undefined ? from : skipSpace(text, target);
  const title = target !== undefined && at !== target ? titleEnd(section, at) : undefined;
  const titleStart = at;
  if (title !== undefined) at = skipSpace(text, title);
  if (text[at] !== ')') return start;
  content.push(section.element('LinkMark', start, start + 1));
  if (target !== undefined) content.push(section.element('URL', from, target));
  if (title !== undefined) content.push(section.element('LinkTitle', titleStart, title));
  content.push(section.element('LinkMark', at, at + 1));
  return at + 1;
}

function targetEnd({ text }: Section, start: number): number | undefined {
  const isBracketed = text[start] === '<';
  let depth = 0;
  let at = isBracketed ? start + 1 : start;
  for (; at < text.length; at += 1) {
    const character = text[at] as string;
    if (character === '\\') {
      // A blank ends a target, and a line break one in brackets, escaped or not.
      if (isBracketed ? text[at + 1] !== '\n' : !isSpace(text[at + 1])) at += 1;
    } else if (isBracketed) {
      if (character === '>') return at + 1;
      if (character === '<' || character === '\n') return undefined;
    } else if (isSpace(character)) break;
    else if (character === '(') {
      depth += 1;
      if (depth > MOST_BRACKETS) return undefined;
    } else if (character === ')') {
      if (depth === 0) break;
      depth -= 1;
    }
  }
  return isBracketed || at === start ? undefined : Math.min(at, text.length);
}

function titleEnd(section: Section, start: number): number | undefined {
  const open = section.text[start];
  if (open !== '"' && open !== "'" && open !== '(') return undefined;
  const end = section.nextUnescaped(open === '(' ? ')' : open, start + 1);
  return end === NOWHERE ? undefined : end + 1;
}

/** `[label]`; gives its end, or `start` where there is none. */
function addLabel(section: Section, start: number, content: Element[]): number {
  const { text } = section;
  if (text[start] !== '[') return start;
  const most = Math.min(text.length, start + 1 + MOST_LABEL);
  for (let at = start + 1; at < most; at += 1) {
    const character = text[at];
    if (character === '[') return start;
    if (character === '\\') at += 1;
    else if (character === ']') {
      content.push(section.element('LinkLabel', start, at + 1));
      return at + 1;
    }
  }
  return start;
}

const isSpace = (character: string | undefined): boolean =>
  character === ' ' || character === '\t' || character === '\n' || character === '\r';

function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text[at])) at += 1;
  return at;
}
