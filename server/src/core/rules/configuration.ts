import { suggestion } from './fixes/edits.ts';
import type { Rule } from './rule.ts';

/** The configuration cannot be read, or asks for what there is not. */
export const configuration: Rule = {
  meta: {
    code: 'configuration',
    severity: 'error',
    summary: 'The configuration cannot be read, or asks for something that it cannot have.',
    guardsDecision: true,
  },
  checks: 'configuration',
  *check({ uri, problems }) {
    for (const { span, message, severity, meant } of problems) {
      yield {
        span,
        message,
        severity,
        fixes: () =>
          meant === undefined
            ? []
            : suggestion(uri, `Change to "${meant}"`, [{ span, newText: JSON.stringify(meant) }]),
      };
    }
  },
};
