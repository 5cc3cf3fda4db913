import { expect, test } from 'vitest';
import { evaluate } from '../../../server/src/core/evaluate/evaluation.ts';
import { readMarkdownPacket } from '../../../server/src/core/packet/markdown/read.ts';
import type { Packet } from '../../../server/src/core/packet/model.ts';
import { brief, evaluatedPacket, openMap, packetWith, TODAY } from '../../support/evaluate.ts';

const packet = (rows: string, before = ''): string =>
  `# A packet\n\n${before}\n\n| option | what | preconditions |\n|---|---|---|\n${rows}`;
const TWO = '| HOLD_ALL | x | |\n| GO_NOW | x | |\n';

test.each([
  ['another default', packet(TWO, 'Default: GO_NOW'), packet(TWO, 'Default: HOLD_ALL')],
  ['a second row', packet('| GO_NOW | x | none |\n'), packet('| GO_NOW | x | none |\n| GO_NOW | x | none |\n')],
])('%s takes away what an option was before', (_, before, after) => {
  const judged = (text: string, previous?: ReturnType<typeof evaluate>) =>
    evaluate(readMarkdownPacket(text), { kind: 'none' }, TODAY, previous);
  const first = judged(before);
  expect(first.options.find(({ read }) => read.option.id.value === 'GO_NOW')?.available).toBe(true);
  const again = judged(after, first).options.filter(({ read }) => read.option.id.value === 'GO_NOW');
  expect(again.map(({ available }) => available)).not.toContain(true);
});

test('what a cell says that is more than its text is read anew beside another map', () => {
  const cells = ['**L-0-A-1** resolved', '`permit`', '*the smoke test is green*', '**A-1** and **B-1** resolved'];
  const rows = cells.map((cell, index) => `AUTHORIZE_${index} | x | ${cell}`);
  const map = (lists: object) => ({ ...(openMap('L-0-A-1') as object), ...lists });
  const grants = [{ id: 'permit', owners: ['owner'], status: 'NOT_GRANTED' }];
  const conditions = [
    { id: 'S', statement: 'the smoke test is green', owners: ['owner'], status: 'UNMET', evidence: [] },
  ];
  const told = (packet: Packet, beside: object) =>
    evaluatedPacket(packet, { map: beside }).options.map(({ requirements }) => requirements.map(brief));
  const text = packetWith({ rows });
  const edited = readMarkdownPacket(text);
  for (const beside of [map({}), map({ grants }), map({ conditions }), openMap('L-0-A-1', 'L-0-B-1') as object])
    expect(told(edited, beside)).toEqual(told(readMarkdownPacket(text), beside));
});
