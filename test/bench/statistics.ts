/** What became of many measurements of the same thing. */
export interface Summary {
  readonly p50: number;
  readonly p95: number;
  /** How many measurements. */
  readonly n: number;
}

/** The value that a share of all measurements does not exceed (nearest rank). */
export function quantile(samples: readonly number[], share: number): number {
  if (samples.length === 0) throw new Error('Nothing was measured.');
  const sorted = [...samples].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
}

export const summarise = (samples: readonly number[]): Summary => ({
  p50: quantile(samples, 0.5),
  p95: quantile(samples, 0.95),
  n: samples.length,
});

/** The first one of those of which the number is the largest. */
export const largest = <K extends string, T extends Readonly<Record<K, number>>>(all: readonly T[], number: K): T =>
  all.reduce((one, other) => (other[number] > one[number] ? other : one));
