import { Session } from 'node:inspector/promises';
import { setFlagsFromString } from 'node:v8';

// Code that the engine has optimised is not counted.
for (const flag of ['--no-opt', '--no-maglev']) setFlagsFromString(flag);

// From the beginning: in functions that are compiled while nothing is counted, loops never are.
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/**
 * How much `work` does, by how often each piece of our own code runs in it: the same number each time, however busy the
 * machine is. What the engine does by itself, such as searching in a string, is not counted; what is done only once in a
 * process is, so that the same work should have been done before.
 */
export async function stepsOf(work: () => unknown): Promise<number> {
  await stepsSoFar();
  await work();
  return stepsSoFar();
}

/** Since it was last asked for. */
async function stepsSoFar(): Promise<number> {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const ours = result.filter(({ url }) => url.includes('/server/src/'));
  const ranges = ours.flatMap(({ functions }) => functions.flatMap((each) => each.ranges));
  return ranges.reduce((sum, { count }) => sum + count, 0);
}
