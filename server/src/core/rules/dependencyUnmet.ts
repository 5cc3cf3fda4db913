import { doubtedDependencies } from './dependencies.ts';
import type { Rule } from './rule.ts';

/** A blocker claims to be resolved before one that it requires. */
export const dependencyUnmet: Rule = {
  meta: {
    code: 'dependency-unmet',
    severity: 'error',
    summary: 'A blocker claims to be resolved although one that it requires is not.',
    guardsDecision: false,
  },
  checks: 'entries',
  *check(file) {
    for (const { earned, doubt, id, required } of doubtedDependencies(file, 'dependency-unmet')) {
      const status = earned.blocker.status?.value;
      if (status !== 'RESOLVED' && status !== 'PROVEN') continue;
      const at = required?.blocker.status ?? required?.blocker.id;
      yield {
        span: doubt.span,
        message: `${earned.blocker.id?.value} claims ${status}, but requires ${id}, which has earned only ${required?.level ?? 'OPEN'}. It must be RESOLVED first.`,
        related:
          at === undefined ? [] : [{ uri: file.uri, span: at.span, message: `${id} has earned ${required?.level}.` }],
      };
    }
  },
};
