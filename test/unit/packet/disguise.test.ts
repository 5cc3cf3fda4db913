import { describe, expect, test } from 'vitest';
import { disguisesIn, isDisguised, undisguised } from '../../../server/src/core/packet/disguise.ts';
import { isGiven, isPlaceholder } from '../../../server/src/core/packet/values.ts';

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
