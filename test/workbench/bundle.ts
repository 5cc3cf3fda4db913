import { globSync, readdirSync, readFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const lane = join(root, 'test/workbench/fixtures/lane');

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  sourcemap: 'inline',
  logLevel: 'warning',
};

/** Bundles the suite for the extension host on Node, and gives the path of the module that runs it. */
export async function bundleSuite(): Promise<string> {
  // What was a suite once must not run again.
  await rm(join(root, 'dist/workbench'), { recursive: true, force: true });
  await build({
    ...common,
    entryPoints: ['test/workbench/suite/index.ts', ...globSync('test/workbench/suite/*.test.ts', { cwd: root })],
    outdir: 'dist/workbench',
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
  });
  return join(root, 'dist/workbench/index.cjs');
}

/** Where the folder of the suite is in the workspace in memory. */
export const memoryFolder = 'memory:/lane';

/**
 * Bundles the extension that has a workspace in memory, and with it the same suite for the web extension host: the
 * module `tests.js` in the folder that this gives.
 */
export async function bundleMemoryExtension(): Promise<string> {
  const folder = join(root, 'dist/memory');
  await rm(folder, { recursive: true, force: true });
  const inBrowser: BuildOptions = { ...common, platform: 'browser', target: 'es2023', external: ['vscode'] };
  await build({
    ...inBrowser,
    entryPoints: ['test/workbench/web/memoryFiles.ts'],
    outdir: folder,
    define: { FILES: JSON.stringify(filesOfLane()) },
  });
  // Where there is no Node, there is no process of a server's own to end.
  const suites = globSync('./suite/*.test.ts', { cwd: join(root, 'test/workbench') })
    .filter((path) => !path.endsWith('death.test.ts'))
    .sort();
  const modules = ['./web/mocha.ts', ...suites.map((suite) => `./${suite}`)];
  await build({
    ...inBrowser,
    stdin: {
      contents: [...modules.map((path) => `import '${path}';`), "export { run } from './web/run.ts';"].join('\n'),
      resolveDir: join(root, 'test/workbench'),
    },
    outfile: join(folder, 'tests.js'),
    alias: { 'node:assert/strict': './test/workbench/web/assert.ts' },
  });
  await cp(join(root, 'test/workbench/web/package.json'), join(folder, 'package.json'));
  return folder;
}

function filesOfLane(): Readonly<Record<string, string>> {
  const files = readdirSync(lane, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [`/lane${path.slice(lane.length).replaceAll('\\', '/')}`, readFileSync(path, 'utf8')];
    }),
  );
}
