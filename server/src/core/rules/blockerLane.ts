import { isBlockerId } from '../packet/words.ts';
import type { Rule } from './rule.ts';

/** A blocker's ID is not of the map's lane. */
export const blockerLane: Rule = {
  meta: {
    code: 'blocker-lane',
    severity: 'warning',
    summary: "A blocker's ID does not start with the map's lane.",
    guardsDecision: false,
  },
  checks: 'entries',
  *check({ uri, map, earned, entries }) {
    const { lane } = map;
    const isMalformed = map.schemaProblems.some(({ path }) => path.length === 1 && path[0] === 'lane');
    if (earned === undefined || lane === undefined || isMalformed) return;
    for (const { id } of entries.blockers.map(({ blocker }) => blocker)) {
      // What is no blocker ID at all is said by the schema.
      if (id === undefined || !isBlockerId(id.value) || id.value.startsWith(`${lane.value}-`)) continue;
      yield {
        span: id.span,
        message: `${id.value} does not start with ${lane.value}-, the lane of this map. Rename it, or keep it in the map of its own lane.`,
        related: [{ uri, span: lane.span, message: 'The lane of this map.' }],
      };
    }
  },
};
