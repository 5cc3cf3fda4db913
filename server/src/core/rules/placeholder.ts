import type { Blocker, Evidence, Grant } from '../blockerMap/model.ts';
import { hostOf } from '../evaluate/evidence.ts';
import { isPlaceholder } from '../packet/values.ts';
import type { PacketFile } from '../project.ts';
import type { Located } from '../syntax/span.ts';
import type { MapToCheck } from './entries.ts';
import { isRecord } from './packets.ts';
import type { Rule } from './rule.ts';
import { fallbackOf, selectionsOf } from './selections.ts';

/** What is still to be said stands where it is due. */
export const placeholder: Rule = {
  meta: {
    code: 'placeholder',
    severity: 'error',
    summary: 'A placeholder stands where a role, a date, a decider or a reference is due.',
    guardsDecision: false,
  },
  checks: 'packet-or-entries',
  *check(file) {
    for (const [what, value] of file.kind === 'packet' ? dueInPacket(file) : dueInMap(file)) {
      if (value === undefined || !isPlaceholder(what === 'an address' ? hostOf(value.value) : value.value)) continue;
      yield {
        span: value.span,
        message: `"${value.value}" is a placeholder and as good as missing. Write ${what} here.`,
      };
    }
  },
};

/** What is due, and what stands there. */
type Due = readonly [what: string, value: Located<string> | undefined];

/** Who decided and when is due as soon as anything but the default is selected. */
function dueInPacket({ evaluation }: PacketFile): Due[] {
  const { packet } = evaluation;
  if (isRecord(packet)) return [];
  const roles = evaluation.listed.notable.flatMap((entry) => entry.roles);
  const fallback = fallbackOf(evaluation);
  const isDecided = selectionsOf(evaluation).some(({ id }) => id !== fallback);
  return [
    ['a date', packet.date],
    ...packet.openChoosers.map((role): Due => ['the role that may choose', role]),
    ...(isDecided ? packet.deciders : []).map((decider): Due => ['the role that decided', decider]),
    ...(isDecided ? packet.decidedOn : []).map((day): Due => ['the date of the decision', day]),
    ...roles.map((role): Due => ['a role', role]),
  ];
}

/** What a status rests on is due as soon as the status is claimed. */
function dueInMap({ entries }: MapToCheck): Due[] {
  const blockers = entries.blockers.map(({ blocker }) => blocker);
  const conditions = entries.conditions.map(({ condition }) => condition);
  const grants = entries.grants.map(({ grant }) => grant);
  const owners = [...blockers, ...conditions, ...grants].flatMap((entry) => entry.owners);
  return [
    ...owners.map((owner): Due => ['a role', owner]),
    ...blockers.flatMap(dueInBlocker),
    ...[...blockers, ...conditions].flatMap(({ evidence }) => evidence.flatMap(dueInEvidence)),
    ...grants.filter(({ status }) => status?.value === 'GRANTED').flatMap(dueInGrant),
  ];
}

function dueInBlocker({ status, resolvedBy, resolvedOn, waiver }: Blocker): Due[] {
  switch (status?.value) {
    case 'RESOLVED':
    case 'PROVEN':
      return [
        ['the owner who resolved it', resolvedBy],
        ['the date of the resolution', resolvedOn],
      ];
    case 'WAIVED':
      return [
        ['the owner who waives it', waiver?.by],
        ['the reason', waiver?.reason],
        ['the last day of the waiver', waiver?.expires],
      ];
    default:
      return [];
  }
}

const dueInGrant = ({ grantedBy, grantedOn, reference, expires }: Grant): Due[] => [
  ['the owner who granted it', grantedBy],
  ['the date of the grant', grantedOn],
  ['the record of the act', reference],
  ['the last day of the grant', expires],
];

const dueInEvidence = ({ path, url, recordedBy, recordedOn }: Evidence): Due[] => [
  ["the record's path", path],
  ['an address', url],
  ['the role that recorded it', recordedBy],
  ['the date of the record', recordedOn],
];
