import { type Level, reaches } from '../packet/level.ts';
import type { BlockerSummary, PreconditionSummary, Summary } from '../summary/model.ts';

/** Something that a person can assume, in the words that `readAssumption` reads. */
export type Candidate =
  | { readonly kind: 'blocker'; readonly blocker: BlockerSummary; readonly levels: readonly Level[] }
  | { readonly kind: 'condition' | 'grant'; readonly precondition: PreconditionSummary; readonly written: string };

const LEVELS: readonly Level[] = ['DESIGNED', 'RESOLVED', 'PROVEN'];

/**
 * What could be assumed: the blockers that are not PROVEN, those that stand in the way of most options first, then the
 * conditions that are not met and the grants that are not given, each once.
 */
export function candidatesOf({ blockers, options }: Summary): Candidate[] {
  const open = blockers
    .filter(({ id, earned }) => id !== '' && !reaches(earned, 'PROVEN'))
    .toSorted((one, other) => one.rank - other.rank)
    .map((blocker): Candidate => {
      return { kind: 'blocker', blocker, levels: LEVELS.filter((level) => !reaches(blocker.earned, level)) };
    });
  const entries = new Map<string, Candidate>();
  for (const precondition of options.flatMap(({ preconditions }) => preconditions)) {
    const { kind, met, id, text } = precondition;
    if (met || kind === 'blocker' || kind === 'unknown') continue;
    const written = `${id ?? text}=${kind === 'grant' ? 'GRANTED' : 'MET'}`;
    if (!entries.has(written)) entries.set(written, { kind, precondition, written });
  }
  const others = [...entries.values()];
  return [
    ...open,
    ...others.filter(({ kind }) => kind === 'condition'),
    ...others.filter(({ kind }) => kind === 'grant'),
  ];
}

/** Whether a candidate has all words of `search` in its ID, its title or its owners. */
export function matches(candidate: Candidate, search: string): boolean {
  const said =
    candidate.kind === 'blocker'
      ? [candidate.blocker.id, candidate.blocker.title, ...candidate.blocker.owners]
      : [candidate.precondition.id ?? '', candidate.precondition.text, ...candidate.precondition.owners];
  const text = said.join(' ').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** What has to be assumed for a candidate, of what is assumed; `undefined` where nothing is. */
export const assumedOf = (candidate: Candidate, assumed: readonly string[]): string | undefined =>
  candidate.kind === 'blocker'
    ? assumed.find((written) => candidate.levels.some((level) => written === `${candidate.blocker.id}=${level}`))
    : assumed.find((written) => written === candidate.written);
