// `npm test`: everything, from a bare clone to a real VS Code. Exits with 1 if anything failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureInstalled, environment } from './install.mjs';
import { ensureNeovim } from './neovim.mjs';
import { root } from './paths.mjs';

/** @typedef {{ passed: number, failed: number }} Counts */
/** @typedef {{ title: string, commands: readonly string[], report?: string }} Stage */

/** @param {string} report */
const vitest = (report) => `vitest run --reporter=default --reporter=json --outputFile.json=${report}`;

/** A stage with a report is made of tests; of the others each is a check that counts only when it fails. */
/** @type {readonly Stage[]} */
const stages = [
  { title: 'Build', commands: ['npm run --silent build'] },
  { title: 'Types', commands: ['npm run --silent typecheck'] },
  { title: 'Lint', commands: ['biome check'] },
  {
    title: 'Rules, features, server, command line',
    commands: [vitest('artifacts/tests.json')],
    report: 'artifacts/tests.json',
  },
  { title: 'Package', commands: ['npm run --silent package'] },
  {
    title: 'Inside a real VS Code',
    commands: ['node test/workbench/run.ts artifacts/editor.json'],
    report: 'artifacts/editor.json',
  },
  {
    title: 'The packaged extension, as a person uses it',
    commands: [`${vitest('artifacts/person.json')} --config test/workbench/vitest.config.ts`],
    report: 'artifacts/person.json',
  },
];

/** @param {string} title */
const heading = (title) => console.log(`\n${'─'.repeat(4)} ${title} ${'─'.repeat(Math.max(4, 74 - title.length))}\n`);

/**
 * @param {Stage} stage
 * @returns {Counts}
 */
function run({ title, commands, report }) {
  heading(title);
  const start = performance.now();
  const succeeded = commands.every(
    (command) => spawnSync(command, { cwd: root, env: environment, stdio: 'inherit', shell: true }).status === 0,
  );
  const counts = report === undefined ? { passed: 0, failed: 0 } : readReport(new URL(report, root));
  console.log(
    `\n${title}: ${succeeded ? 'good' : 'failed'} after ${Math.round((performance.now() - start) / 1000)} s.`,
  );
  // A failure that no test stands for, such as a file that cannot be loaded, must not go uncounted.
  return succeeded ? counts : { ...counts, failed: Math.max(1, counts.failed) };
}

/**
 * @param {URL} report
 * @returns {Counts}
 */
function readReport(report) {
  if (!existsSync(report)) {
    return { passed: 0, failed: 1 };
  }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const unloadable = testResults.filter(
    (/** @type {{ status: string, assertionResults: readonly { status: string }[] }} */ file) =>
      file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + unloadable.length };
}

heading('Set-up');
ensureInstalled();
console.log('The packages of the lock file are installed.');
console.log(ensureNeovim());
rmSync(new URL('artifacts', root), { recursive: true, force: true });
mkdirSync(new URL('artifacts', root));

const counts = stages.map(run);
const passed = counts.reduce((sum, stage) => sum + stage.passed, 0);
const failed = counts.reduce((sum, stage) => sum + stage.failed, 0);
const failures = stages.filter((_, index) => (counts[index]?.failed ?? 0) > 0);
console.log(failures.length === 0 ? '\nAll is well.' : `\nFailed: ${failures.map(({ title }) => title).join('; ')}.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
