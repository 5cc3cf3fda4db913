// Bundles everything that is shipped: the VS Code client, the language server and the command line.
import { build } from 'esbuild';
import { cliBundle, clientBundle, languageServerBundle } from './bundles.mjs';

for (const bundle of [languageServerBundle, cliBundle, clientBundle]) {
  try {
    await build(bundle);
    console.log(bundle.outfile);
  } catch {
    // esbuild has said what is wrong; the other bundles can be built all the same.
    console.error(`${bundle.outfile} is not built.`);
    process.exitCode = 1;
  }
}
