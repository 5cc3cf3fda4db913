// What is bundled, and how.
import { fileURLToPath } from 'node:url';
import { root } from './paths.mjs';

/** CommonJS dependencies inside an ES module bundle still ask for Node's own modules by `require`. */
const requireForBundledCommonJs =
  "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);";

/** @type {import('esbuild').BuildOptions} */
const common = {
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
};

/** @type {import('esbuild').BuildOptions} */
const server = { ...common, format: 'esm', banner: { js: requireForBundledCommonJs } };

/** @type {import('esbuild').BuildOptions} */
export const languageServerBundle = {
  ...server,
  entryPoints: ['server/src/lsp/node.ts'],
  outfile: 'server/dist/language-server.mjs',
};

/** @type {import('esbuild').BuildOptions} */
export const cliBundle = { ...server, entryPoints: ['server/src/cli/main.ts'], outfile: 'server/dist/cli.mjs' };

/** @type {import('esbuild').BuildOptions} */
export const clientBundle = {
  ...common,
  entryPoints: ['client/src/extension.ts'],
  outfile: 'dist/client.cjs',
  format: 'cjs',
  external: ['vscode'],
};
