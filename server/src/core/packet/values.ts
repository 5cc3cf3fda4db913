import type { RichText } from '../syntax/markdown/richText.ts';
import { isPlain } from '../syntax/seen.ts';
import type { Located } from '../syntax/span.ts';
import { withoutHidden } from './disguise.ts';

const NONE_LIKE = /^(?:none|—|–|-|n\/a)$/i;
const PLACEHOLDER = /^(?:tbd|n\/a|<[^>]*>|…|\.\.\.)$/i;

/** `text` without white space at its ends and without a last full stop. */
export function bare(text: string): string {
  const trimmed = text.trim();
  return trimmed.endsWith('.') ? trimmed.slice(0, -1).trimEnd() : trimmed;
}

/** Whether `text` says that there is nothing: `none`, `—`, `-`, `n/a`, in any case. */
export const isNoneLike = (text: string): boolean => NONE_LIKE.test(bare(text));

/** Whether `text` only keeps a place free: `TBD`, `n/a`, `<…>`, `…`, `...`. It is as good as missing. */
export const isPlaceholder = (text: string): boolean => PLACEHOLDER.test(visible(text));

/** Whether `text` says something where a role, a date, a reason or a reference is due. */
export const isGiven = (text: string | undefined): text is string =>
  text !== undefined && visible(text) !== '' && !isPlaceholder(text);

/** What there is to see of `text`. */
const visible = (text: string): string => (isPlain(text) ? text : withoutHidden(text)).trim();

/** The stretch `[from, to)` of `text` as a located value, white space at its ends left out. */
export function located(text: RichText, from: number, to: number): Located<string> {
  const part = text.text.slice(from, to).trimStart();
  const start = Math.max(from, to - part.length);
  const value = part.trimEnd();
  return { value, span: text.sourceOf(start, start + value.length) };
}

/** The parts of `[from, to)` of `text` between matches of `separator` (a global pattern), blank ones left out. */
export function partsOf(text: RichText, from: number, to: number, separator: RegExp): Located<string>[] {
  const whole = text.text.slice(from, to);
  if (whole.search(separator) === -1) return whole.trim() === '' ? [] : [located(text, from, to)];
  const separators = [...whole.matchAll(separator)];
  const parts = Array.from({ length: separators.length + 1 }, (_, index) => {
    const before = separators[index - 1];
    const behind = separators[index];
    const start = before === undefined ? from : from + before.index + before[0].length;
    return located(text, start, behind === undefined ? to : from + behind.index);
  });
  return parts.every(({ value }) => value !== '') ? parts : parts.filter(({ value }) => value !== '');
}

const ROLE_SEPARATOR = /[/,;+&]|(?<!\S)(?:and|or)(?!\S)/giu;

/** The roles that `[from, to)` of `text` lists: divided at `/`, `,`, `;`, `+`, `&`, `and` and `or`. */
export const rolesOf = (text: RichText, from: number, to: number): Located<string>[] =>
  partsOf(text, from, to, ROLE_SEPARATOR);
