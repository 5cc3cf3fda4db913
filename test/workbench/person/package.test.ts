import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installExtension, profileIn } from '../../../scripts/editor/server.ts';

const vsix = fileURLToPath(new URL('../../../artifacts/decision-packets.vsix', import.meta.url));

describe('the package', () => {
  let scratch: string;
  let files: readonly string[];

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'decision-packets-'));
    const profile = profileIn(scratch);
    await installExtension(vsix, profile);
    const [installed] = (await readdir(profile.extensions)).filter((name) => name.startsWith('decision-packets.'));
    const entries = await readdir(join(profile.extensions, installed ?? ''), { recursive: true, withFileTypes: true });
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
      /^(\.vsixmanifest|package\.json|readme\.md|LICENSE(\.txt)?)$/,
      /^dist\/client\.cjs$/,
      /^server\/dist\/language-server(\/[\w.-]+)?\.mjs$/,
      /^(syntaxes|client\/language-configuration)\/[\w.-]+\.json$/,
      /^client\/images\/[\w.-]+\.svg$/,
      /^schemas\/decision-packets-config\.schema\.json$/,
    ];
    expect(files.filter((file) => !allowed.some((pattern) => pattern.test(file)))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(['dist/client.cjs', 'server/dist/language-server.mjs', 'package.json']),
    );
  });
});
