import { expect, it } from 'vitest';
import { readEditedPacket, readMarkdownPacket } from '../../../server/src/core/packet/markdown/read.ts';

const TEXT = `| option | preconditions |
|---|---|
| HOLD | none |

  | option | preconditions |
  |---|---|
  | GO_A | LANE-A-1 |
`;

it('come from the next table of options, when the first one is none any more', () => {
  const text = TEXT.replace('option', 'choice');
  const { packet } = readEditedPacket(text, readEditedPacket(TEXT));
  expect(packet.options.map(({ id }) => id.value)).toEqual(['GO_A']);
  expect(packet.options).toEqual(readMarkdownPacket(text).options);
});
