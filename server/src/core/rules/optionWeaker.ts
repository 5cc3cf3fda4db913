import { targetOf } from '../evaluate/collect.ts';
import { firstFew } from '../evaluate/describe.ts';
import type { EvaluatedOption } from '../evaluate/evaluation.ts';
import type { Requirement } from '../evaluate/requirement.ts';
import { reaches } from '../packet/level.ts';
import { authorizesNothing, isRecord } from './packets.ts';
import type { Rule } from './rule.ts';
import { isFallback } from './selections.ts';

/** Each option grants more than the one above it, and so should require no less. */
export const optionWeaker: Rule = {
  meta: {
    code: 'option-weaker',
    severity: 'info',
    summary: 'An option does not require what the option above it requires.',
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
    for (const [index, option] of ladder.entries()) {
      const above = ladder[index - 1];
      if (above === undefined || option.requirements.some(({ kind }) => kind === 'unknown')) continue;
      const isCovered = covering(option);
      const missing = above.requirements.filter((requirement) => !isCovered(requirement));
      if (missing.length === 0) continue;
      const [id, other] = [option.read.option.id, above.read.option.id];
      yield {
        span: id.span,
        message: `${id.value} stands below ${other.value}, which grants less, but does not require ${firstFew(missing.map(nameOf))}. If that is meant, nothing has to be done.`,
        related: missing.map((requirement) => ({
          uri: file.uri,
          span: requirement.at,
          message: `${other.value} requires ${nameOf(requirement)}.`,
        })),
      };
    }
  },
};

/** Tells what `option` requires as well, and at no lower level. What can't be met as it is written is not asked for twice. */
function covering({ requirements }: EvaluatedOption): (asked: Requirement) => boolean {
  const byTarget = new Map(requirements.map((own) => [targetOf(own), own]));
  return (asked) => {
    const own = byTarget.get(targetOf(asked));
    if (asked.kind !== 'blocker' || own?.kind !== 'blocker') return asked.kind === 'unknown' || own !== undefined;
    return reaches(own.required, asked.required);
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
