// Packs the extension: artifacts/decision-packets.vsix, with the bundles and nothing else.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';
import { root } from './paths.mjs';

await mkdir(new URL('artifacts', root), { recursive: true });
await createVSIX({
  cwd: fileURLToPath(root),
  packagePath: fileURLToPath(new URL('artifacts/decision-packets.vsix', root)),
  dependencies: false,
  // The page of an installed extension cannot show the pictures of the project's own README.
  readmePath: 'client/README.md',
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
