import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEditedPacket, readMarkdownPacket } from '../../../server/src/core/packet/markdown/read.ts';
import { edited, lines, ordinary } from '../syntax/edits.ts';
import { told } from '../syntax/told.ts';
import { edits, front, sayings } from './sayings.ts';

test('after any edits a packet is read as it is from scratch', () => {
  let kept = 0;
  fc.assert(
    fc.property(front, sayings, ordinary, lines, sayings, edits, (front, one, two, three, four, edits) => {
      let text = front + one + two + three + four;
      let reading = readEditedPacket(text);
      for (const each of edits) {
        text = edited(text, each);
        const before = new Set(reading.readParts.results);
        reading = readEditedPacket(text, reading);
        kept += reading.readParts.results.filter((part) => before.has(part)).length;
        expect(told(reading.packet)).toEqual(told(readMarkdownPacket(text)));
      }
    }),
    { numRuns: 250 },
  );
  // It would be no test of what is taken over if nothing were.
  expect(kept).toBeGreaterThan(1000);
});
