import fc from 'fast-check';
import { expect, test } from 'vitest';
import { disguisesIn } from '../../../server/src/core/packet/disguise.ts';
import { blockerWordsOf, wordsOf } from '../../../server/src/core/packet/words.ts';
import { RichText } from '../../../server/src/core/syntax/markdown/richText.ts';
import { asSeen, isPlain, skeleton } from '../../../server/src/core/syntax/seen.ts';

const character = fc.oneof(
  fc.constantFrom(...'–—‘’“”…-_ \n'),
  fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCodePoint(code)),
);
const plain = fc.array(character, { maxLength: 60 }).map((characters) => characters.join(''));
/** A word of another script, far enough away to be no part of what stands before it: with it nothing is taken for plain. */
const STRANGE = ' 字';

test('what a quick look takes for plain reads as it does when it is looked at closely', () => {
  fc.assert(
    fc.property(plain, (text) => {
      expect(isPlain(text)).toBe(true);
      expect(isPlain(text + STRANGE)).toBe(false);
      expect(asSeen(text) + STRANGE).toBe(asSeen(text + STRANGE));
      expect(skeleton(text) + STRANGE).toBe(skeleton(text + STRANGE));
      expect(disguisesIn(text)).toEqual(disguisesIn(text + STRANGE));
      expect(wordsOf(text)).toEqual(wordsOf(text + STRANGE));
    }),
  );
});

test("the blockers' IDs of a plain text are those of its words that have the shape", () => {
  const part = fc.constantFrom('A', 'B2', 'a', '1', '23', '-', '--', '_', '.', ' ');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      expect(blockerWordsOf(RichText.plain(text, 0))).toEqual(wordsOf(text).filter(({ shape }) => shape === 'blocker'));
    }),
    { numRuns: 1000 },
  );
});

test('no sign of ASCII is taken for a hyphen, whatever mark it carries', () => {
  const signs = Array.from({ length: 94 }, (_, at) => String.fromCharCode(at + 33)).filter((sign) => sign !== '-');
  const marks = Array.from({ length: 0x20ff - 0x300 }, (_, at) => String.fromCharCode(at + 0x300));
  const combining = marks.filter((mark) => /\p{M}/u.test(mark));
  const taken = signs.flatMap((sign) => combining.map((mark) => sign + mark)).filter((text) => /^-/.test(asSeen(text)));
  expect(combining.length).toBeGreaterThan(500);
  expect(taken).toEqual([]);
});
