/**
 * Runs the suite inside a real VS Code: a downloaded desktop one where that can be had, else the one from npm.
 * Once with the extension of this clone, then with the packaged one installed into a fresh profile: on a folder of the
 * disk, on a virtual workspace, and on that in a VS Code that is nothing but a web page.
 * The first argument names the file that gets the counts, in the shape of Vitest's JSON report; the others, if any, the
 * runs to make.
 */
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { desktopCanBeHad } from '../../scripts/editor/desktop.ts';
import { installExtension, type Profile, profileIn } from '../../scripts/editor/server.ts';
import { bundleMemoryExtension, bundleSuite, memoryFolder } from './bundle.ts';
import { installedIn, runInBrowser } from './inBrowser.ts';
import type { SuiteResult } from './suite/results.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const vsix = join(root, 'artifacts/decision-packets.vsix');
const codeFromNpm = join(root, 'scripts/editor/code-from-npm.ts');
const harness = join(root, 'test/workbench/harness');

interface Variant {
  readonly name: string;
  readonly title: string;
  readonly run: (log: string) => Promise<readonly SuiteResult[]>;
}

const desktop = (await desktopCanBeHad()) ? await downloadAndUnzipVSCode() : undefined;
const suite = await bundleSuite();
const memory = await bundleMemoryExtension();

const variants: readonly Variant[] = [
  {
    name: 'clone',
    title: 'the extension of this clone',
    run: (log) => runOnNode({ log, extensionDevelopmentPath: root, isInstalled: false, folder: 'disk' }),
  },
  {
    name: 'package',
    title: 'the packaged extension in a fresh profile',
    run: (log) => runOnNode({ log, extensionDevelopmentPath: harness, isInstalled: true, folder: 'disk' }),
  },
  {
    name: 'virtual',
    title: 'the packaged extension on a virtual workspace',
    run: (log) => runOnNode({ log, extensionDevelopmentPath: memory, isInstalled: true, folder: 'memory' }),
  },
  {
    name: 'web',
    title: 'the packaged extension in the web extension host, on a virtual workspace',
    run: (log) =>
      inProfile(async (profile) => {
        await installExtension(vsix, profile);
        return runInBrowser({ extension: await installedIn(profile.extensions), memory, log });
      }),
  },
];

interface NodeRun {
  readonly log: string;
  readonly extensionDevelopmentPath: string;
  readonly isInstalled: boolean;
  readonly folder: 'disk' | 'memory';
}

/** Runs the suite in the extension host on Node. */
const runOnNode = ({ log, extensionDevelopmentPath, isInstalled, folder }: NodeRun) =>
  inProfile(async (profile, scratch) => {
    const workspace = join(scratch, 'workspace');
    await cp(join(root, 'test/workbench/fixtures/lane'), workspace, { recursive: true });
    if (isInstalled) {
      await install(vsix, profile);
    }
    const resultFile = join(scratch, 'result.json');
    await runTests({
      vscodeExecutablePath: desktop ?? codeFromNpm,
      extensionDevelopmentPath,
      extensionTestsPath: suite,
      launchArgs: [
        ...(folder === 'disk' ? [workspace] : ['--folder-uri', memoryFolder]),
        '--user-data-dir',
        profile.userData,
        '--extensions-dir',
        profile.extensions,
      ],
      extensionTestsEnv: {
        WORKBENCH_RESULT: resultFile,
        WORKBENCH_LOG: log,
        // The stand-in for VS Code's executable is found by its own Node, which reads TypeScript.
        PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
      },
    }).catch((error: unknown) => console.log(`${error}. What the editor said is in ${log}.`));
    return readResult(resultFile);
  });

/** With a fresh profile in a folder, both of which are gone afterwards. */
async function inProfile<T>(use: (profile: Profile, scratch: string) => Promise<T>): Promise<T> {
  const scratch = await mkdtemp(join(tmpdir(), 'decision-packets-'));
  try {
    return await use(profileIn(join(scratch, 'profile')), scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function install(vsix: string, profile: Profile): Promise<void> {
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

console.log(desktop === undefined ? 'VS Code from npm, in a headless browser.' : `VS Code: ${desktop}`);
const [report, ...wanted] = process.argv.slice(2);
const results: SuiteResult[] = [];
for (const { name, title, run } of variants) {
  if (wanted.length > 0 && !wanted.includes(name)) {
    continue;
  }
  console.log(`\n${title}`);
  const outcome = await run(join(root, `artifacts/editor-${name}.log`));
  for (const { title, error } of outcome) {
    console.log(error === undefined ? `  ✓ ${title}` : `  ✗ ${title}\n${error.replace(/^/gm, '      ')}`);
  }
  results.push(...outcome);
}
const failed = results.filter(({ error }) => error !== undefined).length;
console.log(`\n${results.length - failed} passed, ${failed} failed in VS Code.`);
if (report !== undefined) {
  const counts = { numPassedTests: results.length - failed, numFailedTests: failed, testResults: [] };
  await writeFile(report, JSON.stringify(counts));
}
process.exitCode = failed === 0 ? 0 : 1;
