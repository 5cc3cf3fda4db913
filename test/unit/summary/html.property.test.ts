import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderHtml } from '../../../server/src/core/summary/html/document.ts';
import { escapeHtml } from '../../../server/src/core/summary/html/markup.ts';
import { hostileTexts, withWords } from './hostile.ts';
import { elementsOf, textOf } from './readHtml.ts';

const MARKUP = [
  ...['<', '>', '</', '/>', '"', "'", '&', '&lt;', '&#60;', '&amp', '=', '`', '<!--', '-->', '<![CDATA[', ']]>'],
  ...[
    '<script>',
    '</script>',
    '</title>',
    '</style>',
    '<img src=x onerror=alert(1)>',
    '" onclick="alert(1)',
    '<base href=//x>',
  ],
  ...[
    'javascript:alert(1)',
    '</main>',
    '</details>',
    '<template>',
    '<svg onload=alert(1)>',
    '\n',
    '\t',
    '\u0000',
    '\u202e',
  ],
];
const hostile = hostileTexts(MARKUP);

/** Every element with its attributes; those lines aside into which a label of the graph is broken. */
const structureOf = async (text: string): Promise<string[]> =>
  elementsOf(await renderHtml([withWords(text)], () => text))
    .filter(({ name }) => name !== 'text')
    .map(({ name, attributes }) =>
      [name, ...attributes.map(({ name: key, value }) => (key === 'class' ? `class=${value}` : key))].join(' '),
    );

it('keeps its structure whatever the files say', async () => {
  const expected = await structureOf('az');
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      expect(await structureOf(text)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

it('leads nowhere but to its own elements', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const elements = elementsOf(await renderHtml([withWords(text)], () => text));
      const valuesOf = (key: string) =>
        elements.flatMap(({ attributes }) => attributes.filter(({ name }) => name === key).map(({ value }) => value));
      const ids = valuesOf('id');
      expect(new Set(ids).size).toBe(ids.length);
      for (const href of valuesOf('href')) expect(ids).toContain(href.replace(/^#/, ''));
      for (const id of valuesOf('aria-labelledby')) expect(ids).toContain(id);
      expect(valuesOf('src')).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

it('says what the files say, letter by letter', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }).filter((text) => !/[\p{C}\p{Z}]/u.test(text)),
      (text) => {
        expect(textOf(`<p title="x">${escapeHtml(text)}</p>`)).toBe(text);
      },
    ),
  );
});
