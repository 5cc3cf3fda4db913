import type { Level } from '../packet/level.ts';

/**
 * What is taken to be true for the sake of a question, "what if": nothing of it is written anywhere, and nothing that
 * is in force may rest on it.
 */
export interface Assumptions {
  /** Levels by full blocker ID; where the earned level is higher, that one holds. */
  readonly levels: ReadonlyMap<string, Level>;
  /** IDs of conditions, or their statements as `normaliseStatement` makes them. */
  readonly conditions: ReadonlySet<string>;
  /** Names of grants. */
  readonly grants: ReadonlySet<string>;
}

export const NO_ASSUMPTIONS: Assumptions = { levels: new Map(), conditions: new Set(), grants: new Set() };
