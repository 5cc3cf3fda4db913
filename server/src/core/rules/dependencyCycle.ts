import { doubtedDependencies } from './dependencies.ts';
import type { Rule } from './rule.ts';

/** Blockers wait for one another. */
export const dependencyCycle: Rule = {
  meta: {
    code: 'dependency-cycle',
    severity: 'error',
    summary: 'Blockers require one another in a circle, so that none of them can be resolved first.',
    guardsDecision: false,
  },
  checks: 'entries',
  *check(file) {
    for (const { earned, doubt, id, required } of doubtedDependencies(file, 'dependency-cycle')) {
      const name = earned.blocker.id?.value;
      const isItself = required === earned;
      yield {
        span: doubt.span,
        message: isItself
          ? `${name} requires itself, so that it can never be RESOLVED. Take the entry out.`
          : `${name} requires ${id}, which requires it in turn: neither can be RESOLVED before the other. Take one of the entries out.`,
        related:
          isItself || required?.blocker.id === undefined
            ? []
            : [{ uri: file.uri, span: required.blocker.id.span, message: `${id} stands here.` }],
      };
    }
  },
};
