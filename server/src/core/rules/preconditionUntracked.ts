import { normaliseStatement } from '../evaluate/earnedEntries.ts';
import { trackCondition, trackGrant } from './fixes/track.ts';
import { isRecord } from './packets.ts';
import type { Rule } from './rule.ts';

/** Nothing in the map tracks a condition or grant that an option requires. */
export const preconditionUntracked: Rule = {
  meta: {
    code: 'precondition-untracked',
    severity: 'warning',
    summary: 'An option requires a condition or grant that nothing in the blocker map tracks.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file, project) {
    const { options, packet, map, requirementsOf } = file.evaluation;
    if (isRecord(packet) || map.kind !== 'read') return;
    const mapFile = project.maps.get(map.uri);
    for (const { read, isDefault } of options) {
      if (isDefault) continue;
      for (const statement of read.statements) {
        if (statement.kind !== 'condition' && statement.kind !== 'grant') continue;
        const [requirement] = requirementsOf(read, statement);
        if (requirement?.kind !== statement.kind || requirement.earned !== undefined) continue;
        if (statement.kind === 'grant') {
          const { value, span } = statement.name;
          yield {
            span,
            message: `Nothing in the blocker map tracks the grant ${value}, so that it counts as not given. Add it to the map's grants.`,
            fixes: () => (mapFile === undefined ? [] : trackGrant(mapFile, packet, value)),
          };
        } else {
          const { value, span } = statement.text;
          if (normaliseStatement(value) === '') continue;
          yield {
            span,
            message: `Nothing in the blocker map tracks the condition "${value}", so that it counts as unmet. Add it to the map's conditions.`,
            fixes: () => (mapFile === undefined ? [] : trackCondition(mapFile, packet, value)),
          };
        }
      }
    }
  },
};
