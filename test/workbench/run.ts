/**
 * Runs the suite inside a real VS Code: a downloaded desktop one where that can be had, else the one from npm.
 * Once with the extension of this clone, once with the packaged one installed into a fresh profile.
 * The first argument names the file that gets the counts, in the shape of Vitest's JSON report.
 */
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { desktopCanBeHad } from '../../scripts/editor/desktop.ts';
import { installExtension, type Profile, profileIn } from '../../scripts/editor/server.ts';
import { bundleSuite } from './bundle.ts';
import type { SuiteResult } from './suite/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const vsix = join(root, 'artifacts/decision-packets.vsix');
const codeFromNpm = join(root, 'scripts/editor/code-from-npm.ts');
const harness = join(root, 'test/workbench/harness');

interface Variant {
  readonly title: string;
  readonly extensionDevelopmentPath: string;
  readonly vsix: string | undefined;
}

const variants: readonly Variant[] = [
  { title: 'the extension of this clone', extensionDevelopmentPath: root, vsix: undefined },
  { title: 'the packaged extension in a fresh profile', extensionDevelopmentPath: harness, vsix },
];

async function runVariant(
  { title, extensionDevelopmentPath, vsix }: Variant,
  desktop: string | undefined,
  suite: string,
) {
  console.log(`\n${title}`);
  const scratch = await mkdtemp(join(tmpdir(), 'decision-packets-'));
  const log = join(root, `artifacts/editor-${vsix === undefined ? 'clone' : 'package'}.log`);
  try {
    const profile = profileIn(join(scratch, 'profile'));
    const workspace = join(scratch, 'workspace');
    await cp(join(root, 'test/workbench/fixtures/lane'), workspace, { recursive: true });
    if (vsix !== undefined) {
      await install(vsix, profile, desktop);
    }
    const resultFile = join(scratch, 'result.json');
    await runTests({
      vscodeExecutablePath: desktop ?? codeFromNpm,
      extensionDevelopmentPath,
      extensionTestsPath: suite,
      launchArgs: [workspace, '--user-data-dir', profile.userData, '--extensions-dir', profile.extensions],
      extensionTestsEnv: {
        WORKBENCH_RESULT: resultFile,
        WORKBENCH_LOG: log,
        // The stand-in for VS Code's executable is found by its own Node, which reads TypeScript.
        PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
      },
    }).catch((error: unknown) => console.log(`${error}. What the editor said is in ${log}.`));
    return await readResult(resultFile);
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function install(vsix: string, profile: Profile, desktop: string | undefined): Promise<void> {
  if (desktop === undefined) {
    await installExtension(vsix, profile);
    return;
  }
  const [cli, ...args] = resolveCliArgsFromVSCodeExecutablePath(desktop, { reuseMachineInstall: true });
  execFileSync(cli ?? desktop, [
    ...args,
    '--user-data-dir',
    profile.userData,
    '--extensions-dir',
    profile.extensions,
    '--install-extension',
    vsix,
  ]);
}

/** What the suite says of itself, and one failure where it did not get so far. */
async function readResult(file: string): Promise<readonly SuiteResult[]> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return [{ title: 'the suite comes to its end', error: 'The editor left without a result.' }];
  }
}

const desktop = (await desktopCanBeHad()) ? await downloadAndUnzipVSCode() : undefined;
console.log(desktop === undefined ? 'VS Code from npm, in a headless browser.' : `VS Code: ${desktop}`);
const suite = await bundleSuite();
const results: SuiteResult[] = [];
for (const variant of variants) {
  const outcome = await runVariant(variant, desktop, suite);
  for (const { title, error } of outcome) {
    console.log(error === undefined ? `  ✓ ${title}` : `  ✗ ${title}\n${error.replace(/^/gm, '      ')}`);
  }
  results.push(...outcome);
}
const failed = results.filter(({ error }) => error !== undefined).length;
console.log(`\n${results.length - failed} passed, ${failed} failed in VS Code.`);
const report = process.argv[2];
if (report !== undefined) {
  const counts = { numPassedTests: results.length - failed, numFailedTests: failed, testResults: [] };
  await writeFile(report, JSON.stringify(counts));
}
process.exitCode = failed === 0 ? 0 : 1;
