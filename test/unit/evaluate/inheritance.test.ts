import { describe, expect, test } from 'vitest';
import { type EvaluatedOption, type Evaluation, evaluate } from '../../../server/src/core/evaluate/evaluation.ts';
import { readMarkdownPacket } from '../../../server/src/core/packet/markdown/read.ts';
import { brief, evaluated, evaluatedText, openMap, optionOf, packetWith, TODAY } from '../../support/evaluate.ts';

const map = openMap('L-0-A-1', 'L-0-B-2');

/** The requirements of each option below HOLD, by ID. */
function requirements(...rows: readonly string[]): Record<string, string[]> {
  const { options } = evaluated({ rows, map });
  return Object.fromEntries(
    options.slice(1).map((option) => [option.read.option.id.value, option.requirements.map(brief)]),
  );
}

describe('inheritance', () => {
  test('"above" takes what the row above requires, to any depth, and nobody requires a thing twice', () => {
    expect(
      requirements('ONE_A | x | A-1 design', 'TWO_B | x | As above. + it rains', 'THREE_C | x | above; A-1; it rains'),
    ).toEqual({
      ONE_A: ['blocker L-0-A-1 DESIGNED/OPEN'],
      TWO_B: ['blocker L-0-A-1 DESIGNED/OPEN', 'condition "it rains" MET/UNMET'],
      THREE_C: ['blocker L-0-A-1 RESOLVED/OPEN', 'condition "it rains" MET/UNMET'],
    });
  });

  test('"all of the above" takes what every row above requires', () => {
    expect(requirements('ONE_A | x | A-1', 'TWO_B | x | it rains', 'THREE_C | x | all of the above').THREE_C).toEqual([
      'blocker L-0-A-1 RESOLVED/OPEN',
      'condition "it rains" MET/UNMET',
    ]);
  });

  test('an option ID takes what that option requires, notes and all, from below too', () => {
    expect(requirements('ONE_A | x | TWO_B (when done); A-1', 'TWO_B | x | it rains').ONE_A).toEqual([
      'condition "it rains" MET/UNMET',
      'blocker L-0-A-1 RESOLVED/OPEN',
    ]);
  });

  test('"above" as one item among others inherits too', () => {
    const rows = requirements(
      'ONE_A | x | A-1',
      'TWO_B | x | above, B-2 proven',
      'THREE_C | x | B-2, above',
      'FOUR_D | x | above, it rains',
    );
    expect(rows.TWO_B).toEqual(['blocker L-0-A-1 RESOLVED/OPEN', 'blocker L-0-B-2 PROVEN/OPEN']);
    expect(rows.THREE_C).toEqual(['blocker L-0-B-2 PROVEN/OPEN', 'blocker L-0-A-1 RESOLVED/OPEN']);
    expect(rows.FOUR_D).toEqual([...(rows.THREE_C ?? []), 'condition "it rains" MET/UNMET']);
  });

  test('names the nearest option that asks for the level that governs', () => {
    const evaluation = evaluated({ rows: ['ONE_A | x | A-1 proven; B-2', 'TWO_B | x | above; A-1; B-2'], map });
    const { requirements } = optionOf(evaluation, 'TWO_B');
    expect(requirements.map(({ from, text }) => [from, text.value])).toEqual([
      ['ONE_A', 'A-1 proven'],
      ['TWO_B', 'B-2'],
    ]);
  });

  test('above the first row there is nothing to take', () => {
    const text = '| option | preconditions |\n|---|---|\n| AUTHORIZE_A | above |\n';
    const { options } = evaluatedText(text, { map });
    expect(options.map((option) => option.requirements.map(brief))).toEqual([['unknown "above" MET/UNMET']]);
  });

  test('a cycle can never be met, and says so for all who are on it or behind it', () => {
    const rows = requirements(
      'ONE_A | x | TWO_B; A-1',
      'TWO_B | x | ONE_A; it rains',
      'THREE_C | x | above',
      'FOUR_D | x | FOUR_D',
    );
    expect(rows.ONE_A).toEqual(['unknown "TWO_B" MET/UNMET', 'blocker L-0-A-1 RESOLVED/OPEN']);
    expect(rows.TWO_B).toEqual(['unknown "ONE_A" MET/UNMET', 'condition "it rains" MET/UNMET']);
    expect(rows.THREE_C).toEqual(rows.TWO_B);
    expect(rows.FOUR_D).toEqual(['unknown "FOUR_D" MET/UNMET']);
  });

  test('who inherits nothing, and says none nowhere, is not available', () => {
    const rows = requirements(
      'ONE_A | x | none',
      'TWO_B | x | above',
      'THREE_C | x | HOLD_ALL',
      'FOUR_D | x |',
      'FIVE_E | x | above',
    );
    expect(rows).toEqual({
      ONE_A: [],
      TWO_B: ['unknown "above" MET/UNMET'],
      THREE_C: ['unknown "HOLD_ALL" MET/UNMET'],
      FOUR_D: ['unknown "" MET/UNMET'],
      FIVE_E: ['unknown "" MET/UNMET'],
    });
  });

  test('a chain of 4,900 rows is followed to its end', () => {
    const rows = Array.from({ length: 4900 }, (_, index) => `GO_${index} | x | GO_${index + 1}`);
    const { options } = evaluated({ rows: [...rows, 'GO_4900 | x | A-1'], map });
    expect(options[1]?.requirements.map(brief)).toEqual(['blocker L-0-A-1 RESOLVED/OPEN']);
  });

  test('where rows inherit from all above millions of times, none of that is followed, and none is available', () => {
    const rows = Array.from({ length: 4000 }, (_, index) => `GO_${index} | x | A-1; all of the above`);
    const { options } = evaluated({ rows, map });
    expect(options[2]?.requirements.map(brief)).toEqual([
      'blocker L-0-A-1 RESOLVED/OPEN',
      'unknown "all of the above" MET/UNMET',
    ]);
    expect(options.filter(({ available }) => available)).toHaveLength(1);
  });

  test('where rows inherit more than is read, those behind it are not available, and say why', () => {
    const conditions = Array.from({ length: 500 }, (_, index) => `rain ${index}`).join('; ');
    const rows = Array.from(
      { length: 300 },
      (_, index) => `GO_${index} | x | ${index === 0 ? conditions : 'all of the above'}`,
    );
    const { options, demanded } = evaluated({ rows, map });
    const whyUnknown = (option: EvaluatedOption | undefined) =>
      option?.read.statementsOf('inherit').map((statement) => demanded.unknownIn(option.read, statement)?.cause);
    expect(options[2]?.requirements).toHaveLength(500);
    expect(whyUnknown(options[2])).toEqual([undefined]);
    expect(options.at(-1)?.requirements.map(brief)).toEqual(['unknown "all of the above" MET/UNMET']);
    expect(whyUnknown(options.at(-1))).toEqual(['excess']);
  });

  test('a row behind those that required more than is read is read when they require less', () => {
    const ids = Array.from({ length: 4000 }, (_, index) => `L-0-B-${index}`);
    const { map } = evaluated({ map: openMap(...ids) });
    const judged = (cell: string, before?: Evaluation) => {
      const rows = ids.slice(1000).map((_, index) => `GO_${index} | x | ${cell}`);
      const packet = readMarkdownPacket(packetWith({ rows: [...rows, 'LAST | x | ALL blockers'] }));
      return evaluate(packet, map, TODAY, before);
    };
    const before = judged('ALL blockers');
    expect(before.options.at(-1)?.requirements.map(brief)).toEqual(['unknown "ALL blockers" MET/UNMET']);
    expect(judged('none', before).options.at(-1)?.requirements).toHaveLength(4000);
  });

  test('a row that stands twice is never available, under any of its rows', () => {
    const { options } = evaluated({ rows: ['ONE_A | x | none', 'ONE_A | x | none'], map });
    expect(options.map(({ available }) => available)).toEqual([true, false, false]);
  });

  test('a row with a blank first cell goes on with the row above', () => {
    expect(requirements('ONE_A | x | A-1', ' | | it rains').ONE_A).toEqual([
      'blocker L-0-A-1 RESOLVED/OPEN',
      'condition "it rains" MET/UNMET',
    ]);
  });
});
