import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installExtension, profileIn } from '../../../scripts/editor/server.ts';

const vsix = fileURLToPath(new URL('../../../artifacts/decision-packets.vsix', import.meta.url));

describe('the package', () => {
  let scratch: string;
  let files: readonly string[];
  let manifest: string;
  let page: string;

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'decision-packets-'));
    const profile = profileIn(scratch);
    await installExtension(vsix, profile);
    const [installed] = (await readdir(profile.extensions)).filter((name) => name.startsWith('decision-packets.'));
    const folder = join(profile.extensions, installed ?? '');
    manifest = await readFile(join(folder, 'package.json'), 'utf8');
    page = await readFile(join(folder, 'readme.md'), 'utf8');
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    files = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).replaceAll('\\', '/'))
      .map((path) => path.slice(path.indexOf(`${installed}/`) + `${installed}/`.length))
      .sort();
  });

  afterAll(() => rm(scratch, { recursive: true, force: true }));

  test('is smaller than a megabyte', async () => {
    expect((await stat(vsix)).size).toBeLessThan(1_000_000);
  });

  test('holds what runs, the words about it, and nothing else', () => {
    const allowed = [
      /^(\.vsixmanifest|package\.json|readme\.md|changelog\.md|LICENSE(\.txt)?)$/,
      /^dist\/(THIRD-PARTY-NOTICES\.txt|sbom\.cdx\.json)$/,
      /^dist\/client(\.browser)?\.cjs$/,
      /^server\/dist\/language-server\.worker\.js$/,
      /^dist\/summary-panel\.(js|css)$/,
      /^server\/dist\/language-server(\/[\w.-]+)?\.mjs$/,
      /^(syntaxes|client\/language-configuration)\/[\w.-]+\.json$/,
      /^client\/images\/(extension\.png|[\w-]+\.svg)$/,
      /^client\/preview\/badges\.css$/,
      /^client\/walkthrough\/(open|inspect|select|revert)\.svg$/,
      /^schemas\/decision-packets-config\.schema\.json$/,
    ];
    expect(files.filter((file) => !allowed.some((pattern) => pattern.test(file)))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        'dist/client.cjs',
        'dist/THIRD-PARTY-NOTICES.txt',
        'dist/sbom.cdx.json',
        'dist/client.browser.cjs',
        'dist/summary-panel.js',
        'dist/summary-panel.css',
        'server/dist/language-server.mjs',
        'server/dist/language-server.worker.js',
        'package.json',
      ]),
    );
  });

  test('holds every file that its manifest names', () => {
    const named: string[] = [];
    JSON.parse(manifest, (key, value) => {
      if (key !== 'readme' && typeof value === 'string' && /^(\.\/)?[\w-]+(\/[\w.-]+)*\/[\w.-]+\.\w+$/.test(value)) {
        named.push(value.replace(/^\.\//, ''));
      }
      return value;
    });
    expect(named).toEqual(expect.arrayContaining(['dist/client.cjs', 'client/images/extension.png']));
    expect(named.filter((path) => !files.includes(path))).toEqual([]);
  });

  test('has a page whose pictures are where the gallery finds them', () => {
    const pictures = [...page.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, address]) => address);
    expect(pictures.length).toBeGreaterThan(3);
    for (const address of pictures) {
      expect(address).toMatch(
        /^https:\/\/github\.com\/decision-packets\/decision-packets\/raw\/HEAD\/docs\/images\/[\w-]+\.png$/,
      );
    }
  });
});
