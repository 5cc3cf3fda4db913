import type { Tree } from '@lezer/common';
import { Autolink, parser, Strikethrough } from '@lezer/markdown';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Element } from '../../../server/src/core/syntax/markdown/parse/elements.ts';
import { leavesOf } from '../../../server/src/core/syntax/markdown/parse/leaves.ts';
import { parseBlocks } from '../../../server/src/core/syntax/markdown/parser.ts';

/*
 * Our own inline parser is there for its speed alone: it finds what the library's finds.
 */

const library = parser.configure([Strikethrough, Autolink]);

/** What starts, ends and disturbs inline elements. */
const PIECES = [
  ...[
    '*',
    '**',
    '***',
    '_',
    '__',
    '~~',
    '~',
    '`',
    '``',
    '```',
    '\\',
    '[',
    '![',
    ']',
    '](',
    '(',
    ')',
    '][',
    '[]',
    '<',
    '>',
  ],
  ...[
    '](a)',
    '](<a',
    '](a "t")',
    "](a 't",
    '](a (t)',
    '](\\)',
    '][label]',
    '[label]',
    ' "',
    "'",
    ':',
    ';',
    '/',
    '.',
    '@',
  ],
  ...[
    '<a',
    '</a>',
    '<a b',
    '<a b=',
    '<a b="',
    "<a b='",
    '="',
    "='",
    ' c',
    '/>',
    '<!--',
    '-->',
    '->',
    '<?',
    '?>',
    '<!A',
    '<!a',
  ],
  ...[
    '<![CDATA[',
    ']]>',
    '<http:',
    '<a@b.c>',
    '<mailto:x>',
    '&amp;',
    '&#35;',
    '&#x',
    '&',
    ';',
    '&x;',
    '=',
    '!',
    '?',
    ',',
  ],
  ...[
    'www.',
    'www.a.b',
    'http://',
    'https://a.b/',
    'http://a.b:8/c(d)',
    'a@b.c',
    'a_b',
    'a.b_c',
    'mailto:',
    'xmpp:a@b.c/d',
  ],
  ...[' ', '  ', '\n', '  \n', '\\\n', 'x', 'word', 'é', '€', '\u00a0', '\ud83d\ude00', '\ud83d', '1', '-', '+', '|'],
];
/** In most texts there are words between them, in which nothing begins. */
const WORDS = ['above', 'LANE-A-1', 'GO_ON', 'for', 'http', 'www', 'é', '字', '.', ':', '/', '-', '(', ')', ' ', ' '];
const inline = fc
  .oneof(
    fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }),
    fc.array(fc.constantFrom(...WORDS, ...WORDS, ...WORDS, ...PIECES), { maxLength: 60 }),
  )
  .map((pieces) => `x${pieces.join('')}`);

/** What text stands in: its marks are no part of it, whatever reaches across them. */
const FRAMES: readonly ((lines: readonly string[]) => string)[] = [
  (lines) => lines.join('\n'),
  (lines) => lines.map((line) => `> ${line}`).join('\n'),
  (lines) => lines.map((line, index) => (index % 2 === 0 ? `>> ${line}` : `>${line}`)).join('\n'),
  (lines) => lines.map((line, index) => `${index === 0 ? '- ' : '\t'}${line}`).join('\n'),
  (lines) => `> 1. ${lines.join('\n>    ')}`,
  (lines) => `## ${lines[0]}\n# ${lines.join('')} ##  \n`,
  (lines) => `> ${lines.join('\n> ')}\n> ===\n`,
];
const framed = fc.tuple(inline, fc.constantFrom(...FRAMES)).map(([text, frame]) => frame(text.split('\n')));

/** All nodes of a tree, with the elements of its leaves in their place. */
function shown(tree: Tree, leaves: readonly Element[] = []): string {
  const byStart = new Map(leaves.map((leaf) => [`${leaf.name} ${leaf.from}`, leaf]));
  let text = '';
  tree.iterate({
    enter: ({ name, from, to }) => {
      const leaf = byStart.get(`${name} ${from}`);
      text += leaf === undefined ? `(${name} ${from} ${to}` : shownElement(leaf);
      return leaf === undefined;
    },
    leave: () => {
      text += ')';
    },
  });
  return text;
}

const shownElement = ({ name, from, to, children }: Element): string =>
  `(${name} ${from} ${to}${children.map(shownElement).join('')})`;

test('the same elements are found as by the library', () => {
  fc.assert(
    fc.property(framed, (text) => {
      const tree = parseBlocks(text);
      expect(shown(tree, leavesOf(tree, text, 0, 0))).toBe(shown(library.parse(text)));
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 1000) },
  );
});
