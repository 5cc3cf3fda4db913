import type { Condition } from '../blockerMap/model.ts';
import { normaliseStatement } from '../blockerMap/statement.ts';
import { groupBy } from '../evaluate/groups.ts';
import type { WeighedMap } from '../project.ts';
import { addEvidence } from './fixes/addEvidence.ts';
import { revertCondition } from './fixes/revertStatus.ts';
import { once } from './once.ts';
import { doubtedEvidence, reasonsOf } from './reasons.ts';
import type { Related, Rule } from './rule.ts';
import { othersOf } from './twins.ts';

/** A condition claims to be met, and nothing shows that it is. */
export const conditionUnearned: Rule = {
  meta: {
    code: 'condition-unearned',
    severity: 'error',
    summary: 'A condition claims to be met without good evidence.',
    guardsDecision: false,
  },
  checks: 'entries',
  *check(file) {
    const twins = once(() => twinsIn(file));
    for (const earned of file.entries.conditions) {
      const { condition, doubts, evidence } = earned;
      if (doubts.length === 0 || condition.status === undefined) continue;
      yield {
        span: condition.status.span,
        message: `The condition ${condition.id?.value ?? ''} claims MET, but is not: ${reasonsOf(doubts, condition, evidence).join('; ')}. Set it to UNMET, or supply what is missing.`,
        related: [
          ...doubtedEvidence(file.uri, evidence),
          ...(doubts.some(({ kind }) => kind === 'duplicate') ? twins()(condition) : []),
        ],
        fixes: () => [
          ...revertCondition(file, earned),
          ...(doubts.some(({ kind }) => kind === 'no-evidence')
            ? addEvidence(file, 'conditions', condition, 'record')
            : []),
        ],
      };
    }
  },
};

/** Finds the first other conditions with a condition's ID or its statement. */
function twinsIn({ uri, map }: WeighedMap): (condition: Condition) => Related[] {
  const byId = groupBy(map.conditions, ({ id }) => id?.value);
  const byStatement = groupBy(map.conditions, statementOf);
  return (condition) => {
    const same = [
      ...(condition.id === undefined ? [] : othersOf(condition, byId.get(condition.id.value))),
      ...(condition.statement === undefined ? [] : othersOf(condition, byStatement.get(statementOf(condition)))),
    ];
    return [...new Set(same)].toSorted(byIndex).map((other) => ({
      uri,
      span: (other.id ?? other).span,
      message: 'This is the same condition.',
    }));
  };
}

const statementOf = ({ statement }: Condition): string | undefined => statement && normaliseStatement(statement.value);

const byIndex = (one: Condition, other: Condition): number => one.index - other.index;
