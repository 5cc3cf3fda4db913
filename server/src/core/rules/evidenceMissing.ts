import type { Rule } from './rule.ts';
import { doubtedPaths } from './weighed.ts';

/** An evidence entry leads to no file. */
export const evidenceMissing: Rule = {
  meta: {
    code: 'evidence-missing',
    severity: 'error',
    summary: 'The path of an evidence entry leads to no file that can be read.',
    guardsDecision: false,
  },
  checks: 'entries',
  *check(file) {
    for (const { span, name, message, revert } of doubtedPaths(file, 'missing', 'unusable')) {
      yield {
        span,
        message: `This evidence for ${name} does not count: ${message}. Put the file there, name the right one, or revert the status.`,
        fixes: revert,
      };
    }
  },
};
