import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type OutputFile } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { clientBundle, languageServerBundle } from '../../scripts/bundles.mjs';
import { root } from '../../scripts/paths.mjs';
import { withSources } from '../../scripts/traces.mjs';

const written = new Map<string, string>();

beforeAll(async () => {
  for (const bundle of [languageServerBundle, clientBundle]) {
    const options: BuildOptions = { ...bundle, write: false, sourcemap: 'external', sourcesContent: false };
    const { outputFiles = [] } = await build(options);
    for (const file of outputFiles) written.set(pathOf(file), file.text);
  }
});

const pathOf = ({ path }: OutputFile): string => path.slice(fileURLToPath(root).length).replaceAll('\\', '/');

const mapOf = (path: string) => {
  const map = written.get(`${path}.map`);
  return map === undefined ? undefined : JSON.parse(map);
};

/** The file in which `words` stand, and where, as a stack trace has it. */
function placeOf(words: string): string {
  for (const [path, text] of written) {
    const at = path.endsWith('.map') ? -1 : text.indexOf(words);
    if (at === -1) continue;
    const lines = text.slice(0, at).split('\n');
    return `${path}:${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
  }
  throw new Error(`No bundle holds "${words}".`);
}

describe('a stack trace of what is shipped', () => {
  test.each([
    ['A check failed: ', 'server/src/lsp/server.ts'],
    ['Who may choose an option: a role.', 'client/src/newPacket.ts'],
  ])('is told in lines of the sources, at "%s"', (words, source) => {
    const place = placeOf(words);
    const frame = `    at tx (file:///home/me/.vscode/extensions/decision-packets-0.1.0/${place})\n`;
    const before = readFileSync(new URL(source, root), 'utf8').split(words)[0] as string;
    const told = withSources(`Error: no\n${frame}`, mapOf);
    const line = before.split('\n').length;
    expect(told).toBe(`Error: no\n${frame.replace(place, `${place} (${source}:${line})`)}`);
  });

  test('from Windows is told as well', () => {
    const place = placeOf('A check failed: ').replaceAll(posix.sep, '\\');
    expect(withSources(`at tx (C:\\ext\\${place})`, mapOf)).toContain('(server/src/lsp/server.ts:');
  });

  test('of another build is said to be so', () => {
    const place = 'server/dist/language-server/nodeServer-AAAAAAAA.mjs:1:5';
    expect(withSources(place, mapOf)).toBe(`${place} (not of this build)`);
  });

  test('keeps what is no place in a bundle', () => {
    const trace = 'at node:internal/main:3:4\nat /home/me/dist.mjs:1:2\nat /home/me/mydist/client.cjs:1:2';
    expect(withSources(trace, mapOf)).toBe(trace);
  });
});
