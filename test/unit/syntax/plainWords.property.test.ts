import { GFM, parser } from '@lezer/markdown';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PLAIN_WORDS } from '../../../server/src/core/syntax/markdown/plainWords.ts';

const words = fc.constantFrom(
  'above',
  'LANE-A-1',
  'GO_ON',
  'for',
  'http',
  'www',
  'é',
  '字',
  '.',
  ':',
  '/',
  '-',
  '(',
  ')',
);
const marks = fc.constantFrom(...'\\&`<*_~[]!|@#\n', '  \n', '  ', '\t', '**', '~~', '![', '](', '&amp;', '<br>', '``');
const addresses = fc.constantFrom('www.a.org', 'https://a.org/b_c', 'a.b@c.org', 'mailto:a@b.org', 'xmpp:a@b.org/c');
const text = fc
  .array(
    fc.oneof({ weight: 6, arbitrary: words }, { weight: 3, arbitrary: marks }, { weight: 1, arbitrary: addresses }),
    {
      maxLength: 40,
    },
  )
  .chain((parts) => fc.constantFrom(parts.join(' '), parts.join('')));

const nodesOf = (markdown: typeof parser, text: string): string[] => {
  const nodes: string[] = [];
  markdown.parse(text).iterate({ enter: ({ name, from, to }) => void nodes.push(`${name} ${from}-${to}`) });
  return nodes;
};

test('a text is parsed to the same nodes whether plain words are passed over or looked at', () => {
  const looking = parser.configure(GFM);
  const passing = parser.configure([PLAIN_WORDS, GFM]);
  fc.assert(
    fc.property(text, (text) => {
      expect(nodesOf(passing, text)).toEqual(nodesOf(looking, text));
    }),
    { numRuns: 3000 },
  );
});
