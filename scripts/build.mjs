// Bundles everything that is shipped: the VS Code client, the language server and the command line.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import {
  browserClientBundle,
  browserServerBundle,
  cliBundle,
  clientBundle,
  languageServerBundle,
  panelBundle,
} from './bundles.mjs';
import { root } from './paths.mjs';
import { noticesOf, packagesIn, sbomOf } from './thirdParty.mjs';

// Files of an earlier build whose names have a hash in them would stay, and be shipped.
for (const folder of ['dist/', 'server/dist/']) await rm(new URL(folder, root), { recursive: true, force: true });

/** @type {import('esbuild').Metafile[]} */
const metafiles = [];
const bundles = [languageServerBundle, cliBundle, clientBundle, browserClientBundle, browserServerBundle, panelBundle];
for (const bundle of bundles) {
  try {
    // The maps are for `npm run where`, and are not shipped.
    const { metafile } = await build({ ...bundle, metafile: true, sourcemap: 'external', sourcesContent: false });
    metafiles.push(metafile);
    console.log(
      Object.keys(metafile.outputs)
        .filter((path) => !path.endsWith('.map'))
        .join('\n'),
    );
  } catch {
    // esbuild has said what is wrong; the other bundles can be built all the same.
    console.error(`${Object.values(bundle.entryPoints ?? {})} is not built.`);
    process.exitCode = 1;
  }
}

const packages = packagesIn(metafiles);
await mkdir(new URL('dist/', root), { recursive: true });
await writeFile(new URL('dist/THIRD-PARTY-NOTICES.txt', root), noticesOf(packages));
await writeFile(new URL('dist/sbom.cdx.json', root), `${JSON.stringify(sbomOf(packages), null, 2)}\n`);
