import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EvaluatedOption, Evaluation } from '../../../server/src/core/evaluate/evaluation.ts';
import type { Requirement } from '../../../server/src/core/evaluate/requirement.ts';
import { rankOf } from '../../../server/src/core/packet/level.ts';
import type { PacketFile, Project } from '../../../server/src/core/project.ts';
import { optionWeaker } from '../../../server/src/core/rules/optionWeaker.ts';
import { evaluated, openMap } from '../../support/evaluate.ts';

const IDS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `GO_${letter}`);
const CLAUSES = [
  'L-0-A-1 design',
  'L-0-A-1 resolved',
  'L-0-A-1 proven',
  'L-0-B-2 resolved',
  'L-0-B-2',
  'L-0-UNKNOWN-3 design',
  'L-0-UNKNOWN-3 proven',
  'ALL blockers design',
  'it works',
  'It *works*.',
  'it is agreed',
  'distinct permit / DEPLOY grants',
  'above',
  'GO_A',
];
const cell = fc.array(fc.constantFrom(...CLAUSES), { minLength: 1, maxLength: 4 }).map((clauses) => clauses.join('; '));
const row = fc
  .tuple(fc.constantFrom(...IDS), fc.constantFrom('a step', 'a step', 'nothing'), cell)
  .map((cells) => cells.join(' | '));

const isMet = (one: Requirement, other: Requirement): boolean =>
  one.kind !== 'blocker' || other.kind !== 'blocker' || rankOf(one.required) >= rankOf(other.required);

function targetOf(requirement: Requirement): string {
  switch (requirement.kind) {
    case 'blocker':
      return requirement.id;
    case 'grant':
      return `grant ${requirement.name}`;
    default:
      return requirement.text.value.toLowerCase().replaceAll(/[*.]/g, '');
  }
}

const named = (requirement: Requirement): string =>
  requirement.kind === 'blocker'
    ? `${requirement.id} at ${requirement.required}`
    : requirement.kind === 'grant'
      ? `the grant ${requirement.name}`
      : `"${requirement.text.value}"`;

/** What is to be said of each option, found by looking at everything above it. */
function expected({ options }: Evaluation): string[] {
  const ladder = options.filter(
    ({ isDefault, read }) => !isDefault && !/^nothing/.test(read.option.authorizes?.value ?? ''),
  );
  return ladder.flatMap((option, index) => {
    const asked: { by: string; requirement: Requirement; target: string }[] = [];
    for (const above of ladder.slice(0, index)) {
      for (const requirement of above.requirements) {
        if (requirement.kind === 'unknown') continue;
        const by = above.read.option.id.value;
        const target = targetOf(requirement);
        const known = asked.find((each) => each.target === target);
        if (known === undefined) asked.push({ by, requirement, target });
        else if (!isMet(known.requirement, requirement)) Object.assign(known, { by, requirement });
      }
    }
    const isCovered = (target: string, other: Requirement): boolean =>
      option.requirements.some((own) => own.kind !== 'unknown' && targetOf(own) === target && isMet(own, other));
    const missing = asked.filter(({ target, requirement }) => !isCovered(target, requirement));
    if (missing.length === 0 || option.requirements.some(({ kind }) => kind === 'unknown')) return [];
    return [said(option, ladder, missing)];
  });
}

function said(
  option: EvaluatedOption,
  ladder: readonly EvaluatedOption[],
  missing: readonly { readonly by: string; readonly requirement: Requirement }[],
): string {
  const ids = [...new Set(ladder.map(({ read }) => read.option.id.value))];
  const by = ids.filter((id) => missing.some((each) => each.by === id));
  const first = missing.slice(0, 3);
  const names = first.map(({ requirement }) => named(requirement)).join('; ');
  const more = missing.length > 3 ? `; and ${missing.length - 3} more` : '';
  return [
    `${option.read.option.id.value} grants more than ${by.join(', ')}, but does not require ${names}${more}.`,
    ...first.map((each) => `${each.by} requires ${named(each.requirement)}. ${each.requirement.at.start}`),
  ].join('\n');
}

test('what an option leaves out of what those above it require is told as looking at all of it finds it', () => {
  let told = 0;
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
      const evaluation = evaluated({ rows, map: openMap('L-0-A-1', 'L-0-B-2') });
      const file = { uri: 'file:///w/a.packet.md', evaluation } as PacketFile;
      if (optionWeaker.checks !== 'packet') throw new Error('It looks at packets.');
      const reports = [...optionWeaker.check(file, {} as Project)].map(({ message, related = [] }) =>
        [
          message.replace(' If that is meant, nothing has to be done.', ''),
          ...related.map((each) => `${each.message} ${each.span.start}`),
        ].join('\n'),
      );
      told += reports.length;
      expect(reports).toEqual(expected(evaluation));
    }),
    { numRuns: 500 },
  );
  expect(told).toBeGreaterThan(300);
});
