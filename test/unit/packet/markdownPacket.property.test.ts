import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMarkdownPacket } from '../../../server/src/core/packet/markdown/read.ts';
import { Spread } from '../../../server/src/core/packet/spread.ts';
import { evaluatedText, openMap, packetWith } from '../../support/evaluate.ts';

/** Pieces that packets are made of, whole and broken, to be put together at random. */
const piece = fc.constantFrom(
  '# A decision packet (2026-06-12)\n',
  'Options (owner/GPT chooses exactly one; default HOLD)\n',
  '| option | what it authorizes | preconditions |\n|---|---|---|\n',
  '| HOLD_ALL (default) | nothing | none |\n',
  '| [x] GO_A | a | L-0-A-1 (proven), and it rains; above |\n',
  '| GO_B (selected | `b | c` | ALL blockers: A-1 \\| distinct X / Y grants',
  '|',
  ' | ',
  '\\',
  '`',
  '~~',
  '**',
  '<!--',
  '-->',
  '<br>',
  '<del>',
  '[x](production-blocker-map.json)',
  '&amp;&#x41;&notanentity;',
  'Selected: GO_A\n',
  'Decided by: owner\r\nDecided on: 2026-06-10\r\n',
  'Standing blockers (all OPEN)\n',
  '- L-0-A-1 — about it (owner + operator)\n',
  'L-0-B-2— more (owner)L-0-C-3— most (owner)\n',
  'Recommended: GO_A to discharge L-0-A-1, the highest-leverage blocker.\n',
  '---\nselected: GO_A\nstatus: draft\n---\n',
  '---\n',
  '\n',
  '\r',
  '\uFEFF',
  '\u0000',
  '\uD83D',
  '👩‍💻',
  '    ',
  '> ',
  '- ',
  '```\n',
);
const text = fc
  .array(fc.oneof({ weight: 6, arbitrary: piece }, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 30 })
  .map((pieces) => pieces.join(''));

/** All spans anywhere in `value`. */
function spansIn(value: unknown, spans: { start: number; end: number }[] = []): { start: number; end: number }[] {
  if (typeof value !== 'object' || value === null) return spans;
  if ('start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number') {
    spans.push({ start: value.start, end: value.end });
  }
  for (const each of value instanceof Spread ? value.all : Object.values(value)) spansIn(each, spans);
  return spans;
}

describe('any text', () => {
  test('is read as a packet, with every span inside the text', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const { start, end } of spansIn(readMarkdownPacket(source))) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(source.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('has an ID where its span says', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const { value, span } of readMarkdownPacket(source).blockerWords.all) {
          if (!/[\\&`*~<]/.test(source.slice(span.start, span.end)))
            expect(source.slice(span.start, span.end)).toBe(value);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('truncated anywhere is read, and puts nothing in force but the default', () => {
    const source = packetWith({
      rows: ['GO_A | a | A-1'],
      text: 'Selected: GO_A\nDecided by: owner\nDecided on: 2026-06-10',
    });
    for (let end = 0; end <= source.length; end += 1) {
      expect(['HOLD_ALL', undefined]).toContain(
        evaluatedText(source.slice(0, end), { map: openMap('L-0-A-1') }).decision.inForce,
      );
    }
  });
});

describe('a verdict', () => {
  const verdict = (source: string) => {
    const { options, decision } = evaluatedText(source, { map: openMap('L-0-A-1', 'L-0-B-2') });
    return {
      decision,
      options: options.map((option) => [option.read.option.id.value, option.available, option.requirements.length]),
    };
  };

  test('does not depend on line ends, a byte order mark or white space at line ends', () => {
    fc.assert(
      fc.property(
        text.filter((source) => !/[\r\uFEFF]/.test(source)),
        (source) => {
          const expected = verdict(source);
          expect(verdict(source.replaceAll('\n', '\r\n'))).toEqual(expected);
          expect(verdict(source.replaceAll('\n', '\r'))).toEqual(expected);
          expect(verdict(`\uFEFF${source}`)).toEqual(expected);
          expect(verdict(source.replaceAll('|\n', '| \t\n'))).toEqual(expected);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
