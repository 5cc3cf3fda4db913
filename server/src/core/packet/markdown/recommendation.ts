import type { Located, Span } from '../../syntax/span.ts';
import type { Recommendation } from '../model.ts';
import { located } from '../values.ts';
import { blockerWordsOf, wordsOf } from '../words.ts';
import { readLabel } from './labels.ts';
import type { Line } from './lines.ts';

const LEAD = /^recommended\b/i;
const DISCHARGE = /\bdischarg(?:e|es|ed|ing)\b/i;
const LEVERAGE = /\bhighest[- ]leverage\b/i;
const SENTENCE_END = /[.!?](?=\s|$)/g;

/** What the packet recommends, under the first line that starts with `Recommended`. */
export function readRecommendation(
  lines: readonly Line[],
  isOption: (id: string) => boolean,
): Recommendation | undefined {
  const lead = lines.findIndex((line) => LEAD.test(line.text.text));
  if (lead === -1) return undefined;
  const section = [lines[lead] as Line, ...sectionBehind(lines, lead)];
  return {
    lead: (lines[lead] as Line).text.span,
    option: section.map((line) => optionIn(line, isOption)).find((option) => option !== undefined),
    discharges: readDischarges(section),
    leverage: readLeverage(section),
  };
}

/** Up to the next heading, and for a lead line that is no heading up to the next line with a label. */
function sectionBehind(lines: readonly Line[], lead: number): Line[] {
  const behind = lines.slice(lead + 1);
  const isHeading = (lines[lead] as Line).level > 0;
  const end = behind.findIndex((line) => line.level > 0 || (!isHeading && readLabel(line) !== undefined));
  return end === -1 ? behind : behind.slice(0, end);
}

/** The first option named outside parentheses. */
function optionIn({ text }: Line, isOption: (id: string) => boolean): Located<string> | undefined {
  const outside = text.text.replace(/\([^()]*\)/g, (group) => ' '.repeat(group.length));
  const word = wordsOf(outside).find((each) => each.shape === 'option' || isOption(each.text));
  return word && located(text, word.at, word.at + word.text.length);
}

/** The blockers named behind the word `discharge`, up to the end of its sentence. */
function readDischarges(section: readonly Line[]): Located<string>[] {
  const discharges: Located<string>[] = [];
  let isOpen = false;
  for (const { text } of section) {
    const word = DISCHARGE.exec(text.text);
    const from = isOpen ? 0 : word === null ? -1 : word.index;
    if (from === -1) continue;
    SENTENCE_END.lastIndex = from;
    const end = SENTENCE_END.exec(text.text)?.index ?? text.text.length;
    for (const each of blockerWordsOf(text)) {
      if (each.at >= from && each.at < end) discharges.push(located(text, each.at, each.at + each.text.length));
    }
    if (end < text.text.length || (isOpen && discharges.length > 0)) break;
    isOpen = true;
  }
  return discharges;
}

/** The blocker that the words `highest-leverage` are said of: the one named last before them, else the next one. */
function readLeverage(section: readonly Line[]): Recommendation['leverage'] {
  let last: Located<string> | undefined;
  for (const [index, { text }] of section.entries()) {
    const claim = LEVERAGE.exec(text.text);
    const words = blockerWordsOf(text).map((word) => located(text, word.at, word.at + word.text.length));
    if (claim === null) {
      last = words.at(-1) ?? last;
      continue;
    }
    const span: Span = text.sourceOf(claim.index, claim.index + claim[0].length);
    const before = words.filter((word) => word.span.start < span.start).at(-1) ?? last;
    const behind = words.find((word) => word.span.start > span.start) ?? nextBlocker(section, index + 1);
    return { span, blocker: before ?? behind };
  }
  return undefined;
}

function nextBlocker(section: readonly Line[], from: number): Located<string> | undefined {
  for (const { text } of section.slice(from)) {
    const word = blockerWordsOf(text)[0];
    if (word !== undefined) return located(text, word.at, word.at + word.text.length);
  }
  return undefined;
}
