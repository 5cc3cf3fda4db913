import { visible } from './visible.ts';

const MARKUP = /[\\`*[\]<>|~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu;
/** What can stand in a code span as it is, also in a table. */
const CODE = /^[^`|\\]+$/;

/** `text` as running words of a Markdown document: nothing in it is read as markup, and it stays in one line. */
export const escapeMarkdown = (text: string): string => visible(text).replace(MARKUP, '\\$&');

/** `text` as a code span, or escaped where it cannot be one in every place. */
export function codeSpan(text: string): string {
  const shown = visible(text).trim();
  return CODE.test(shown) ? `\`${shown}\`` : escapeMarkdown(shown);
}

/** A GFM table, its columns padded so that it reads well unrendered. Cells are Markdown without line breaks. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = header.map((title, column) =>
    Math.max(3, ...[title, ...rows.map((row) => row[column] ?? '')].map(widthOf)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => pad(cells[column] ?? '', width)).join(' | ')} |`;
  return [line(header), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)];
}

const widthOf = (text: string): number => [...text].length;
const pad = (text: string, width: number): string => text + ' '.repeat(width - widthOf(text));
