import type { Rule } from './rule.ts';
import { doubtedPaths } from './weighed.ts';

/** The map or a packet is named as evidence. */
export const evidenceSelf: Rule = {
  meta: {
    code: 'evidence-self',
    severity: 'error',
    summary: 'The map or a packet is named as evidence for itself.',
    guardsDecision: false,
  },
  checks: 'entries',
  *check(file) {
    for (const { span, name, message, revert } of doubtedPaths(file, 'self')) {
      yield {
        span,
        message: `This evidence for ${name} does not count: ${message}. Name the record that shows it, or revert the status.`,
        fixes: revert,
      };
    }
  },
};
