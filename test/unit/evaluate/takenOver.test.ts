import { expect, test } from 'vitest';
import { evaluate } from '../../../server/src/core/evaluate/evaluation.ts';
import { readMarkdownPacket } from '../../../server/src/core/packet/markdown/read.ts';
import { TODAY } from '../../support/evaluate.ts';

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
