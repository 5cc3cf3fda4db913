import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { cliBundle, clientBundle, languageServerBundle } from '../../../scripts/bundles.mjs';
import type { Outcome, Scenario } from '../scenario.ts';

/** The bytes of what is shipped, and of what of it is loaded before anything is asked for. */
export const bundles: Scenario = {
  name: 'bundles',
  async measure({ scratch }) {
    const outcomes: Outcome[] = [];
    for (const [name, bundle] of Object.entries({ languageServerBundle, cliBundle, clientBundle })) {
      const outdir = join(scratch, name);
      mkdirSync(outdir);
      const { outfile: _, ...options } = bundle;
      await build({ ...options, outdir });
      const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      const contents = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name)));
      const samples = new Map([
        ['ours', [sizeOf(contents.map(({ length }) => length))]],
        ['compressed', [sizeOf(contents.map((content) => gzipSync(content).length))]],
      ]);
      outcomes.push({ name: `size of ${name}`, unit: 'kB', samples });
    }
    return outcomes;
  },
};

const sizeOf = (lengths: readonly number[]): number => lengths.reduce((sum, length) => sum + length, 0) / 1000;
