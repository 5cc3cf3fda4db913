import type { EarnedBlocker } from '../evaluate/earnedBlockers.ts';
import { isGood, isProof, type WeighedEvidence } from '../evaluate/evidence.ts';
import { type Leverage, leverageOf } from '../evaluate/leverage.ts';
import { earnedMapOf } from '../evaluate/mapState.ts';
import type { PacketFile } from '../project.ts';
import type { BlockerSummary, EvidenceSummary } from './model.ts';
import { placeInMap } from './places.ts';

/** The blockers of the packet's map, in its order; none without a map that can be relied on. */
export function summariseBlockers({ evaluation }: PacketFile): BlockerSummary[] {
  const { map } = evaluation;
  if (map.kind !== 'read') return [];
  const levels = new Map(map.earned.blockers.map((earned) => [earned.blocker.id?.value, earned.level]));
  return leverageOf(evaluation).map((leverage) => {
    const { blocker } = leverage.earned;
    return {
      ...summariseBlocker(leverage),
      requires: blocker.requires.map(({ value }) => ({ id: value, earned: levels.get(value) ?? 'OPEN' })),
      place: placeInMap(map, blocker.id?.span ?? blocker.span),
    };
  });
}

function summariseBlocker({ earned, gates, unlocks, rank }: Leverage): Omit<BlockerSummary, 'requires' | 'place'> {
  const { blocker, level, doubts, evidence } = earned;
  return {
    id: blocker.id?.value ?? '',
    title: blocker.title?.value ?? '',
    owners: blocker.owners.map(({ value }) => value),
    claimed: blocker.status?.value ?? 'OPEN',
    earned: level,
    doubts: doubts.map(({ message }) => message),
    waiver: waiverOf(earned),
    gates,
    unlocks,
    rank,
    evidence: evidence.map(summariseEvidence),
  };
}

function waiverOf({ blocker, level }: EarnedBlocker): BlockerSummary['waiver'] {
  const { status, waiver } = blocker;
  if (status?.value !== 'WAIVED' || level === 'OPEN') return undefined;
  return { by: waiver?.by?.value ?? '', reason: waiver?.reason?.value ?? '', until: waiver?.expires?.value ?? '' };
}

/** One evidence entry, and whether it holds. */
export const summariseEvidence = (weighed: WeighedEvidence): EvidenceSummary => ({
  kind: weighed.evidence.kind?.value,
  reference: weighed.evidence.path?.value ?? weighed.evidence.url?.value,
  recordedBy: weighed.evidence.recordedBy?.value,
  recordedOn: weighed.evidence.recordedOn?.value,
  isGood: isGood(weighed),
  isProof: isProof(weighed),
  doubts: weighed.doubts.map(({ message }) => message),
});

/** The blocker that a word of the packet stands for: its ID in full, or the word where the map knows none. */
export function fullId({ evaluation }: PacketFile, word: string): string {
  const lookup = earnedMapOf(evaluation.map)?.lookup(word);
  return lookup?.kind === 'known' ? (lookup.earned.blocker.id?.value ?? word) : word;
}
