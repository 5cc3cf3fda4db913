import { parseArgs } from 'node:util';

export interface Options {
  readonly isQuick: boolean;
  /** Parts of the names of scenarios; none picks all. */
  readonly only: readonly string[];
  /** What changed since the last line of the ledger; without it nothing is written. */
  readonly note: string | undefined;
}

export const HELP = `npm run bench -- [SCENARIO …] [--quick] [--note TEXT]

  SCENARIO      only those whose name has this in it
  --quick       tiny inputs, few rounds: shows that it works, not how fast it is
  --note TEXT   appends the numbers to test/bench/ledger.jsonl, with what changed; of a run of
                everything they go to docs/performance.md as well
`;

/** Throws what is wrong with the arguments. */
export function readOptions(args: readonly string[], names: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { quick: { type: 'boolean' }, note: { type: 'string' } },
  });
  const stray = positionals.find((part) => !names.some((name) => name.includes(part)));
  if (stray !== undefined) throw new Error(`There is no scenario ${stray}, only ${names.join(', ')}.`);
  return { isQuick: values.quick === true, only: positionals, note: values.note };
}
