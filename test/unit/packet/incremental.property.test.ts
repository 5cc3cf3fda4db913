import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type PacketReading,
  readEditedPacket,
  readMarkdownPacket,
} from '../../../server/src/core/packet/markdown/read.ts';
import { edited, lines, mostly } from '../syntax/edits.ts';
import { told } from '../syntax/told.ts';
import { edits, front, sayings } from './sayings.ts';

test('after any edits a packet is read as it is from scratch', () => {
  let kept = 0;
  fc.assert(
    fc.property(front, sayings, mostly, lines, sayings, edits, (front, one, two, three, four, edits) => {
      let text = front + one + two + three + four;
      let reading = readEditedPacket(text);
      for (const each of edits) {
        text = edited(text, each);
        const before = new Set(readPartsOf(reading));
        reading = readEditedPacket(text, reading);
        kept += readPartsOf(reading).filter((part) => before.has(part)).length;
        expect(told(reading.packet)).toEqual(told(readMarkdownPacket(text)));
      }
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 250) },
  );
  // It would be no test of what is taken over if nothing were.
  expect(kept).toBeGreaterThan(1000);
});

const readPartsOf = ({ parts }: PacketReading) => parts.runs.flatMap((run) => run.parts);
