import type { RichText } from '../../syntax/markdown/richText.ts';

/**
 * Divides `text` at the matches of `separator` (a global pattern) that stand outside balanced parentheses and code
 * spans. A lone parenthesis is ordinary text. Blank parts are left out.
 */
export function divide(text: RichText, separator: RegExp): RichText[] {
  const parts: RichText[] = [];
  let isProtected: ((at: number) => boolean) | undefined;
  let start = 0;
  for (const match of text.text.matchAll(separator)) {
    isProtected ??= protection(text);
    if (isProtected(match.index)) continue;
    parts.push(text.slice(start, match.index));
    start = match.index + match[0].length;
  }
  parts.push(text.slice(start, text.text.length));
  return parts.filter((part) => !part.isBlank);
}

/** Which offsets of `text` lie in balanced parentheses, the parentheses included, or in a code span. */
export function protection(text: RichText): (at: number) => boolean {
  const isCode = new Uint8Array(text.text.length);
  for (const code of text.code) isCode.fill(1, code.start, code.end);
  const inside = isCode.slice();
  const open: number[] = [];
  let outermost = -1;
  const pairs: [number, number][] = [];
  for (let at = 0; at < text.text.length; at += 1) {
    if (isCode[at] === 1) continue;
    if (text.text[at] === '(') open.push(at);
    else if (text.text[at] === ')') {
      const start = open.pop();
      if (start !== undefined) pairs.push([start, at]);
    }
  }
  // Pairs come innermost first: filling from the last one on covers every nested one at once.
  for (const [start, end] of pairs.reverse()) {
    if (outermost !== -1 && start > outermost) continue;
    inside.fill(1, start, end + 1);
    outermost = start;
  }
  return (at) => inside[at] === 1;
}
