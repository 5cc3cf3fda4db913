// What is bundled, and how.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { root } from './paths.mjs';

/** CommonJS dependencies inside an ES module bundle still ask for Node's own modules by `require`. */
const requireForBundledCommonJs =
  "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);";

/**
 * Of the server's manifest its version is read, and nothing else; a bundler puts all of it in.
 * @type {import('esbuild').Plugin}
 */
const versionOnly = {
  name: 'version-only',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]server[\\/]package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    }),
};

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
  plugins: [versionOnly],
};

/**
 * What the extension is made of is as small as can be: what somebody waits for when it is installed, and when it is
 * loaded. `npm run where` tells which lines of the sources a stack trace is about.
 * @type {import('esbuild').BuildOptions}
 */
const small = { ...common, minifyIdentifiers: true };

/**
 * A program as `NAME.mjs`. What it imports only when it is asked for lies in files of its own, in the folder `NAME`.
 *
 * @param {import('esbuild').BuildOptions} options
 * @param {string} name
 * @param {Readonly<Record<string, string>>} entries by the names of the files they become
 * @returns {import('esbuild').BuildOptions & { outdir: string }}
 */
const program = (options, name, entries) => ({
  ...options,
  format: 'esm',
  splitting: true,
  banner: { js: requireForBundledCommonJs },
  entryPoints: entries,
  outdir: 'server/dist',
  chunkNames: `${name}/[name]-[hash]`,
  outExtension: { '.js': '.mjs' },
});

export const languageServerBundle = program(small, 'language-server', { 'language-server': 'server/src/lsp/node.ts' });

/**
 * The command line, as a program and as functions. It keeps its names, for it prints a stack trace where it fails, and
 * is no part of the extension.
 */
export const cliBundle = program(common, 'cli', { cli: 'server/src/cli/main.ts', index: 'server/src/cli/api.ts' });

/** @type {import('esbuild').BuildOptions} */
const client = { ...small, format: 'cjs', external: ['vscode'] };

/** @type {import('esbuild').BuildOptions} */
const inBrowser = {
  platform: 'browser',
  target: 'es2023',
  mainFields: ['browser', 'module', 'main'],
};

/** @type {import('esbuild').BuildOptions} */
export const clientBundle = { ...client, entryPoints: ['client/src/node.ts'], outfile: 'dist/client.cjs' };

/**
 * The client where the extension runs in a browser; how such a file is run allows CommonJS only.
 * @type {import('esbuild').BuildOptions}
 */
export const browserClientBundle = {
  ...client,
  ...inBrowser,
  entryPoints: ['client/src/browser.ts'],
  outfile: 'dist/client.browser.cjs',
};

/**
 * The server as a classic worker: a module could not be loaded from everywhere that an extension may lie.
 * @type {import('esbuild').BuildOptions}
 */
export const browserServerBundle = {
  ...small,
  ...inBrowser,
  format: 'iife',
  entryPoints: ['server/src/lsp/browser.ts'],
  outfile: 'server/dist/language-server.worker.js',
};

/** The script and the style of the summary's panel, which run in a document of their own. */
export const panelBundle = {
  ...small,
  platform: /** @type {const} */ ('browser'),
  target: 'es2023',
  format: /** @type {const} */ ('iife'),
  entryPoints: [
    { in: 'client/src/webview/summary.ts', out: 'summary-panel' },
    { in: 'client/src/webview/theme.css', out: 'summary-panel' },
  ],
  outdir: 'dist',
};
