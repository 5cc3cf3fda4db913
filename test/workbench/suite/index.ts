import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/**
 * Runs inside the extension host, as VS Code's contract for extension tests demands.
 * The number of tests that passed and failed goes to the file that `WORKBENCH_RESULTS` names.
 */
export function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, color: true, reporter: 'spec' });
  for (const name of readdirSync(__dirname)
    .filter((file) => file.endsWith('.test.cjs'))
    .sort()) {
    mocha.addFile(join(__dirname, name));
  }
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const results = process.env.WORKBENCH_RESULTS;
      if (results !== undefined) {
        writeFileSync(results, JSON.stringify({ passed: runner.stats?.passes ?? 0, failed: failures }));
      }
      if (failures > 0) {
        reject(new Error(`${failures} of the editor's tests failed.`));
      } else {
        resolve();
      }
    });
  });
}
