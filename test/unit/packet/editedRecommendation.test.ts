import { expect, it } from 'vitest';
import {
  type PacketReading,
  readEditedPacket,
  readMarkdownPacket,
} from '../../../server/src/core/packet/markdown/read.ts';

const TEXT = `## Options

| option | preconditions |
|---|---|
| HOLD | none |
| WAIT | LANE-A-1 |

Recommended: WAIT, as the next step.

\`\`\`
code
\`\`\`

That is to discharge LANE-A-1, which has the highest leverage.
`;

/** What an edited packet recommends, as reading all of its text anew tells it. */
function edited(from: string, to: string) {
  const before: PacketReading = readEditedPacket(TEXT);
  const text = TEXT.replace(from, to);
  expect(text).not.toBe(TEXT);
  const { recommendation } = readEditedPacket(text, before).packet;
  expect(recommendation).toEqual(readMarkdownPacket(text).recommendation);
  return { text, recommendation };
}

it('is told where it stands now, when something grows before it', () => {
  const { text, recommendation } = edited('## Options', '## The options');
  expect(recommendation?.option?.span.start).toBe(text.indexOf('WAIT, as'));
});

it('is told where it stands now, when something without words grows in the middle of it', () => {
  const { text, recommendation } = edited('code', 'more code');
  expect(recommendation?.discharges.map(({ span }) => span.start)).toEqual([text.lastIndexOf('LANE-A-1')]);
});

it('names no option any more, when the option that it names is none', () => {
  expect(edited('| WAIT', '| STAY').recommendation?.option).toBeUndefined();
});

it('names an option, when the word that it names is one', () => {
  const before = readEditedPacket(TEXT.replace('| WAIT', '| STAY'));
  expect(readEditedPacket(TEXT, before).packet.recommendation?.option?.value).toBe('WAIT');
});
