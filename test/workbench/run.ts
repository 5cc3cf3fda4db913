/** Runs the suite inside a real VS Code: a downloaded desktop one where that can be had, else the one from npm. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { bundleSuite } from './bundle.ts';
import { desktopCanBeHad } from './editor/desktop.ts';
import { profileIn } from './editor/server.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const codeFromNpm = fileURLToPath(new URL('./editor/code-from-npm.ts', import.meta.url));

const scratch = await mkdtemp(join(tmpdir(), 'decision-packets-workbench-'));
try {
  const suite = await bundleSuite();
  const profile = profileIn(scratch);
  const results = join(scratch, 'results.json');
  const desktop = await desktopCanBeHad();
  console.log(desktop ? 'A desktop VS Code, downloaded.' : 'VS Code from npm, in a headless browser.');
  await runTests({
    ...(desktop ? {} : { vscodeExecutablePath: codeFromNpm }),
    extensionDevelopmentPath: root,
    extensionTestsPath: suite,
    launchArgs: [scratch, '--user-data-dir', profile.userData, '--extensions-dir', profile.extensions],
    // The stand-in for VS Code's executable is found by its own Node, which reads TypeScript.
    extensionTestsEnv: {
      WORKBENCH_RESULTS: results,
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
    },
  });
  console.log(await readFile(results, 'utf8'));
} finally {
  await rm(scratch, { recursive: true, force: true });
}
