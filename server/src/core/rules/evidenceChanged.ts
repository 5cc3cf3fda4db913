import type { Rule } from './rule.ts';
import { doubtedPaths } from './weighed.ts';

/** An evidence file is not the one whose digest was recorded. */
export const evidenceChanged: Rule = {
  meta: {
    code: 'evidence-changed',
    severity: 'error',
    summary: 'The evidence file is no longer the one whose digest was recorded.',
    guardsDecision: false,
  },
  checks: 'entries',
  *check(file) {
    for (const { span, name, message, weighed, revert } of doubtedPaths(file, 'changed')) {
      const { fact } = weighed;
      const now = fact?.kind === 'file' ? ` Its SHA-256 is ${fact.sha256} now.` : '';
      yield {
        span,
        message: `This evidence for ${name} does not count: ${message}.${now} Look at the file and record it anew, or revert the status.`,
        fixes: revert,
      };
    }
  },
};
