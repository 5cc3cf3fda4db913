// `npm start`: from a bare clone to the example in the terminal and in a real VS Code.
import { spawn, spawnSync } from 'node:child_process';
import { onceAbandoned } from './abandoned.mjs';
import { ensureInstalled, environment } from './install.mjs';
import { root } from './paths.mjs';

const example = 'examples/fix7-p0';

/**
 * @param {string} command
 * @returns {number} its exit code
 */
function run(command) {
  return spawnSync(command, { cwd: root, env: environment, stdio: 'inherit', shell: true }).status ?? 1;
}

ensureInstalled();
if (run('npm run --silent build') !== 0) {
  process.exit(1);
}
console.log(`\n> decision-packets check ${example}\n`);
if (run(`decision-packets check ${example}`) === 2) {
  process.exit(2);
}
console.log(`\n> decision-packets summary ${example}\n`);
if (run(`decision-packets summary ${example}`) === 2) {
  process.exit(2);
}

// What ends this ends the editor: it must not go on serving by itself.
const editor = spawn('node', ['scripts/open.ts', example], {
  cwd: root,
  env: environment,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => editor.kill(signal));
}
onceAbandoned(() => editor.kill('SIGTERM'));
editor.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
