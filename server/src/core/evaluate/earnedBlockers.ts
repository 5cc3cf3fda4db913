import type { Blocker, BlockerMap } from '../blockerMap/model.ts';
import { higher, type Level, lower, reaches } from '../packet/level.ts';
import type { SchemaProblem } from '../schema/problem.ts';
import type { Span } from '../syntax/span.ts';
import type { Assumptions } from './assumptions.ts';
import { doubtOfPastDay, isDay } from './dates.ts';
import { gapOf, lackOf, lackOfOwners } from './due.ts';
import { isGood, isProof, type WeighedEvidence, weighEvidence } from './evidence.ts';
import type { Circumstances } from './facts.ts';
import { dependenciesFirst, findCycles } from './graph.ts';
import type { Verdict, Verdicts } from './verdicts.ts';

/** Why a blocker has not earned what its status claims. */
export type BlockerDoubtKind =
  | 'duplicate'
  | 'malformed'
  | 'owner'
  | 'no-evidence'
  | 'no-proof'
  | 'resolver-missing'
  | 'resolver-unauthorised'
  | 'resolution-date'
  | 'dependency-unknown'
  | 'dependency-cycle'
  | 'dependency-unmet'
  | 'waiver-invalid'
  | 'waiver-expired';

export interface BlockerDoubt {
  readonly kind: BlockerDoubtKind;
  readonly span: Span;
  /** One sentence, without its full stop, that can stand behind "because". */
  readonly message: string;
}

/** A blocker with the level that it has earned, whatever its status claims. */
export interface EarnedBlocker {
  readonly blocker: Blocker;
  readonly level: Level;
  readonly evidence: readonly WeighedEvidence[];
  /** Why the level is below the claim; empty where the claim holds. */
  readonly doubts: readonly BlockerDoubt[];
  /** What speaks against its entries in `requires`, whatever its status claims; each at the entry. */
  readonly dependencyDoubts: readonly BlockerDoubt[];
}

/** What a claim of a status comes to: WAIVED stands for RESOLVED. */
export const claimedLevel = ({ content: { status } }: Blocker): Level =>
  status === undefined ? 'OPEN' : status.value === 'WAIVED' ? 'RESOLVED' : status.value;

/**
 * Weighs all blockers of a map, in its order. The table is in `docs/semantics.md`, section "Earned levels". `verdicts`
 * remembers what was earned before; what comes out is the same without.
 */
export const earnBlockers = (
  map: BlockerMap,
  circumstances: Circumstances,
  assumptions: Assumptions,
  verdicts: Verdicts,
): EarnedBlocker[] => new Weighing(map, circumstances, assumptions, verdicts).all();

class Weighing {
  readonly circumstances: Circumstances;
  readonly #map: BlockerMap;
  readonly #assumptions: Assumptions;
  readonly #verdicts: Verdicts;
  /** By their place in the list; filled on the way: a blocker comes behind those that it requires. */
  readonly #earned: EarnedBlocker[];
  /** The blockers on a cycle of `requires`, each with its component. */
  #cyclic: ReadonlyMap<Blocker, number> = new Map();

  constructor(map: BlockerMap, circumstances: Circumstances, assumptions: Assumptions, verdicts: Verdicts) {
    this.circumstances = circumstances;
    this.#map = map;
    this.#assumptions = assumptions;
    this.#verdicts = verdicts;
    this.#earned = new Array<EarnedBlocker>(map.blockers.length);
  }

  all(): EarnedBlocker[] {
    // Most blockers require nothing, or only such as require nothing: these lie on no cycle, and their order is clear.
    const { blockers } = this.#map;
    const requiring = blockers.filter(requiresAny);
    const chained = requiring.filter(({ content }) => content.requires.some((id) => this.#requiresAny(id.value)));
    for (const each of blockers) if (!requiresAny(each)) this.#weigh(each);
    if (chained.length > 0) {
      const inChain = new Set(chained);
      const requiredBy = ({ content }: Blocker): Blocker[] =>
        content.requires.flatMap(({ value }) => this.required(value) ?? []).filter((each) => inChain.has(each));
      this.#cyclic = findCycles(chained, requiredBy);
      for (const each of requiring) if (!inChain.has(each)) this.#weigh(each);
      for (const each of dependenciesFirst(chained, requiredBy)) this.#weigh(each);
    } else {
      for (const each of requiring) this.#weigh(each);
    }
    return this.#earned;
  }

  #requiresAny(id: string): boolean {
    const required = this.required(id);
    return required !== undefined && requiresAny(required);
  }

  #weigh(blocker: Blocker): void {
    this.#earned[blocker.index] = this.#isClear(blocker) ? this.#weighClear(blocker) : this.#weighWhole(blocker);
  }

  /** Whether what the blocker has earned depends on nothing but itself and the circumstances. */
  #isClear(blocker: Blocker): boolean {
    if (this.isTwin(blocker) || this.#assumptions.levels.size > 0) return false;
    for (const { value } of blocker.content.requires) if (!this.#isResolved(blocker, value)) return false;
    return true;
  }

  #isResolved(blocker: Blocker, id: string): boolean {
    const required = this.required(id);
    if (required === undefined || this.sharesCycle(blocker, required)) return false;
    return reaches(this.levelOf(required), 'RESOLVED');
  }

  #weighClear(blocker: Blocker): EarnedBlocker {
    const known = this.#verdicts.of(blocker.content, this.circumstances);
    if (known !== undefined) return new UndoubtedBlocker(blocker, known, this.circumstances);
    const earned = this.#weighWhole(blocker);
    if (earned.doubts.length > 0) return earned;
    blocker.forgetPlaces();
    const verdict = this.#verdicts.note(blocker.content, earned.level, this.circumstances);
    return new UndoubtedBlocker(blocker, verdict, this.circumstances);
  }

  #weighWhole(blocker: Blocker): EarnedBlocker {
    const evidence = blocker.evidence.map((entry) => weighEvidence(entry, this.circumstances));
    const judgement = judge(blocker, evidence, this);
    const assumed = this.#assumptions.levels.get(blocker.id?.value ?? '') ?? 'OPEN';
    const level = higher(judgement.level, assumed);
    return {
      blocker,
      level,
      evidence,
      doubts: reaches(level, claimedLevel(blocker)) ? [] : judgement.doubts,
      dependencyDoubts: dependencyDoubts(blocker, this),
    };
  }

  /** Of several with one ID the first. */
  required(id: string): Blocker | undefined {
    const index = this.#map.blockerIds.first(id);
    return index === undefined ? undefined : this.#map.blockers[index];
  }

  /** What a blocker has earned that has been weighed. */
  levelOf(blocker: Blocker): Level {
    return this.#earned[blocker.index]?.level ?? 'OPEN';
  }

  isTwin(blocker: Blocker): boolean {
    return this.#map.blockerIds.twins.has(blocker.index);
  }

  isCyclic(blocker: Blocker): boolean {
    return this.#cyclic.has(blocker);
  }

  sharesCycle(one: Blocker, other: Blocker): boolean {
    const component = this.#cyclic.get(one);
    return component !== undefined && component === this.#cyclic.get(other);
  }
}

const requiresAny = ({ content }: Blocker): boolean => content.requires.length > 0;

const NO_DOUBTS: readonly BlockerDoubt[] = [];

/** A blocker against which nothing speaks; its evidence is weighed when somebody asks. */
export class UndoubtedBlocker implements EarnedBlocker {
  readonly blocker: Blocker;
  /** The same in all versions of the map in which the blocker is what it is here. */
  readonly verdict: Verdict;
  readonly #circumstances: Circumstances;
  #evidence: readonly WeighedEvidence[] | undefined;

  constructor(blocker: Blocker, verdict: Verdict, circumstances: Circumstances) {
    this.blocker = blocker;
    this.verdict = verdict;
    this.#circumstances = circumstances;
  }

  get level(): Level {
    return this.verdict.level;
  }

  get doubts(): readonly BlockerDoubt[] {
    return NO_DOUBTS;
  }

  get dependencyDoubts(): readonly BlockerDoubt[] {
    return NO_DOUBTS;
  }

  get evidence(): readonly WeighedEvidence[] {
    this.#evidence ??= this.blocker.evidence.map((entry) => weighEvidence(entry, this.#circumstances));
    return this.#evidence;
  }

  /** As `Blocker.forgetPlaces`. */
  forgetPlaces(): void {
    this.#evidence = undefined;
    this.blocker.forgetPlaces();
  }
}

interface Judgement {
  readonly level: Level;
  readonly doubts: readonly BlockerDoubt[];
}

function judge(blocker: Blocker, evidence: readonly WeighedEvidence[], weighing: Weighing): Judgement {
  const id = blocker.id;
  const fault = blocker.faults.find(spoils);
  if (fault !== undefined || id === undefined || blocker.status === undefined) {
    const message = 'the entry is not as the schema demands';
    return { level: 'OPEN', doubts: [{ kind: 'malformed', span: fault?.span ?? blocker.span, message }] };
  }
  if (weighing.isTwin(blocker)) {
    return {
      level: 'OPEN',
      doubts: [{ kind: 'duplicate', span: id.span, message: `${id.value} stands in the map more than once` }],
    };
  }
  const lack = lackOfOwners(blocker.owners);
  if (lack !== undefined) {
    return { level: 'OPEN', doubts: [{ kind: 'owner', span: lack.owner.span, message: lack.message }] };
  }
  const judgement = judgeClaim(blocker, evidence, weighing);
  if (!weighing.isCyclic(blocker) || !reaches(judgement.level, 'RESOLVED')) return judgement;
  return { level: lower(judgement.level, 'DESIGNED'), doubts: dependencyDoubts(blocker, weighing) };
}

/** What nothing is weighed by: an error in one of these fields leaves the blocker what it has earned. */
const UNWEIGHED = new Set<unknown>(['title', 'dischargedBy', 'notes']);

const spoils = ({ path, fault }: SchemaProblem): boolean =>
  !UNWEIGHED.has(path[2] ?? (fault.kind === 'missing' ? fault.property : undefined));

function judgeClaim(blocker: Blocker, evidence: readonly WeighedEvidence[], weighing: Weighing): Judgement {
  switch (blocker.status?.value) {
    case 'DESIGNED':
      return evidence.some(isGood) ? earned('DESIGNED') : { level: 'OPEN', doubts: [noEvidence(blocker)] };
    case 'RESOLVED':
      return judgeResolution(blocker, evidence, weighing);
    case 'PROVEN': {
      const resolution = judgeResolution(blocker, evidence, weighing);
      const proof = evidence.some(isProof) ? [] : [noProof(blocker)];
      if (resolution.doubts.length === 0 && proof.length === 0) return earned('PROVEN');
      return { level: resolution.level, doubts: [...resolution.doubts, ...proof] };
    }
    case 'WAIVED':
      return judgeWaiver(blocker, weighing.circumstances.today);
    default:
      return earned('OPEN');
  }
}

const earned = (level: Level): Judgement => ({ level, doubts: [] });

function judgeResolution(blocker: Blocker, evidence: readonly WeighedEvidence[], weighing: Weighing): Judgement {
  const doubts = [
    ...(evidence.some(isGood) ? [] : [noEvidence(blocker)]),
    ...resolverDoubts(blocker),
    ...resolutionDateDoubts(blocker, weighing.circumstances.today),
    ...dependencyDoubts(blocker, weighing),
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
function dependencyDoubts(blocker: Blocker, weighing: Weighing): readonly BlockerDoubt[] {
  return blocker.requires.flatMap(({ value, span }): BlockerDoubt[] => {
    const required = weighing.required(value);
    if (required === undefined) {
      return [{ kind: 'dependency-unknown', span, message: `it requires ${value}, which is not in the map` }];
    }
    if (weighing.sharesCycle(blocker, required)) {
      return [{ kind: 'dependency-cycle', span, message: `it requires ${value}, which requires it in turn` }];
    }
    const level = weighing.levelOf(required);
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
