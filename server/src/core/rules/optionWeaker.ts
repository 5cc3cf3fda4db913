import { targetOf } from '../evaluate/collect.ts';
import { firstFew } from '../evaluate/describe.ts';
import type { EvaluatedOption } from '../evaluate/evaluation.ts';
import type { Requirement } from '../evaluate/requirement.ts';
import { reaches } from '../packet/level.ts';
import type { Located } from '../syntax/span.ts';
import { authorizesNothing, isRecord } from './packets.ts';
import type { Report, Rule } from './rule.ts';
import { isFallback } from './selections.ts';

/** An option grants more than each one above it, and so should require no less. */
export const optionWeaker: Rule = {
  meta: {
    code: 'option-weaker',
    severity: 'info',
    summary: 'An option does not require what an option above it requires.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    const { evaluation } = file;
    if (isRecord(evaluation.packet)) return;
    const ladder = evaluation.options.filter(
      ({ isDefault, read }) =>
        !isDefault && !isFallback(evaluation, read.option.id.value) && !authorizesNothing(read.option),
    );
    const above = new Map<string, Asked>();
    for (const option of ladder) {
      const missing = missingIn(option, above);
      if (missing.length > 0) yield reportOn(option.read.option.id, missing, file.uri);
      note(option, above);
    }
  },
};

/** What an option above requires, at the highest level that any of them asks for, and the first that does. */
interface Asked {
  readonly requirement: Requirement;
  readonly by: string;
}

/** What can't be met as it is written is not asked of the options below. */
function note({ requirements, read }: EvaluatedOption, above: Map<string, Asked>): void {
  for (const requirement of requirements) {
    const target = targetOf(requirement);
    const known = above.get(target)?.requirement;
    if (requirement.kind === 'unknown' || (known !== undefined && covers(known, requirement))) continue;
    above.set(target, { requirement, by: read.option.id.value });
  }
}

function missingIn({ requirements }: EvaluatedOption, above: ReadonlyMap<string, Asked>): Asked[] {
  if (requirements.some(({ kind }) => kind === 'unknown')) return [];
  const own = new Map(requirements.map((requirement) => [targetOf(requirement), requirement]));
  return [...above].flatMap(([target, asked]) => {
    const requirement = own.get(target);
    return requirement !== undefined && covers(requirement, asked.requirement) ? [] : [asked];
  });
}

/** Whether `one`, which is about the same as `other`, asks for no less. */
const covers = (one: Requirement, other: Requirement): boolean =>
  one.kind !== 'blocker' || other.kind !== 'blocker' || reaches(one.required, other.required);

function reportOn(id: Located<string>, missing: readonly Asked[], uri: string): Report {
  const others = [...new Set(missing.map(({ by }) => by))];
  const names = missing.map(({ requirement }) => nameOf(requirement));
  return {
    span: id.span,
    message: `${id.value} grants more than ${others.join(', ')}, but does not require ${firstFew(names)}. If that is meant, nothing has to be done.`,
    related: missing.map(({ requirement, by }) => ({
      uri,
      span: requirement.at,
      message: `${by} requires ${nameOf(requirement)}.`,
    })),
  };
}

function nameOf(requirement: Requirement): string {
  switch (requirement.kind) {
    case 'blocker':
      return `${requirement.id} at ${requirement.required}`;
    case 'grant':
      return `the grant ${requirement.name}`;
    default:
      return `"${requirement.text.value}"`;
  }
}
