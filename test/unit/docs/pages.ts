import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../../', import.meta.url);

/** A text of the project for people. */
export interface Page {
  /** From the root of the clone, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** A code fence: the words behind the three backticks, and what it holds. */
export interface Fence {
  readonly info: readonly string[];
  readonly text: string;
}

export const readPage = (path: string): Page => ({ path, text: readFileSync(new URL(path, root), 'utf8') });

/** The Markdown files at the root, the extension's page, and everything below docs/. */
export function allPages(): Page[] {
  const docs = readdirSync(fileURLToPath(new URL('docs/', root)), { recursive: true, encoding: 'utf8' });
  const paths = [
    ...readdirSync(fileURLToPath(root)),
    'client/README.md',
    ...docs.map((name) => `docs/${name.replaceAll('\\', '/')}`),
  ];
  return paths.filter((path) => path.endsWith('.md')).map(readPage);
}

/** The code fences of a page, in its order. */
export const fencesOf = ({ text }: Page): Fence[] =>
  [...text.matchAll(/^```([^\n`]*)\n(.*?)^```$/gms)].map(([, info = '', body = '']) => ({
    info: info.split(' ').filter((word) => word !== ''),
    text: body,
  }));

/** A page without its code fences and code spans. */
export const proseOf = ({ text }: Page): string => text.replace(/^```.*?^```$/gms, '').replace(/`[^`\n]*`/g, '');

/** The rows of all tables under this header, each as its cells, a code span's marks left out where it is all the cell. */
export function rowsUnder({ text }: Page, header: string): string[][] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    if (line !== header) return [];
    const length = lines.slice(index).findIndex((each) => !each.startsWith('|'));
    return lines.slice(index + 2, index + length).map((row) =>
      row
        .slice(2, -2)
        .split(' | ')
        .map((cell) => cell.replace(/^`(.*)`$/, '$1').trim()),
    );
  });
}
