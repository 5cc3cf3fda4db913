import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { writeWorkspace } from '../inputs/workspaces.ts';
import { inTurns } from '../rounds.ts';
import type { Outcome, Scenario } from '../scenario.ts';

/** Reads what a workspace holds and does nothing with it: Markdown as a string, JSON by the parser that comes with Node. */
const READING = `
const { readdirSync, readFileSync } = require('node:fs');
for (const { parentPath, name } of readdirSync('.', { recursive: true, withFileTypes: true }).filter((e) => e.isFile())) {
  const text = readFileSync(parentPath + '/' + name, 'utf8');
  if (name.endsWith('.json')) JSON.parse(text);
}`;

export const commandLine: Scenario = {
  name: 'check',
  async measure({ peers: { cli }, scratch, isQuick }) {
    const outcomes: Outcome[] = [];
    for (const size of isQuick ? [10] : [1_000, 10_000]) {
      const { folder } = writeWorkspace(join(scratch, String(size)), size);
      const samples = await inTurns(
        [
          { name: 'ours', once: () => run([cli, 'check', '--format', 'json'], folder) },
          { name: 'node -e 0', once: () => run(['-e', '0'], folder) },
          { name: 'reading', once: () => run(['-e', READING], folder) },
        ],
        { most: isQuick ? 1 : size > 1_000 ? 3 : 7, warmUp: 0, budgetMs: 40_000, pauseMs: 0 },
      );
      outcomes.push({ name: `check of ${size} packets`, unit: 'ms', samples });
    }
    return outcomes;
  },
};

/** How long a program runs until it ends, whatever it finds. */
function run(args: readonly string[], cwd: string): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { cwd, stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0 || code === 1) resolve(performance.now() - start);
      else reject(new Error(`${args.join(' ')} ended with ${code}.`));
    });
  });
}
