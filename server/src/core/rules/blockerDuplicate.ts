import type { Located } from '../syntax/span.ts';
import type { Rule } from './rule.ts';

/** Two blockers have one ID. */
export const blockerDuplicate: Rule = {
  meta: {
    code: 'blocker-duplicate',
    severity: 'error',
    summary: 'A blocker ID stands in the map more than once.',
    guardsDecision: false,
  },
  checks: 'blocker-map',
  *check({ uri, map, earned }) {
    if (earned === undefined) return;
    const first = new Map<string, Located<string>>();
    for (const { id } of map.blockers) {
      if (id === undefined) continue;
      const known = first.get(id.value);
      if (known === undefined) {
        first.set(id.value, id);
        continue;
      }
      yield {
        span: id.span,
        message: `${id.value} stands in the map already, so that neither of the two has earned anything. Give this one an ID of its own, or take it out.`,
        related: [{ uri, span: known.span, message: 'It stands here first.' }],
      };
    }
  },
};
