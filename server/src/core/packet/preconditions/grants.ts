import type { RichText } from '../../syntax/markdown/richText.ts';
import type { Located } from '../../syntax/span.ts';
import { located } from '../values.ts';

const GRANT_WORD = /(?<![\p{L}\p{N}_-])grants?(?![\p{L}\p{N}_-])/giu;
const NAME_CHARACTER = /[\p{L}\p{N}_.-]/u;
const DISTINCT = /(?<![\p{L}\p{N}_-])distinct$/iu;

/** What a reader of grant phrases has to know of the map. */
export interface GrantNames {
  isGrant(name: string): boolean;
}

/**
 * The names in the phrases `[distinct] NAME grant` and `[distinct] NAME / NAME grants` of `item`. Without `distinct`
 * one of a phrase's names must hold an upper-case letter, a digit or `_`, or be a grant of the map. A name may be a
 * blocker reference as well, and then asks for both.
 */
export function grantNamesIn(item: RichText, known: GrantNames): Located<string>[] {
  if (!/grant/i.test(item.text)) return [];
  return [...item.text.matchAll(GRANT_WORD)].flatMap((match) => namesBefore(item, match.index, known));
}

/** Walks back from the word `grant`, which takes time in proportion to the phrase alone. */
function namesBefore(item: RichText, grantAt: number, known: GrantNames): Located<string>[] {
  const { text } = item;
  const names: Located<string>[] = [];
  let at = skipBlanks(text, grantAt);
  if (at === grantAt) return [];
  for (;;) {
    const end = at;
    while (at > 0 && NAME_CHARACTER.test(text[at - 1] as string)) at -= 1;
    if (at === end) break;
    names.push(located(item, at, end));
    const slash = skipBlanks(text, at);
    if (text[slash - 1] !== '/') break;
    at = skipBlanks(text, slash - 1);
  }
  const isDistinct = DISTINCT.test(text.slice(Math.max(0, at - 20), at).trimEnd());
  names.reverse();
  const first = names[0];
  if (!isDistinct && first !== undefined && /^distinct$/i.test(first.value)) return [];
  const areNames = isDistinct || names.some(({ value }) => /[\p{Lu}\p{N}_]/u.test(value) || known.isGrant(value));
  return areNames ? names : [];
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at > 0 && /\s/.test(text[at - 1] as string)) at -= 1;
  return at;
}
