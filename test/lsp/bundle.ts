import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll } from 'vitest';
import { languageServerBundle } from '../../scripts/bundles.mjs';

/** Bundles the server of this clone, as it is shipped and as its sources are now. Returns where it is until the end of the test file. */
export async function bundleServer(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'decision-packets-server-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  await build({ ...languageServerBundle, outdir: folder });
  return join(folder, 'language-server.mjs');
}
