import { exactly } from './dependencies.ts';
import type { Rule } from './rule.ts';

/** Two blockers have one ID. */
export const blockerDuplicate: Rule = {
  meta: {
    code: 'blocker-duplicate',
    severity: 'error',
    summary: 'A blocker ID stands in the map more than once.',
    guardsDecision: false,
  },
  checks: 'entries',
  *check({ uri, earned, entries }) {
    if (earned === undefined) return;
    for (const { blocker } of entries.blockers) {
      const { id } = blocker;
      const first = id && exactly(earned, id.value)?.blocker;
      if (id === undefined || first?.id === undefined || first === blocker) continue;
      yield {
        span: id.span,
        message: `${id.value} stands in the map already, so that neither of the two has earned anything. Give this one an ID of its own, or take it out.`,
        related: [{ uri, span: first.id.span, message: 'It stands here first.' }],
      };
    }
  },
};
