import type { Evidence } from '../blockerMap/model.ts';
import { isGiven } from '../packet/values.ts';
import type { PacketFile, WeighedMap } from '../project.ts';
import { nearest } from '../syntax/nearest.ts';
import type { Located } from '../syntax/span.ts';
import type { MapToCheck } from './entries.ts';
import { didYouMean, suggestion } from './fixes/edits.ts';
import { isRecord } from './packets.ts';
import type { Fix, Rule } from './rule.ts';

/** A role that the configuration does not know. */
export const roleUnknown: Rule = {
  meta: {
    code: 'role-unknown',
    severity: 'warning',
    summary: 'A role is not among those that the configuration lists.',
    guardsDecision: false,
  },
  checks: 'each',
  *check(file) {
    const { roles } = file.config;
    if (roles === undefined) return;
    for (const role of file.kind === 'packet' ? rolesInPacket(file) : rolesInMap(file)) {
      if (!isGiven(role.value) || roles.includes(role.value)) continue;
      const meant = nearest(role.value, roles);
      const hint = meant === undefined ? `The configuration lists ${roles.join(', ')}.` : `Did you mean ${meant}?`;
      yield {
        span: role.span,
        message: `"${role.value}" is not among the roles. ${hint}`,
        fixes: () => (file.kind === 'packet' ? didYouMean(file, role, meant) : inMap(file, role, meant)),
      };
    }
  },
};

/** A text of the map stands in quotes. */
const inMap = (file: WeighedMap, { span }: Located<string>, meant: string | undefined): Fix[] =>
  meant === undefined ? [] : suggestion(file.uri, `Change to ${meant}`, [{ span, newText: JSON.stringify(meant) }]);

function rolesInPacket({ evaluation: { packet } }: PacketFile): readonly Located<string>[] {
  if (isRecord(packet)) return [];
  return [
    ...packet.choosers,
    ...packet.deciders,
    ...(packet.standing?.entries.all ?? []).flatMap(({ roles }) => roles),
  ];
}

function rolesInMap({ entries }: MapToCheck): readonly Located<string>[] {
  const recorders = (evidence: readonly Evidence[]) => evidence.map(({ recordedBy }) => recordedBy);
  return [
    ...entries.blockers.flatMap(({ blocker: { owners, resolvedBy, waiver, evidence } }) => [
      ...owners,
      resolvedBy,
      waiver?.by,
      ...recorders(evidence),
    ]),
    ...entries.conditions.flatMap(({ condition: { owners, evidence } }) => [...owners, ...recorders(evidence)]),
    ...entries.grants.flatMap(({ grant: { owners, grantedBy } }) => [...owners, grantedBy]),
  ].filter((role) => role !== undefined);
}
