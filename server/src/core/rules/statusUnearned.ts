import type { Blocker } from '../blockerMap/model.ts';
import { claimedLevel, type EarnedBlocker } from '../evaluate/earnedBlockers.ts';
import { reaches } from '../packet/level.ts';
import type { WeighedMap } from '../project.ts';
import type { Span } from '../syntax/span.ts';
import { exactly } from './dependencies.ts';
import { addEvidence } from './fixes/addEvidence.ts';
import { revertBlocker, rightfulStatus } from './fixes/revertStatus.ts';
import { type GatedSelection, gatedSelections } from './gated.ts';
import { doubtedEvidence, reasonsOf } from './reasons.ts';
import type { Fix, Related, Rule } from './rule.ts';
import { relativePath } from './uris.ts';

/** A blocker claims more than it has earned. */
export const statusUnearned: Rule = {
  meta: {
    code: 'status-unearned',
    severity: 'error',
    summary: 'A blocker claims a status that it has not earned.',
    guardsDecision: true,
  },
  checks: 'blocker-map-in-use',
  *check(file) {
    const gated = gatedSelections(file);
    for (const earned of file.earned?.doubted ?? []) {
      const { blocker, doubts, level } = earned;
      const { status } = blocker;
      if (status === undefined) continue;
      const reasons = reasonsOf(doubts, blocker, earned.evidence);
      yield {
        span: status.span,
        message: `${blocker.id?.value ?? 'This blocker'} claims ${status.value}, but has earned ${level}: ${reasons.join('; ')}. Revert the status to ${rightfulStatus(earned)}, or supply what is missing.`,
        related: relatedTo(file, earned, gated.get(earned) ?? []),
        fixes: () => [...revertBlocker(file, earned), ...evidenceFixes(file, earned)],
      };
    }
  },
};

function relatedTo(file: WeighedMap, earned: EarnedBlocker, gated: readonly GatedSelection[]): Related[] {
  const { blocker, doubts } = earned;
  const at = (span: Span, message: string): Related => ({ uri: file.uri, span, message });
  const isDuplicate = doubts.some(({ kind }) => kind === 'duplicate');
  const first = isDuplicate ? firstOf(file, blocker) : undefined;
  return [
    ...doubtedEvidence(file.uri, earned.evidence),
    ...requiredInVain(file, earned).map((other) =>
      at((other.blocker.status ?? other.blocker).span, `${other.blocker.id?.value} has earned ${other.level}.`),
    ),
    ...(first === undefined ? [] : [at((first.id ?? first).span, 'The same ID stands here.')]),
    ...gated.map(({ packet, option, requirement }) => ({
      uri: packet.uri,
      span: requirement.at,
      message: `${relativePath(file.uri, packet.uri)} selects ${option}, which needs it at ${requirement.required}.`,
    })),
  ];
}

/** The blockers that it requires and that keep it from being resolved. */
function requiredInVain({ earned: map }: WeighedMap, { blocker, doubts }: EarnedBlocker): readonly EarnedBlocker[] {
  const kinds = ['dependency-unmet', 'dependency-cycle'];
  if (map === undefined || !doubts.some(({ kind }) => kinds.includes(kind))) return [];
  const required = blocker.requires.flatMap(({ value }) => exactly(map, value) ?? []);
  return [...new Set(required)].filter(({ level }) => !reaches(level, 'RESOLVED'));
}

/** The first other blocker with the same ID. */
const firstOf = ({ map }: WeighedMap, blocker: Blocker): Blocker | undefined =>
  map.blockers.find((other) => other !== blocker && other.id?.value === blocker.id?.value);

/** Only where evidence is what it lacks. */
function evidenceFixes(file: WeighedMap, { blocker, doubts }: EarnedBlocker): readonly Fix[] {
  const lacks = (kind: 'no-evidence' | 'no-proof') => doubts.some((doubt) => doubt.kind === kind);
  if (lacks('no-proof') && claimedLevel(blocker) === 'PROVEN') return addEvidence(file, 'blockers', blocker, 'proof');
  return lacks('no-evidence') ? addEvidence(file, 'blockers', blocker, 'record') : [];
}
