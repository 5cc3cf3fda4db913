import type fc from 'fast-check';

const factor = Number(process.env.FUZZ_FACTOR ?? 1);
/** In the pipeline always the same, so that a change is judged by what it does; by hand another one each time. */
const seed = Number(process.env.FUZZ_SEED ?? (factor > 1 ? Date.now() % 2 ** 31 : 20260612));

/** How often a property is tried, and from which seed, which is printed: `FUZZ_SEED=… npm run fuzz` repeats it. */
export function runs(count: number): fc.Parameters<unknown> {
  const numRuns = Math.ceil(count * factor);
  console.log(`${numRuns} runs from seed ${seed}`);
  return { numRuns, seed };
}
