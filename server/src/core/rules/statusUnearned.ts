import { claimedLevel, type EarnedBlocker } from '../evaluate/earnedBlockers.ts';
import type { MapFile } from '../project.ts';
import { addEvidence } from './fixes/addEvidence.ts';
import { revertBlocker, rightfulStatus } from './fixes/revertStatus.ts';
import { gatedSelections } from './gated.ts';
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
  checks: 'blocker-map',
  *check(file) {
    for (const earned of file.earned?.blockers ?? []) {
      const { blocker, doubts, level } = earned;
      const { status } = blocker;
      if (doubts.length === 0 || status === undefined) continue;
      const reasons = reasonsOf(doubts, blocker, earned.evidence);
      yield {
        span: status.span,
        message: `${blocker.id?.value ?? 'This blocker'} claims ${status.value}, but has earned ${level}: ${reasons.join('; ')}. Revert the status to ${rightfulStatus(earned)}, or supply what is missing.`,
        related: relatedTo(file, earned),
        fixes: () => [...revertBlocker(file, earned), ...evidenceFixes(file, earned)],
      };
    }
  },
};

function relatedTo(file: MapFile, earned: EarnedBlocker): Related[] {
  const { blocker, doubts } = earned;
  const others = (file.earned?.blockers ?? []).filter((other) => other !== earned);
  const dependencies = blocker.requires.flatMap(({ value }) =>
    others.filter(({ blocker: { id } }) => id?.value === value),
  );
  const isUnmet = doubts.some(({ kind }) => kind === 'dependency-unmet' || kind === 'dependency-cycle');
  const twins = doubts.some(({ kind }) => kind === 'duplicate')
    ? others.filter((other) => other.blocker.id?.value === blocker.id?.value)
    : [];
  return [
    ...doubtedEvidence(file.uri, earned.evidence),
    ...(isUnmet ? [...new Set(dependencies)] : []).map((other) => ({
      uri: file.uri,
      span: (other.blocker.status ?? other.blocker).span,
      message: `${other.blocker.id?.value} has earned ${other.level}.`,
    })),
    ...twins.map((other) => ({
      uri: file.uri,
      span: (other.blocker.id ?? other.blocker).span,
      message: 'The same ID stands here.',
    })),
    ...gatedSelections(file, earned).map(({ packet, option, requirement }) => ({
      uri: packet.uri,
      span: requirement.at,
      message: `${relativePath(file.uri, packet.uri)} selects ${option}, which needs it at ${requirement.required}.`,
    })),
  ];
}

/** Only where evidence is what it lacks. */
function evidenceFixes(file: MapFile, { blocker, doubts }: EarnedBlocker): readonly Fix[] {
  const lacks = (kind: 'no-evidence' | 'no-proof') => doubts.some((doubt) => doubt.kind === kind);
  if (lacks('no-proof') && claimedLevel(blocker) === 'PROVEN') return addEvidence(file, 'blockers', blocker, 'proof');
  return lacks('no-evidence') ? addEvidence(file, 'blockers', blocker, 'record') : [];
}
