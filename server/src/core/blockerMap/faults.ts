import { nearest } from '../syntax/nearest.ts';
import type { ProblemWithin } from './within.ts';

type Faults = readonly ProblemWithin[];

/** As `FoundProblem`. */
export interface FoundWithin {
  readonly problem: ProblemWithin;
  readonly isConditional: boolean;
}

/** The faults of one entry: its own, and those of each of its evidence entries. */
export interface EntryFaults {
  readonly own: Faults;
  readonly ofEvidence: (index: number) => Faults;
}

/** What only ever takes something away from its entry. */
const LIMITS: ReadonlySet<string | undefined> = new Set(['requires', 'expires', 'sha256']);

/** Whether it is a property of the team's own: none that is a letter away from a limit, or says when something ends. */
const isHarmless = ({ fault }: ProblemWithin): boolean =>
  fault.kind === 'unknown-property' &&
  !LIMITS.has(nearest(fault.property, fault.known)) &&
  !(fault.known.includes('expires') && /^expir/i.test(fault.property));

const none: Faults = [];
const faultless: EntryFaults = { own: none, ofEvidence: () => none };

/**
 * Sorts out which of an entry's schema problems spoil it, or an entry of its evidence. Unknown properties spoil none,
 * unless they are most likely a misspelt limit: passed over, it would no longer limit anything. Nor does what a status
 * demands beside itself: the evaluation counts the entry for what is left.
 */
export function faultsAmong(found: readonly FoundWithin[]): EntryFaults {
  const spoiling = found.flatMap(({ problem, isConditional }) =>
    (isConditional && problem.steps.at(-2) !== 'evidence') || isHarmless(problem) ? [] : [problem],
  );
  if (spoiling.length === 0) return faultless;
  const own: ProblemWithin[] = [];
  const ofEvidence: ProblemWithin[][] = [];
  for (const problem of spoiling) {
    const [property, index] = problem.steps;
    if (property !== 'evidence' || typeof index !== 'number') own.push(problem);
    else if (ofEvidence[index] === undefined) ofEvidence[index] = [problem];
    else ofEvidence[index].push(problem);
  }
  return { own, ofEvidence: (index) => ofEvidence[index] ?? none };
}
