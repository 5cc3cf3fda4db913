import type { Runner } from 'mocha';

/** A test that ran; `error` says what went wrong, if anything did. */
export interface SuiteResult {
  readonly title: string;
  readonly error?: string;
}

/** Runs the tests that Mocha has, and hands their results on before it says whether all passed. */
export function runMocha(
  start: (ended: (failures: number) => void) => Runner,
  handOn: (results: readonly SuiteResult[]) => void | Promise<void>,
): Promise<void> {
  const results: SuiteResult[] = [];
  return new Promise((resolve, reject) => {
    const runner = start(async (failures) => {
      await handOn(results);
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
