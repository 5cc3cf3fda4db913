import type fc from 'fast-check';

const factor = Number(process.env.FUZZ_FACTOR ?? 1);
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);

/** How often a property is tried, and from which seed, which is printed: `FUZZ_SEED=… npm run fuzz` repeats it. */
export function runs(count: number): fc.Parameters<unknown> {
  const numRuns = Math.ceil(count * factor);
  console.log(`${numRuns} runs from seed ${seed}`);
  return { numRuns, seed };
}
