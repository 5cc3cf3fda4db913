import type { Rule } from './rule.ts';
import { doubtedPaths } from './weighed.ts';

/** An evidence entry leads out of the workspace. */
export const evidenceOutside: Rule = {
  meta: {
    code: 'evidence-outside',
    severity: 'error',
    summary: 'The path of an evidence entry leaves the workspace.',
    guardsDecision: false,
  },
  checks: 'entries',
  *check(file) {
    for (const { span, name, message, revert } of doubtedPaths(file, 'outside')) {
      yield {
        span,
        message: `This evidence for ${name} does not count: ${message}, and nothing out there is read. Keep the record inside the workspace, or revert the status.`,
        fixes: revert,
      };
    }
  },
};
