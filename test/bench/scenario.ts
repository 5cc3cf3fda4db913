import type { Peers } from './peers/peers.ts';

/** What was measured, by the name of whom. */
export interface Outcome {
  readonly name: string;
  readonly unit: 'ms' | 'MiB' | 'kB';
  readonly samples: ReadonlyMap<string, readonly number[]>;
  /** Of many things, the one that ours is the number of. */
  readonly of?: string;
  readonly goal?: Goal;
}

export interface Goal {
  readonly says: string;
  /** Whether these medians, by name, reach it. */
  readonly isMet: (medians: Readonly<Record<string, number>>) => boolean;
}

export interface Setting {
  readonly peers: Peers;
  /** A folder of its own for the scenario, thrown away behind it. */
  readonly scratch: string;
  /** Fewer rounds, smaller inputs: whether it works, not how fast it is. */
  readonly isQuick: boolean;
}

export interface Scenario {
  readonly name: string;
  readonly measure: (setting: Setting) => Promise<readonly Outcome[]>;
}

/** At most `factor` of what `peer` needs. */
export const atMost = (factor: number, peer: string): Goal => ({
  says: `at most ${factor} × ${peer}`,
  isMet: ({ ours = Number.NaN, [peer]: other = Number.NaN }) => ours <= factor * other,
});

/** At most `most` more than what `peer` needs. */
export const within = (most: number, unit: string, peer: string): Goal => ({
  says: `within ${most} ${unit} of ${peer}`,
  isMet: ({ ours = Number.NaN, [peer]: other = Number.NaN }) => ours <= other + most,
});
