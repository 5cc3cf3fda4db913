import { revertBlocker } from './fixes/revertStatus.ts';
import type { Rule } from './rule.ts';

/** The time for which a blocker was set aside is over. */
export const waiverExpired: Rule = {
  meta: {
    code: 'waiver-expired',
    severity: 'error',
    summary: 'The waiver of a blocker has expired.',
    guardsDecision: false,
  },
  checks: 'entries',
  *check(file, { today }) {
    for (const earned of file.entries.blockers) {
      for (const doubt of earned.doubts.filter(({ kind }) => kind === 'waiver-expired')) {
        yield {
          span: doubt.span,
          message: `The waiver of ${earned.blocker.id?.value} expired on ${earned.blocker.waiver?.expires?.value}, and today is ${today}: the blocker counts as OPEN. Have an owner waive it anew, or revert it to OPEN.`,
          fixes: () => revertBlocker(file, earned),
        };
      }
    }
  },
};
