import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { cliBundle, languageServerBundle } from '../../../scripts/bundles.mjs';
import type { Peer } from '../lsp/peer.ts';
import { markdownAnswers } from './markdownAnswers.ts';
import { peerFile } from './packages.ts';

/** Who is measured. Ours and the echo are bundled anew for each run, the others come from npm. */
export interface Peers {
  readonly ours: Peer;
  /** Publishes an empty list for every change: the least that a server on the same library can do. */
  readonly echo: Peer;
  readonly json: Peer;
  readonly markdown: Peer;
  readonly rumdl: Peer;
  readonly yaml: Peer;
  /** The bundled command line. */
  readonly cli: string;
}

const SCHEMA: unknown = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../../schemas/blocker-map.schema.json', import.meta.url)), 'utf8'),
);
const SCHEMA_URL = 'https://schemas.example.org/blocker-map.schema.json';
const MAPS = '*blocker-map.json';

/** Bundles what is ours into `folder`. */
export async function preparePeers(folder: string): Promise<Peers> {
  for (const bundle of [languageServerBundle, cliBundle]) await build({ ...bundle, outdir: folder });
  const echo = fileURLToPath(new URL('echoServer.ts', import.meta.url));
  await build({ ...languageServerBundle, entryPoints: { echo }, outdir: folder });
  return {
    ours: node('ours', join(folder, 'language-server.mjs')),
    echo: node('echo', join(folder, 'echo.mjs')),
    cli: join(folder, 'cli.mjs'),
    get json() {
      return {
        ...node('vscode-json', peerFile('vscode-langservers-extracted/bin/vscode-json-language-server')),
        diagnostics: 'pulled',
        initializationOptions: { provideFormatter: true },
        settings: {
          json: {
            validate: { enable: true },
            resultLimit: 5000,
            schemas: [{ fileMatch: [MAPS], url: SCHEMA_URL, schema: SCHEMA }],
          },
        },
      } as const;
    },
    get markdown() {
      return {
        ...node('vscode-markdown', peerFile('vscode-langservers-extracted/bin/vscode-markdown-language-server')),
        diagnostics: 'pulled',
        initializationOptions: { markdownFileExtensions: ['md'] },
        settings: { markdown: { validate: { enabled: true } } },
        answers: markdownAnswers,
      } as const;
    },
    get rumdl() {
      const platform = `cli-${process.platform}-${process.arch}`;
      const command = peerFile(`@rumdl/${platform}/rumdl${process.platform === 'win32' ? '.exe' : ''}`);
      return { name: 'rumdl', program: { command, args: ['server'] }, diagnostics: 'pushed' } as const;
    },
    get yaml() {
      return {
        ...node('yaml', peerFile('yaml-language-server/bin/yaml-language-server')),
        settings: { yaml: { validate: true, schemas: { [SCHEMA_URL]: MAPS }, schemaStore: { enable: false } } },
        answers: (method: string) => (method === 'custom/schema/content' ? JSON.stringify(SCHEMA) : undefined),
      };
    },
  };
}

const node = (name: string, file: string): Peer => ({
  name,
  program: { command: process.execPath, args: [file, '--stdio'] },
  diagnostics: 'pushed',
});
