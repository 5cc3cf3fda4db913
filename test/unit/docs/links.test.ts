import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { allPages, type Page, proseOf, readPage } from './pages.ts';

const root = new URL('../../../', import.meta.url);
const LINK = /!?\[(?:[^[\]]|!?\[[^[\]]*\]\([^()]*\))*\]\(([^()\s]+)\)/g;
/** What HTML in a page shows: a picture, and the one that takes its place in a dark theme. */
const PICTURE = /\s(?:src|srcset)="([^"]+)"/g;

/** The anchor that GitHub gives a heading. */
const anchorOf = (heading: string): string =>
  heading
    .replace(/[`*]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

const anchorsOf = ({ text }: Page): string[] =>
  [...text.replace(/^```.*?^```$/gms, '').matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) =>
    anchorOf(heading as string),
  );

/** The relative links of a page that lead nowhere. */
function deadLinks(page: Page): string[] {
  const prose = proseOf(page);
  const targets = [...prose.matchAll(LINK), ...prose.matchAll(PICTURE)].map(([, target]) => target as string);
  return targets.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page.path : posix.join(posix.dirname(page.path), path);
    if (file.startsWith('../') || (file !== page.path && !existsSync(fileURLToPath(new URL(file, root))))) return true;
    return anchor !== undefined && !anchorsOf(file === page.path ? page : readPage(file)).includes(anchor);
  });
}

describe('the links of', () => {
  test.each(allPages())('$path lead somewhere', (page) => {
    expect(deadLinks(page)).toEqual([]);
  });

  test('a page that names a file or a section that is not there are found', () => {
    const text = '# One\n\n[a](#one) [b](#two) [c](nowhere.md) [d](https://nowhere.example) [e](semantics.md#evidence)';
    const picture = '<source srcset="images/nowhere-dark.png"> <img src="images/blocked.png" alt="">';
    expect(deadLinks({ path: 'docs/x.md', text: `${text} ${picture}` })).toEqual([
      '#two',
      'nowhere.md',
      'images/nowhere-dark.png',
    ]);
  });
});
