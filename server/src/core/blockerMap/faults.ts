import type { FoundProblem } from '../schema/find.ts';
import type { SchemaProblem } from '../schema/problem.ts';
import { nearest } from '../syntax/nearest.ts';

type Faults = readonly SchemaProblem[];

/** The faults of one entry: its own, and those of each of its evidence entries. */
export interface EntryFaults {
  readonly own: Faults;
  readonly ofEvidence: (index: number) => Faults;
}

/** The faults of the entry at `index` of the list called `list`. */
export type FaultsOf = (list: string, index: number) => EntryFaults;

/** What only ever takes something away from its entry. */
const LIMITS: ReadonlySet<string | undefined> = new Set(['requires', 'expires', 'sha256']);

/** Whether it is a property of the team's own: none that is a letter away from a limit, or says when something ends. */
const isHarmless = ({ fault }: SchemaProblem): boolean =>
  fault.kind === 'unknown-property' &&
  !LIMITS.has(nearest(fault.property, fault.known)) &&
  !(fault.known.includes('expires') && /^expir/i.test(fault.property));

const none: Faults = [];
const faultless: EntryFaults = { own: none, ofEvidence: () => none };

/**
 * Sorts schema problems by the entry that they spoil. Unknown properties spoil none, unless they are most likely a
 * misspelt limit: passed over, it would no longer limit anything. Nor does what a status demands beside itself: the evaluation counts the entry for what is left.
 */
export function groupFaults(found: readonly FoundProblem[]): FaultsOf {
  const groups = new Map<string, SchemaProblem[]>();
  const touched = new Set<string>();
  for (const { problem, isConditional } of found) {
    if ((isConditional && problem.path.at(-2) !== 'evidence') || isHarmless(problem)) continue;
    const [list, index, property, evidence] = problem.path;
    if (typeof index !== 'number') continue;
    const entry = `${list}/${index}`;
    const key = property === 'evidence' && typeof evidence === 'number' ? `${entry}/${evidence}` : entry;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [problem]);
    else group.push(problem);
    touched.add(entry);
  }
  return (list, index) => {
    const entry = `${list}/${index}`;
    if (!touched.has(entry)) return faultless;
    return {
      own: groups.get(entry) ?? none,
      ofEvidence: (evidence) => groups.get(`${entry}/${evidence}`) ?? none,
    };
  };
}
