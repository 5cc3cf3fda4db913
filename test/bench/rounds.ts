import { setTimeout } from 'node:timers/promises';

/** One of those that are measured against each other. */
export interface Contender {
  readonly name: string;
  /** Does the thing once; returns what was measured of it. */
  readonly once: () => Promise<number>;
}

export interface Rounds {
  /** How many measurements of each are wanted. */
  readonly most: number;
  /** Rounds that do not count: while code is compiled and caches are filled. */
  readonly warmUp: number;
  /** Behind this no further round begins, as long as there is one. */
  readonly budgetMs: number;
  /** The pause between two measurements, in which a server finishes what it does behind its answer. */
  readonly pauseMs: number;
}

/** The name that our own numbers go by. */
export const OURS = 'ours';

/**
 * Measures in turns, A, B, A, B, so that what else goes on in the machine meets everybody alike. A peer that fails is
 * left out from then on; it is not the peers that are tested here.
 */
export async function inTurns(
  contenders: readonly Contender[],
  { most, warmUp, budgetMs, pauseMs }: Rounds,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const samples = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  const lost = new Set<string>();
  const start = performance.now();
  for (let round = 0; round < warmUp + most; round += 1) {
    const isLate = performance.now() - start > budgetMs;
    const isWarm = round >= warmUp || isLate;
    for (const { name, once } of contenders) {
      if (lost.has(name)) continue;
      try {
        const value = await once();
        if (isWarm) samples.get(name)?.push(value);
      } catch (error) {
        if (name === OURS) throw error;
        console.error(`${name} is out: ${error instanceof Error ? error.message : error}`);
        lost.add(name);
        samples.delete(name);
      }
      await setTimeout(pauseMs);
    }
    if (isLate) break;
  }
  return samples;
}
