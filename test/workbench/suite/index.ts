import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { runMocha } from './results.ts';

/**
 * Runs inside the extension host on Node, as VS Code's contract for extension tests demands.
 * The results go to the file that `WORKBENCH_RESULT` names.
 */
export function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: 'spec' });
  const files = readdirSync(__dirname).filter((name) => name.endsWith('.test.cjs'));
  for (const name of files.sort()) {
    mocha.addFile(join(__dirname, name));
  }
  return runMocha(
    (ended) => mocha.run(ended),
    (results) => {
      if (process.env.WORKBENCH_RESULT !== undefined) {
        writeFileSync(process.env.WORKBENCH_RESULT, JSON.stringify(results));
      }
    },
  );
}
