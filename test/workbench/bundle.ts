import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Bundles the suite for the extension host, and gives the path of the module that runs it. */
export async function bundleSuite(): Promise<string> {
  // What was a suite once must not run again.
  await rm(join(root, 'dist/workbench'), { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['test/workbench/suite/index.ts', ...globSync('test/workbench/suite/*.test.ts', { cwd: root })],
    outdir: 'dist/workbench',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return join(root, 'dist/workbench/index.cjs');
}
