import type { TableHead } from '../../syntax/markdown/pieces.ts';
import type { RichText } from '../../syntax/markdown/richText.ts';
import { VEIL } from '../../syntax/seen.ts';
import type { Located } from '../../syntax/span.ts';
import type { DefaultDeclaration } from '../model.ts';
import { located, rolesOf } from '../values.ts';
import type { PlacedPart, ReadParts } from './readParts.ts';

/** White space is looked at from where it starts only: from each of its characters, a line of blanks takes hours. */
const CHOOSERS = /\((?:the\s+(?!\s))?([^()]{0,500}?)(?<!\s)\s+(?:chooses?|may\s+choose)\b/i;
const DEFAULT = /(?<![\p{L}\p{N}_-])default(?:\s*[:=]\s*|\s+)([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)(?![\p{L}\p{N}_-])/giu;

/**
 * The line that leads to the options: of those between the table before and the options table, the last one that
 * starts with `Option`, else the last one. The options table's head is in the part at `at`.
 */
export function findLead(parts: ReadParts, at: PlacedPart, head: TableHead): RichText | undefined {
  let last: RichText | undefined;
  for (const { part, start } of parts.backFrom(at)) {
    const { lines, heads } = part;
    const end = part === at.part ? head.span.start : Number.POSITIVE_INFINITY;
    const table = heads.findLast(({ span }) => span.start < end);
    const between = lines.filter(({ text: { span } }) => span.start > (table?.span.start ?? -1) && span.start < end);
    const lead = between.findLast(({ text }) => /^options?\b/i.test(text.text))?.text;
    if (lead !== undefined) return lead.movedBy(start);
    last ??= between.at(-1)?.text.movedBy(start);
    if (table !== undefined) break;
  }
  return last;
}

/** `(…; default HOLD)` in the lead line. */
export const defaultInLead = (lead: RichText | undefined): DefaultDeclaration[] =>
  lead === undefined
    ? []
    : [...lead.text.matchAll(DEFAULT)]
        .filter((match) => isUpperCase(match[1] as string))
        .map((match) => {
          const end = match.index + match[0].length;
          return { option: located(lead, end - (match[1] as string).length, end), form: 'lead-line' };
        });

/** The pattern ignores the case of `default`, not that of the ID. */
const isUpperCase = (text: string): boolean => text === text.toUpperCase();

/** `(owner/GPT chooses exactly one; …)` in the lead line; `undefined` where it names nobody. */
export function choosersInLead(lead: RichText | undefined): Located<string>[] | undefined {
  const match = lead && CHOOSERS.exec(lead.text);
  if (lead === undefined || !match) return undefined;
  // Whom nobody may see named is named by nobody.
  if (lead.text.includes(VEIL)) return [];
  const roles = match[1] as string;
  const from = match.index + match[0].indexOf(roles, /^\((?:the\s+)?/i.exec(match[0])?.[0].length ?? 1);
  return rolesOf(lead, from, from + roles.length);
}
