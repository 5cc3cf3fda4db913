import type { Evidence } from '../blockerMap/model.ts';
import { nameFew } from '../evaluate/describe.ts';
import { isGiven } from '../packet/values.ts';
import type { PacketFile, WeighedMap } from '../project.ts';
import { MOST_GUESSES, nearest } from '../syntax/nearest.ts';
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
  checks: 'packet-or-entries',
  *check(file) {
    const { roles } = file.config;
    if (roles === undefined) return;
    const known = new Set(roles);
    const unknown = (file.kind === 'packet' ? rolesInPacket(file) : rolesInMap(file)).filter(
      ({ value }) => isGiven(value) && !known.has(value),
    );
    const words = unknown.length > MOST_GUESSES ? [] : roles;
    for (const role of unknown) {
      const meant = nearest(role.value, words);
      const hint =
        meant === undefined ? `The configuration lists ${nameFew(roles, roles.length, 10)}.` : `Did you mean ${meant}?`;
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
