import { expect, test } from 'vitest';
import { readMarkdownPacket } from '../../../server/src/core/packet/markdown/read.ts';
import type { Option, Packet } from '../../../server/src/core/packet/model.ts';
import type { PacketFile, Project } from '../../../server/src/core/project.ts';
import { optionInheritsImplicitly } from '../../../server/src/core/rules/optionInheritsImplicitly.ts';
import { evaluatedPacket, packetWith } from '../../support/evaluate.ts';

const ABOVE: Option['preconditions'] = {
  kind: 'statements',
  statements: [{ kind: 'inherit', from: { kind: 'above' }, text: { value: 'above', span: { start: 0, end: 5 } } }],
  span: { start: 0, end: 5 },
};

function messagesOf(packet: Packet): string[] {
  const file = { uri: 'file:///w/a.packet.md', evaluation: evaluatedPacket(packet, {}) } as PacketFile;
  if (optionInheritsImplicitly.checks !== 'packet') throw new Error('It looks at packets.');
  return [...optionInheritsImplicitly.check(file, {} as Project)].map(({ message }) => message);
}

test('what the same words in a cell inherit depends on the row above, and on how many there are', () => {
  const packet = readMarkdownPacket(packetWith({ rows: ['GO_A | x | y', 'GO_B | x | y'] }));
  const withAboveAt = (place: number, id: string): Packet => ({
    ...packet,
    options: packet.options.map((option) => ({
      ...option,
      ...(option.index === place && { preconditions: ABOVE }),
      ...(option.index === place - 1 && { id: { ...option.id, value: id } }),
    })),
  });
  const read = (id: string) => `"above" is read as the one row above, ${id}`;
  const rest = '. Naming the option keeps its meaning when rows move.';
  expect(messagesOf(withAboveAt(1, 'GO_X'))).toEqual([`${read('GO_X')}${rest}`]);
  expect(messagesOf(withAboveAt(1, 'GO_Y'))).toEqual([`${read('GO_Y')}${rest}`]);
  expect(messagesOf(withAboveAt(2, 'GO_Y'))).toEqual([
    `${read('GO_Y')}; "all of the above" would be every row above${rest}`,
  ]);
});
