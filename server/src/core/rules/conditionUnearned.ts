import type { Condition } from '../blockerMap/model.ts';
import { normaliseStatement } from '../evaluate/earnedEntries.ts';
import type { MapFile } from '../project.ts';
import { addEvidence } from './fixes/addEvidence.ts';
import { revertCondition } from './fixes/revertStatus.ts';
import { doubtedEvidence, reasonsOf } from './reasons.ts';
import type { Related, Rule } from './rule.ts';

/** A condition claims to be met, and nothing shows that it is. */
export const conditionUnearned: Rule = {
  meta: {
    code: 'condition-unearned',
    severity: 'error',
    summary: 'A condition claims to be met without good evidence.',
    guardsDecision: false,
  },
  checks: 'blocker-map',
  *check(file) {
    for (const earned of file.earned?.conditions ?? []) {
      const { condition, doubts, evidence } = earned;
      if (doubts.length === 0 || condition.status === undefined) continue;
      yield {
        span: condition.status.span,
        message: `The condition ${condition.id?.value ?? ''} claims MET, but is not: ${reasonsOf(doubts, condition, evidence).join('; ')}. Set it to UNMET, or supply what is missing.`,
        related: [
          ...doubtedEvidence(file.uri, evidence),
          ...(doubts.some(({ kind }) => kind === 'duplicate') ? twins(file, condition) : []),
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

/** The first other conditions with its ID or its statement. */
const twins = ({ uri, map }: MapFile, condition: Condition): Related[] =>
  map.conditions
    .filter((other) => other !== condition && (sameId(other, condition) || sameStatement(other, condition)))
    .slice(0, 10)
    .map((other) => ({ uri, span: (other.id ?? other).span, message: 'This is the same condition.' }));

const sameId = (one: Condition, other: Condition): boolean => one.id !== undefined && one.id.value === other.id?.value;

const sameStatement = ({ statement: one }: Condition, { statement: other }: Condition): boolean =>
  one !== undefined && other !== undefined && normaliseStatement(one.value) === normaliseStatement(other.value);
