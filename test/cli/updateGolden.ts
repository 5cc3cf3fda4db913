// `npm run golden`: writes the expected outputs anew, and the help texts of docs/cli.md. Read the difference before you commit it.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CASES } from './goldenCases.ts';
import { withHelp } from './helpPage.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

for (const { file, args, code, stream } of CASES) {
  const result = spawnSync(process.execPath, ['server/src/cli/main.ts', ...args], { cwd: root });
  if (result.status !== code) {
    console.error(`${args.join(' ')} ended with ${result.status}, not ${code}:\n${result.stderr}`);
    process.exitCode = 1;
  }
  writeFileSync(new URL(`golden/${file}`, import.meta.url), result[stream]);
}

const page = new URL('../../docs/cli.md', import.meta.url);
const helpOf = (command: string): string =>
  spawnSync(process.execPath, ['server/src/cli/main.ts', command, '--help'], { cwd: root, encoding: 'utf8' }).stdout;
writeFileSync(page, withHelp(readFileSync(page, 'utf8'), helpOf));
