// Packs the extension: artifacts/decision-packets.vsix, with what runs, what the gallery shows, and nothing else.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';
import { root } from './paths.mjs';

await mkdir(new URL('artifacts', root), { recursive: true });
// The extension's page shows pictures of the repository, which are not packed: the packer makes addresses of their
// paths, and takes these to be from the root.
const page = new URL('artifacts/page.md', root);
const written = await readFile(new URL('client/README.md', root), 'utf8');
await writeFile(page, written.replaceAll('](../', ']('));
try {
  await createVSIX({
    cwd: fileURLToPath(root),
    packagePath: fileURLToPath(new URL('artifacts/decision-packets.vsix', root)),
    dependencies: false,
    readmePath: 'artifacts/page.md',
    changelogPath: 'CHANGELOG.md',
  });
} finally {
  await rm(page);
}
