import type { Rule } from './rule.ts';

/** Somebody resolved a blocker who does not own it. */
export const resolverUnauthorised: Rule = {
  meta: {
    code: 'resolver-unauthorised',
    severity: 'error',
    summary: 'A blocker was resolved by somebody who is not among its owners.',
    guardsDecision: false,
  },
  checks: 'entries',
  *check({ uri, entries }) {
    for (const { blocker, doubts } of entries.blockers) {
      const { owners } = blocker;
      for (const doubt of doubts.filter(({ kind }) => kind === 'resolver-unauthorised')) {
        const names = owners.map(({ value }) => value).join(', ');
        yield {
          span: doubt.span,
          message: `"${blocker.resolvedBy?.value}" is not among the owners of ${blocker.id?.value} (${names}). Only they can resolve it, and roles compare exactly.`,
          related: owners.slice(0, 1).map(({ span }) => ({ uri, span, message: 'The owners are named here.' })),
        };
      }
    }
  },
};
