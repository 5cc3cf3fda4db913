// Bundles everything that is shipped: the VS Code client, the language server and the command line.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { root } from './paths.mjs';

/** CommonJS dependencies inside an ES module bundle still ask for Node's own modules by `require`. */
const requireForBundledCommonJs =
  "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);";

/** @type {readonly import('esbuild').BuildOptions[]} */
const serverBundles = [
  { entryPoints: ['server/src/lsp/node.ts'], outfile: 'server/dist/language-server.mjs' },
  { entryPoints: ['server/src/cli/main.ts'], outfile: 'server/dist/cli.mjs' },
].map((bundle) => ({ ...bundle, format: 'esm', banner: { js: requireForBundledCommonJs } }));

/** @type {import('esbuild').BuildOptions} */
const clientBundle = {
  entryPoints: ['client/src/extension.ts'],
  outfile: 'dist/client.cjs',
  format: 'cjs',
  external: ['vscode'],
};

for (const bundle of [...serverBundles, clientBundle]) {
  try {
    await build({
      ...bundle,
      absWorkingDir: fileURLToPath(root),
      bundle: true,
      platform: 'node',
      target: 'node20',
      // The CommonJS builds of some packages require in ways that no bundler sees through.
      mainFields: ['module', 'main'],
      minifySyntax: true,
      minifyWhitespace: true,
      legalComments: 'eof',
      logLevel: 'warning',
    });
    console.log(bundle.outfile);
  } catch {
    // esbuild has said what is wrong; the other bundles can be built all the same.
    console.error(`${bundle.outfile} is not built.`);
    process.exitCode = 1;
  }
}
