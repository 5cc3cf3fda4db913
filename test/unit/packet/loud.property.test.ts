import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultsIn, statusIn } from '../../../server/src/core/packet/markdown/decision.ts';
import { readLabel } from '../../../server/src/core/packet/markdown/labels.ts';
import { linesOf } from '../../../server/src/core/packet/markdown/lines.ts';
import { readMarkdownPacket } from '../../../server/src/core/packet/markdown/read.ts';
import { isLoud } from '../../../server/src/core/packet/markdown/readPart.ts';
import { namesPacket } from '../../../server/src/core/packet/markdown/title.ts';
import { parseDocument } from '../../../server/src/core/syntax/markdown/document.ts';

const WORDS = [
  ...['Status', 'Packet status', 'Superseded', 'Superceded', 'Selected', 'Selected option', 'Decision', 'Decided'],
  ...['Default', 'Default option', 'Recommended', 'Options', 'Decision packet', 'No option is', 'by', 'on', 'is'],
  ...['draft', 'superseded', 'HOLD', 'HOLD_ALL', 'GO_A', 'owner', 'none', '2026-06-12', 'LANE-A-1', 'blocker'],
];
const SIGNS = [':', '=', '.', '—', '-', ' ', ' ', ' ', ',', '(', ')', '!'];
const piece = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom(...WORDS).map((word) => word.toUpperCase()),
  fc.constantFrom(...SIGNS),
  fc.string({ maxLength: 2 }),
);
const any = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));
const labelled = fc
  .tuple(fc.constantFrom(...WORDS), fc.constantFrom(':', ': ', ' = ', ' by: ', ' on: '), fc.constantFrom(...WORDS))
  .map((parts) => parts.join(''));
const line = fc.oneof(any, labelled);

const linesIn = (text: string) => linesOf(parseDocument(text).parts.at(0)?.pieces ?? []);

test('a line that is not loud says nothing to those who are told of loud lines alone', () => {
  let quiet = 0;
  fc.assert(
    fc.property(line, (text) => {
      for (const each of linesIn(text)) {
        if (isLoud(each)) continue;
        quiet += 1;
        expect(readLabel(each)).toBeUndefined();
        expect(statusIn(each)).toBeUndefined();
        expect(defaultsIn(each, undefined)).toEqual([]);
        expect(namesPacket(each)).toBe(false);
        expect(readMarkdownPacket(text).recommendation).toBeUndefined();
      }
    }),
    { numRuns: 3000 },
  );
  expect(quiet).toBeGreaterThan(300);
});
