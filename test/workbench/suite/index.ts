import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/** A test that ran; `error` says what went wrong, if anything did. */
export interface SuiteResult {
  readonly title: string;
  readonly error?: string;
}

/**
 * Runs inside the extension host, as VS Code's contract for extension tests demands.
 * The results go to the file that `WORKBENCH_RESULT` names.
 */
export function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: 'spec' });
  const files = readdirSync(__dirname).filter((name) => name.endsWith('.test.cjs'));
  for (const name of files.sort()) {
    mocha.addFile(join(__dirname, name));
  }
  const results: SuiteResult[] = [];
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (process.env.WORKBENCH_RESULT !== undefined) {
        writeFileSync(process.env.WORKBENCH_RESULT, JSON.stringify(results));
      }
      if (failures === 0) {
        resolve();
      } else {
        reject(new Error(`${failures} of the editor's tests failed.`));
      }
    });
    runner.on('pass', (test) => results.push({ title: test.fullTitle() }));
    runner.on('fail', (test, error) => results.push({ title: test.fullTitle(), error: error.stack ?? error.message }));
  });
}
