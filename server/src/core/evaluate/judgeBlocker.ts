import type { Blocker } from '../blockerMap/model.ts';
import { type Level, lower, reaches } from '../packet/level.ts';
import type { SchemaProblem } from '../schema/problem.ts';
import type { Span } from '../syntax/span.ts';
import { doubtOfPastDay, isDay } from './dates.ts';
import { gapOf, lackOf, lackOfOwners } from './due.ts';
import type { BlockerDoubt } from './earnedBlockers.ts';
import { isGood, isProof, type WeighedEvidence } from './evidence.ts';
import type { Circumstances } from './facts.ts';

/** What a blocker is among the others of its map. */
export interface OthersInMap {
  /** Whether its ID is another one's, too, or a reader takes it for that. */
  readonly isTwin: (blocker: Blocker) => boolean;
  /** Whether it lies on a cycle of `requires`. */
  readonly isCyclic: (blocker: Blocker) => boolean;
  readonly sharesCycle: (one: Blocker, other: Blocker) => boolean;
  /** The blocker with this ID; of several the first. */
  readonly required: (id: string) => Blocker | undefined;
  /** What a blocker has earned that has been weighed. */
  readonly levelOf: (blocker: Blocker) => Level;
}

export interface Judgement {
  readonly level: Level;
  readonly doubts: readonly BlockerDoubt[];
}

/** What a blocker has earned by itself and by what it requires, and what speaks against more. */
export function judge(
  blocker: Blocker,
  evidence: readonly WeighedEvidence[],
  others: OthersInMap,
  circumstances: Circumstances,
): Judgement {
  const id = blocker.id;
  const fault = blocker.faults.find(spoils);
  if (fault !== undefined || id === undefined || blocker.status === undefined) {
    const message = 'the entry is not as the schema demands';
    return { level: 'OPEN', doubts: [{ kind: 'malformed', span: fault?.span ?? blocker.span, message }] };
  }
  if (others.isTwin(blocker)) {
    return {
      level: 'OPEN',
      doubts: [{ kind: 'duplicate', span: id.span, message: `${id.value} stands in the map more than once` }],
    };
  }
  const lack = lackOfOwners(blocker.owners);
  if (lack !== undefined) {
    return { level: 'OPEN', doubts: [{ kind: 'owner', span: lack.owner.span, message: lack.message }] };
  }
  const judgement = judgeClaim(blocker, evidence, others, circumstances);
  if (!others.isCyclic(blocker) || !reaches(judgement.level, 'RESOLVED')) return judgement;
  return { level: lower(judgement.level, 'DESIGNED'), doubts: dependencyDoubts(blocker, others) };
}

/** What nothing is weighed by: an error in one of these fields leaves the blocker what it has earned. */
const UNWEIGHED = new Set<unknown>(['title', 'dischargedBy', 'notes']);

const spoils = ({ path, fault }: SchemaProblem): boolean =>
  !UNWEIGHED.has(path[2] ?? (fault.kind === 'missing' ? fault.property : undefined));

function judgeClaim(
  blocker: Blocker,
  evidence: readonly WeighedEvidence[],
  others: OthersInMap,
  circumstances: Circumstances,
): Judgement {
  switch (blocker.status?.value) {
    case 'DESIGNED':
      return evidence.some(isGood) ? earned('DESIGNED') : { level: 'OPEN', doubts: [noEvidence(blocker)] };
    case 'RESOLVED':
      return judgeResolution(blocker, evidence, others, circumstances);
    case 'PROVEN': {
      const resolution = judgeResolution(blocker, evidence, others, circumstances);
      const proof = evidence.some(isProof) ? [] : [noProof(blocker)];
      if (resolution.doubts.length === 0 && proof.length === 0) return earned('PROVEN');
      return { level: resolution.level, doubts: [...resolution.doubts, ...proof] };
    }
    case 'WAIVED':
      return judgeWaiver(blocker, circumstances.today);
    default:
      return earned('OPEN');
  }
}

const earned = (level: Level): Judgement => ({ level, doubts: [] });

function judgeResolution(
  blocker: Blocker,
  evidence: readonly WeighedEvidence[],
  others: OthersInMap,
  circumstances: Circumstances,
): Judgement {
  const doubts = [
    ...(evidence.some(isGood) ? [] : [noEvidence(blocker)]),
    ...resolverDoubts(blocker),
    ...resolutionDateDoubts(blocker, circumstances.today),
    ...dependencyDoubts(blocker, others),
  ];
  if (doubts.length === 0) return earned('RESOLVED');
  const isDesigned = evidence.some((weighed) => isGood(weighed) && weighed.evidence.kind?.value === 'design');
  return { level: isDesigned ? 'DESIGNED' : 'OPEN', doubts };
}

const statusSpan = (blocker: Blocker): Span => blocker.status?.span ?? blocker.span;

const noEvidence = (blocker: Blocker): BlockerDoubt => ({
  kind: 'no-evidence',
  span: statusSpan(blocker),
  message: blocker.evidence.length === 0 ? 'there is no evidence' : 'no evidence entry is good',
});

const noProof = (blocker: Blocker): BlockerDoubt => ({
  kind: 'no-proof',
  span: statusSpan(blocker),
  message: 'there is no good rehearsal or dry-run entry',
});

function resolverDoubts({ resolvedBy, owners, status, span }: Blocker): BlockerDoubt[] {
  const lack = lackOf('resolvedBy', resolvedBy);
  if (lack !== undefined) {
    return [{ kind: 'resolver-missing', span: resolvedBy?.span ?? status?.span ?? span, message: lack }];
  }
  if (owners.some((owner) => owner.value === resolvedBy?.value)) return [];
  const message = `resolvedBy "${resolvedBy?.value}" is not among its owners`;
  return [{ kind: 'resolver-unauthorised', span: resolvedBy?.span ?? span, message }];
}

function resolutionDateDoubts({ resolvedOn, status, span }: Blocker, today: string): BlockerDoubt[] {
  const doubt = (message: string): BlockerDoubt[] => [
    { kind: 'resolution-date', span: resolvedOn?.span ?? status?.span ?? span, message },
  ];
  const gap = gapOf('resolvedOn', resolvedOn);
  if (resolvedOn === undefined || gap !== undefined) return doubt(gap ?? '');
  const why = doubtOfPastDay(resolvedOn.value, today);
  if (why === undefined) return [];
  return doubt(`resolvedOn "${resolvedOn.value}" ${why === 'future' ? 'lies in the future' : 'is no date'}`);
}

/** Every blocker in `requires` must have earned RESOLVED. */
export function dependencyDoubts(blocker: Blocker, others: OthersInMap): readonly BlockerDoubt[] {
  return blocker.requires.flatMap(({ value, span }): BlockerDoubt[] => {
    const required = others.required(value);
    if (required === undefined) {
      return [{ kind: 'dependency-unknown', span, message: `it requires ${value}, which is not in the map` }];
    }
    if (others.sharesCycle(blocker, required)) {
      return [{ kind: 'dependency-cycle', span, message: `it requires ${value}, which requires it in turn` }];
    }
    const level = others.levelOf(required);
    if (reaches(level, 'RESOLVED')) return [];
    return [{ kind: 'dependency-unmet', span, message: `it requires ${value}, which has earned only ${level}` }];
  });
}

function judgeWaiver({ waiver, owners, status, span }: Blocker, today: string): Judgement {
  const invalid = (at: Span | undefined, message: string): BlockerDoubt => ({
    kind: 'waiver-invalid',
    span: at ?? waiver?.span ?? status?.span ?? span,
    message,
  });
  const doubts: BlockerDoubt[] = [];
  if (waiver === undefined) doubts.push(invalid(undefined, 'there is no waiver'));
  else {
    const { by, reason, expires } = waiver;
    const lackOfBy = lackOf("the waiver's by", by);
    if (lackOfBy !== undefined) doubts.push(invalid(by?.span, lackOfBy));
    else if (!owners.some((owner) => owner.value === by?.value)) {
      doubts.push(invalid(by?.span, `the waiver is by "${by?.value}", who is not among the owners`));
    }
    const gapOfReason = gapOf("the waiver's reason", reason);
    if (gapOfReason !== undefined) doubts.push(invalid(reason?.span, gapOfReason));
    const gapOfExpires = gapOf("the waiver's expires", expires);
    if (expires === undefined || gapOfExpires !== undefined) doubts.push(invalid(expires?.span, gapOfExpires ?? ''));
    else if (!isDay(expires.value))
      doubts.push(invalid(expires.span, `the waiver's expires "${expires.value}" is no date`));
    else if (expires.value < today) {
      doubts.push({ kind: 'waiver-expired', span: expires.span, message: `the waiver expired on ${expires.value}` });
    }
  }
  return doubts.length === 0 ? earned('RESOLVED') : { level: 'OPEN', doubts };
}
