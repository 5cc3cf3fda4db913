import type { Blocker } from '../blockerMap/model.ts';
import type { Level } from '../packet/level.ts';
import type { Span } from '../syntax/span.ts';
import { type WeighedEvidence, weighEvidence } from './evidence.ts';
import type { Circumstances } from './facts.ts';
import type { Verdict } from './verdicts.ts';

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
