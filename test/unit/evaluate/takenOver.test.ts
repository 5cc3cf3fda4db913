import { expect, test } from 'vitest';
import { evaluate } from '../../../server/src/core/evaluate/evaluation.ts';
import { readJsonPacket } from '../../../server/src/core/packet/json/read.ts';
import { readEditedPacket, readMarkdownPacket } from '../../../server/src/core/packet/markdown/read.ts';
import type { Packet } from '../../../server/src/core/packet/model.ts';
import { brief, evaluatedPacket, evaluatedText, openMap, packetWith, TODAY } from '../../support/evaluate.ts';

const packet = (rows: string, before = ''): string =>
  `# A packet\n\n${before}\n\n| option | what | preconditions |\n|---|---|---|\n${rows}`;
const TWO = '| HOLD_ALL | x | |\n| GO_NOW | x | |\n';

test.each([
  ['another default', packet(TWO, 'Default: GO_NOW'), packet(TWO, 'Default: HOLD_ALL')],
  ['a picture', packet('| GO_NOW (one two) | x | none |\n'), packet('| GO_NOW (![a](b)) | x | none |\n')],
  ['a second row', packet('| GO_NOW | x | none |\n'), packet('| GO_NOW | x | none |\n| GO_NOW | x | none |\n')],
])('%s takes away what an option was before', (_, before, after) => {
  const judged = (text: string, previous?: ReturnType<typeof evaluate>) =>
    evaluate(readMarkdownPacket(text), { kind: 'none' }, TODAY, previous);
  const first = judged(before);
  expect(first.options.find(({ read }) => read.option.id.value === 'GO_NOW')?.available).toBe(true);
  const again = judged(after, first).options.filter(({ read }) => read.option.id.value === 'GO_NOW');
  expect(again.map(({ available }) => available)).not.toContain(true);
});

test.each([
  ['its ID', '| GO_NOW | x | |', '| GO_OUT | x | |'],
  ['where its ID begins', '|  GO_NOW | x | |', '| GO\\_NOW | x | |'],
  ['where its ID ends', '| GO_NOW  | x | |', '| GO\\_NOW | x | |'],
  ['that it says so', '| GO_NOW | x | |', '| GO_NOW | x | none |'],
])('an option that requires nothing has %s read anew', (_, before, after) => {
  const judged = (row: string, previous?: ReturnType<typeof evaluate>) =>
    evaluate(readMarkdownPacket(packet(`${row}\n`)), { kind: 'none' }, TODAY, previous);
  const told = ({ options }: ReturnType<typeof evaluate>) => options.map(({ requirements }) => requirements);
  expect(told(judged(after, judged(before)))).toEqual(told(judged(after)));
  expect(told(judged(after))).not.toEqual(told(judged(before)));
});

test.each([
  ['the lane', (cell: string) => packetWith({ rows: [cell], frontMatter: 'lane: L-0' }), 'lane: L-0', 'lane: OTHER'],
  [
    'the options',
    (cell: string) => packetWith({ rows: [cell, 'AUTHORIZE_C | x | none'] }),
    'AUTHORIZE_C',
    'AUTHORIZE_B',
  ],
])('a cell is read anew where %s may give its words another meaning', (_, textWith, from, to) => {
  const before = textWith('AUTHORIZE_A | x | OTHER-3; AUTHORIZE_B');
  const after = before.replace(from, to);
  const map = openMap('L-0-A-1');
  const reading = readEditedPacket(before);
  const judged = evaluatedPacket(reading.packet, { map });
  const again = evaluate(readEditedPacket(after, reading).packet, judged.map, TODAY, judged);
  const told = ({ options }: typeof again) => options.map(({ requirements }) => requirements.map(brief));
  expect(told(again)).toEqual(told(evaluatedText(after, { map })));
  expect(told(again)).not.toEqual(told(judged));
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

test('in JSON an ID stands in full, so that words may refer to something else there', () => {
  const { map, references } = evaluatedText(packetWith({}), { map: openMap('L-0-A-1') });
  const beside = (packet: Packet) => evaluate(packet, map, TODAY).references;
  expect(beside(readMarkdownPacket(packetWith({}))).isAlike(references)).toBe(true);
  expect(beside(readJsonPacket('{}')).isAlike(references)).toBe(false);
});
