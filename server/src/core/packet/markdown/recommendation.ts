import { Recalled } from '../../syntax/recalled.ts';
import { type Located, movedBy, type Span, shifted } from '../../syntax/span.ts';
import type { Recommendation } from '../model.ts';
import { located } from '../values.ts';
import { blockerWordsOf, wordsOf } from '../words.ts';
import { readLabel } from './labels.ts';
import { type Line, movedLine } from './lines.ts';
import type { PlacedPart, ReadParts } from './readParts.ts';

const LEAD = /^recommended\b/i;
const DISCHARGE = /\bdischarg(?:e|es|ed|ing)\b/i;
const LEVERAGE = /\bhighest[- ]leverage\b/i;
const SENTENCE_END = /[.!?](?=\s|$)/g;

/** A line, and where it stands behind the start of the part that the section begins in. */
interface SectionLine {
  readonly line: Line;
  readonly start: number;
}

const recommendations = new Recalled<Line, Recommendation>();

/**
 * What the packet recommends, under the first line that starts with `Recommended`, which is in a `notable` part.
 * `options` are the IDs of its options: the same object as long as they are the same.
 */
export function readRecommendation(parts: ReadParts, options: ReadonlySet<string>): Recommendation | undefined {
  const isLead = (line: Line): boolean => LEAD.test(line.text.text);
  const at = parts.notable.find(({ part }) => part.loud.some(isLead));
  if (at === undefined) return undefined;
  const section = sectionFrom(parts, at, isLead);
  const [lead] = section;
  if (lead === undefined) return undefined;
  const by = [options, ...section.flatMap(({ line, start }) => [line, start])];
  return movedRecommendation(
    recommendations.of(lead.line, by, () => readSection(lead.line, section, options)),
    at.start,
  );
}

function readSection(lead: Line, section: readonly SectionLine[], options: ReadonlySet<string>): Recommendation {
  const lines = section.map(({ line, start }) => movedLine(line, start));
  return {
    lead: lead.text.span,
    option: lines.map((line) => optionIn(line, options)).find((option) => option !== undefined),
    discharges: readDischarges(lines),
    leverage: readLeverage(lines),
  };
}

/** The same, `by` characters further on. */
const movedRecommendation = ({ lead, option, discharges, leverage }: Recommendation, by: number): Recommendation => ({
  lead: shifted(lead, by),
  option: option && movedBy(option, by),
  discharges: discharges.map((blocker) => movedBy(blocker, by)),
  leverage: leverage && {
    span: shifted(leverage.span, by),
    blocker: leverage.blocker && movedBy(leverage.blocker, by),
  },
});

/**
 * The lead line in the part at `at` and what stands under it, up to the next heading, and for a lead line that is no
 * heading up to the next line with a label.
 */
function sectionFrom(parts: ReadParts, at: PlacedPart, isLead: (line: Line) => boolean): readonly SectionLine[] {
  const section: SectionLine[] = [];
  for (const { part, start } of parts.from(at)) {
    for (const line of part.lines) {
      const lead = section[0]?.line;
      if (lead === undefined && !isLead(line)) continue;
      const isHeading = lead !== undefined && lead.level > 0;
      if (lead !== undefined && (line.level > 0 || (!isHeading && readLabel(line) !== undefined))) return section;
      section.push({ line, start: start - at.start });
    }
  }
  return section;
}

/** The first option named outside parentheses. */
function optionIn({ text }: Line, options: ReadonlySet<string>): Located<string> | undefined {
  const outside = text.text.replace(/\([^()]*\)/g, (group) => ' '.repeat(group.length));
  const word = wordsOf(outside).find((each) => each.shape === 'option' || options.has(each.text));
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
