import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { disguisesIn, isDisguised, undisguised } from '../../../server/src/core/packet/disguise.ts';
import { isGiven, isPlaceholder } from '../../../server/src/core/packet/values.ts';
import { wordsOf } from '../../../server/src/core/packet/words.ts';
import { skeleton } from '../../../server/src/core/syntax/seen.ts';

describe('characters that are not what they look like', () => {
  test.each<[string, string]>([
    ['REAL\u200B_RUN', 'REAL_RUN'],
    ['\u202EREAL_RUN\u202C', 'REAL_RUN'],
    ['permit\u00AD', 'permit'],
    ['\u0440ermit', 'permit'],
    ['FIX7-P0-\u0410UTH-1', 'FIX7-P0-AUTH-1'],
    ['FIX7\u2011P0', 'FIX7-P0'],
    ['\uFF32EAL', 'REAL'],
    ['X\uFE0F-1', 'X-1'],
    ['owner 1\uFE0F', 'owner 1'],
    ['blank\u2800', 'blank'],
    ['\u13E2ERMIT', 'PERMIT'],
    ['\uA4D1ERMIT', 'PERMIT'],
    ['RUN_\u2163', 'RUN_IV'],
    ['\u211DUN', 'RUN'],
  ])('%j is read as %j', (text, seen) => {
    expect(isDisguised(text)).toBe(true);
    expect(undisguised(text)).toBe(seen);
  });

  test.each([
    'owner',
    'operator builds clone',
    'Straße, naïve, Łódź, 東京',
    'владелец строит clone',
    'm², μs, Δt, 5 µm, ¼',
    'done ✅, ❤️, 1️⃣, 👩‍💻, 🏴\u{E0067}\u{E0062}\u{E007F}',
    'می‌خواهم',
    'क्‍ष',
  ])('%j is what it looks like', (text) => {
    expect(disguisesIn(text)).toEqual([]);
    expect(undisguised(text)).toBe(text);
  });

  test('each is found at its UTF-16 offset, behind an emoji too', () => {
    expect(disguisesIn('😀 \u0440ermit\u200B')).toEqual([
      { at: 3, character: '\u0440', kind: 'letter', seenAs: 'p' },
      { at: 9, character: '\u200B', kind: 'hidden', seenAs: '' },
    ]);
  });
});

describe('words and the characters in them', () => {
  const letters = fc.constantFrom(
    ...[
      'X',
      'A',
      '1',
      '-',
      '_',
      'a',
      ' ',
      '.',
      'Х',
      'а',
      '\u200B',
      '\uFE0F',
      '\u3164',
      '\u2011',
      '\uFF21',
      'ℝ',
      'Ⅳ',
      'ᏢꓑՕ',
      '✔️',
      'ж',
    ],
  );
  const text = fc.array(letters, { maxLength: 12 }).map((each) => each.join(''));

  test('are taken for the same by a reader, disguised or not, whatever their case', () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(skeleton(undisguised(written)).toLowerCase()).toBe(skeleton(written).toLowerCase());
      }),
    );
  });

  test('a word that only looks like an ID holds a character that only looks like another', () => {
    fc.assert(
      fc.property(text, (written) => {
        for (const word of wordsOf(written)) if (word.disguised) expect(disguisesIn(written)).not.toEqual([]);
      }),
    );
  });

  test('what belongs to an emoji is no part of the word behind it', () => {
    expect(wordsOf('✔️OK, 1️⃣X-1').map((word) => [word.text, word.disguised])).toEqual([
      ['OK', false],
      ['X-1', false],
    ]);
    expect(wordsOf('A\uFE0FB-1').map((word) => word.disguised)).toEqual([true]);
  });
});

describe('what is given', () => {
  test.each(['', '  ', '\u200B', '\u2060\u3164', 'TBD', 't\u200Bbd', 'N/A', '<name>', '…', '...'])(
    '%j is not',
    (text) => {
      expect(isGiven(text)).toBe(false);
    },
  );
  test.each(['owner', 'TBDs', '0'])('%j is', (text) => {
    expect(isGiven(text)).toBe(true);
    expect(isPlaceholder(text)).toBe(false);
  });
});
