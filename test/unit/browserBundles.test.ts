import { builtinModules } from 'node:module';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { browserClientBundle, browserServerBundle } from '../../scripts/bundles.mjs';

/** What reaches the network, or loads code from elsewhere. */
const network = [
  /\bfetch\s*\(/,
  /\bXMLHttpRequest\b/,
  /\bWebSocket\b/,
  /\bEventSource\b/,
  /\bRTCPeerConnection\b/,
  /\bsendBeacon\b/,
  /\bimportScripts\b/,
  /\bimport\s*\(/,
];

describe.each([
  ['the client', browserClientBundle, ['vscode']],
  ['the server', browserServerBundle, []],
] as const)('%s for a browser', (_, bundle, allowed) => {
  let text: string;
  let imports: readonly string[];
  let inputs: readonly string[];

  beforeAll(async () => {
    const { metafile, outputFiles } = await build({ ...bundle, write: false, metafile: true, legalComments: 'none' });
    text = outputFiles.map((file) => file.text).join('\n');
    imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path));
    inputs = Object.keys(metafile.inputs);
  });

  test('imports nothing of Node, and nothing that is not in it', () => {
    expect([...new Set(imports)]).toEqual(allowed);
    const required = [...text.matchAll(/\brequire\(\s*["'`]([^"'`]+)/g)].map(([, name = '']) => name);
    expect(required.filter((name) => name.startsWith('node:') || builtinModules.includes(name))).toEqual([]);
  });

  test('is made of nothing that belongs to Node', () => {
    expect(
      inputs.filter((path) => /^server\/src\/(node|cli)\/|\/lib\/node\/|\/src\/(lsp\/)?node\.ts$/.test(path)),
    ).toEqual([]);
  });

  test.each(network)('has no %s', (pattern) => {
    expect(text.match(pattern)).toBeNull();
  });
});
