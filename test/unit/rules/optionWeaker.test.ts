import { expect, test } from 'vitest';
import { evaluate } from '../../../server/src/core/evaluate/evaluation.ts';
import { readEditedPacket } from '../../../server/src/core/packet/markdown/read.ts';
import type { PacketFile, Project } from '../../../server/src/core/project.ts';
import { optionWeaker } from '../../../server/src/core/rules/optionWeaker.ts';
import { evaluatedText, openMap, packetWith, TODAY } from '../../support/evaluate.ts';

const MAP = openMap('L-0-A-1', 'L-0-B-2');
/** Rows beside one that changes are read again with it, so that between those that say something others stand. */
const textOf = (...cells: readonly string[]): string =>
  packetWith({
    rows: [...cells, 'it is agreed']
      .flatMap((cell) => [cell, 'none', 'none'])
      .map((cell, index) => `GO_${index} | x | ${cell}`),
  });

function told(evaluation: PacketFile['evaluation']) {
  if (optionWeaker.checks !== 'packet') throw new Error('It looks at packets.');
  const file = { uri: 'file:///w/a.packet.md', evaluation } as PacketFile;
  return [...optionWeaker.check(file, {} as Project)];
}

test.each([
  ['is another thing', ['L-0-A-1'], ['L-0-B-2']],
  ['is asked for at another level', ['L-0-A-1 design'], ['L-0-A-1 proven']],
  ['is more than is told', ['1 a; 2 b; 3 c; 4 d'], ['1 a; 2 b; 3 c; 4 d; 5 e']],
  ['is more, though the first of it is the same', ['1 a; 2 b; 3 c', '4 d'], ['1 a; 2 b; 3 c', '4 d; 5 e']],
  ['is asked for by another than before', ['1 a; 2 b; 3 c', '4 d', '1 a'], ['1 a; 2 b; 3 c', '1 a', '4 d']],
  ['is asked for by more options', ['1 a; 2 b; 3 c', '1 a; 2 b; 3 c'], ['1 a; 2 b; 3 c', '4 d']],
  [
    'is asked for by more options than are named',
    ['1 a', '2 b', '3 c', '4 d', '5 e', '6 f; 7 g', 'none'],
    ['1 a', '2 b', '3 c', '4 d', '5 e', '6 f', '7 g'],
  ],
  [
    'is asked for by the same option in another order',
    ['L-0-A-1 design', 'L-0-A-1 proven; L-0-B-2 proven'],
    ['L-0-B-2 design', 'L-0-A-1 proven; L-0-B-2 proven'],
  ],
  ['is asked for by another option', ['1 a', '2 b; 3 c'], ['1 a; 2 b', '3 c; 1 a']],
])('an option is told of anew where what it leaves out %s', (_, before, after) => {
  const reading = readEditedPacket(textOf(...before));
  const { map } = evaluatedText('', { map: MAP });
  const first = evaluate(reading.packet, map, TODAY);
  told(first);
  const again = evaluate(readEditedPacket(textOf(...after), reading).packet, map, TODAY, first);
  expect(told(again)).toEqual(told(evaluatedText(textOf(...after), { map: MAP })));
});
