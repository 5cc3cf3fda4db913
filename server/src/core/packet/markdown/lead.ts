import type { TableHead } from '../../syntax/markdown/pieces.ts';
import type { RichText } from '../../syntax/markdown/richText.ts';
import { Recalled } from '../../syntax/recalled.ts';
import { VEIL } from '../../syntax/seen.ts';
import { type Located, movedBy } from '../../syntax/span.ts';
import type { DefaultDeclaration } from '../model.ts';
import { located, rolesOf } from '../values.ts';
import type { PlacedPart, ReadParts } from './readParts.ts';

/** White space is looked at from where it starts only: from each of its characters, a line of blanks takes hours. */
const CHOOSERS = /\((?:the\s+(?!\s))?([^()]{0,500}?)(?<!\s)\s+(?:chooses?|may\s+choose)\b/i;
const DEFAULT = /(?<![\p{L}\p{N}_-])default(?:\s*[:=]\s*|\s+)([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)(?![\p{L}\p{N}_-])/giu;

/** The line that leads to the options, and where the part starts from which its places are counted. */
export interface Lead {
  readonly text: RichText;
  readonly start: number;
}

/**
 * The line that leads to the options: of those between the table before and the options table, the last one that
 * starts with `Option`, else the last one. The options table's head is in the part at `at`.
 */
export function findLead(parts: ReadParts, at: PlacedPart, head: TableHead): Lead | undefined {
  let last: Lead | undefined;
  for (const { part, start } of parts.backFrom(at)) {
    const { lines, heads } = part;
    const end = part === at.part ? head.span.start : Number.POSITIVE_INFINITY;
    const table = heads.findLast(({ span }) => span.start < end);
    const between = lines.filter(({ text: { span } }) => span.start > (table?.span.start ?? -1) && span.start < end);
    const lead = between.findLast(({ text }) => /^options?\b/i.test(text.text));
    if (lead !== undefined) return { text: lead.text, start };
    const behind = between.at(-1);
    if (behind !== undefined) last ??= { text: behind.text, start };
    if (table !== undefined) break;
  }
  return last;
}

/** What a lead line says, read once for all versions of the text that have it. */
const said = new Recalled<RichText, LeadWords>();

interface LeadWords {
  /** Behind the word `default`. */
  readonly defaults: readonly Located<string>[];
  /** `undefined` where it names nobody. */
  readonly choosers: readonly Located<string>[] | undefined;
}

const wordsIn = (text: RichText): LeadWords =>
  said.of(text, [], () => ({ defaults: defaultsIn(text), choosers: choosersIn(text) }));

/** `(…; default HOLD)` in the lead line. */
export const defaultInLead = (lead: Lead | undefined): DefaultDeclaration[] =>
  lead === undefined
    ? []
    : wordsIn(lead.text).defaults.map((option) => ({ option: movedBy(option, lead.start), form: 'lead-line' }));

/** `(owner/GPT chooses exactly one; …)` in the lead line; `undefined` where it names nobody. */
export const choosersInLead = (lead: Lead | undefined): readonly Located<string>[] | undefined =>
  lead && wordsIn(lead.text).choosers?.map((role) => movedBy(role, lead.start));

const defaultsIn = (text: RichText): Located<string>[] =>
  [...text.text.matchAll(DEFAULT)]
    .filter((match) => isUpperCase(match[1] as string))
    .map((match) => {
      const end = match.index + match[0].length;
      return located(text, end - (match[1] as string).length, end);
    });

/** The pattern ignores the case of `default`, not that of the ID. */
const isUpperCase = (text: string): boolean => text === text.toUpperCase();

function choosersIn(text: RichText): Located<string>[] | undefined {
  const match = CHOOSERS.exec(text.text);
  if (match === null) return undefined;
  // Whom nobody may see named is named by nobody.
  if (text.text.includes(VEIL)) return [];
  const roles = match[1] as string;
  const from = match.index + match[0].indexOf(roles, /^\((?:the\s+)?/i.exec(match[0])?.[0].length ?? 1);
  return rolesOf(text, from, from + roles.length);
}
