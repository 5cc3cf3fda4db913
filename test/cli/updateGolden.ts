// `npm run golden`: writes the expected outputs anew. Read the difference before you commit it.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CASES } from './goldenCases.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

for (const { file, args, code, stream } of CASES) {
  const result = spawnSync(process.execPath, ['server/src/cli/main.ts', ...args], { cwd: root });
  if (result.status !== code) {
    console.error(`${args.join(' ')} ended with ${result.status}, not ${code}:\n${result.stderr}`);
    process.exitCode = 1;
  }
  writeFileSync(new URL(`golden/${file}`, import.meta.url), result[stream]);
}
