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
 * A program as `NAME.mjs`. What it imports only when it is asked for lies in files of its own, in the folder `NAME`.
 *
 * @param {string} name
 * @param {Readonly<Record<string, string>>} entries by the names of the files they become
 * @returns {import('esbuild').BuildOptions & { outdir: string }}
 */
const program = (name, entries) => ({
  ...common,
  format: 'esm',
  splitting: true,
  banner: { js: requireForBundledCommonJs },
  entryPoints: entries,
  outdir: 'server/dist',
  chunkNames: `${name}/[name]-[hash]`,
  outExtension: { '.js': '.mjs' },
});

export const languageServerBundle = program('language-server', { 'language-server': 'server/src/lsp/node.ts' });

/** The command line, as a program and as functions. */
export const cliBundle = program('cli', { cli: 'server/src/cli/main.ts', index: 'server/src/cli/api.ts' });

/** @type {import('esbuild').BuildOptions} */
const client = { ...common, format: 'cjs', external: ['vscode'] };

/** @type {import('esbuild').BuildOptions} */
const inBrowser = {
  platform: 'browser',
  target: 'es2023',
  mainFields: ['browser', 'module', 'main'],
  minifyIdentifiers: true,
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
  ...common,
  ...inBrowser,
  format: 'iife',
  entryPoints: ['server/src/lsp/browser.ts'],
  outfile: 'server/dist/language-server.worker.js',
};

/** The script and the style of the summary's panel, which run in a document of their own. */
export const panelBundle = {
  ...common,
  platform: /** @type {const} */ ('browser'),
  target: 'es2023',
  format: /** @type {const} */ ('iife'),
  entryPoints: [
    { in: 'client/src/webview/summary.ts', out: 'summary-panel' },
    { in: 'client/src/webview/theme.css', out: 'summary-panel' },
  ],
  outdir: 'dist',
};
