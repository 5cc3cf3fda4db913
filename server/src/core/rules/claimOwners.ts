import { hasSameOwners } from '../evaluate/listed.ts';
import { suggestion } from './fixes/edits.ts';
import { isRecord } from './packets.ts';
import type { Rule } from './rule.ts';

/** The packet's list names other roles for a blocker than the map. */
export const claimOwners: Rule = {
  meta: {
    code: 'claim-owners',
    severity: 'warning',
    summary: "The roles that the packet's list names for a blocker differ from the map's owners.",
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    const { packet, map } = file.evaluation;
    if (isRecord(packet) || map.kind !== 'read') return;
    for (const listed of file.evaluation.listed.notableAndKnown) {
      const { entry, earned } = listed;
      const { rolesSpan, roles, id } = entry;
      if (rolesSpan === undefined || hasSameOwners(listed)) continue;
      const owners = earned.blocker.owners.map(({ value }) => value);
      const said = roles.map(({ value }) => value);
      const written = owners.join(' + ');
      yield {
        span: rolesSpan,
        message: `${id.value} is owned by ${written} in the map, not by ${said.join(' + ') || 'nobody'}.`,
        related: earned.blocker.owners.map(({ value, span }) => ({
          uri: map.uri,
          span,
          message: `${value} owns it in the map.`,
        })),
        fixes: () => suggestion(file.uri, `Write "${written}"`, [{ span: rolesSpan, newText: written }], true),
      };
    }
  },
};
