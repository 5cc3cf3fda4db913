import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, run } from './cli.ts';
import { packetWith as packet } from './texts.ts';

const map = (...conditions: readonly object[]): string =>
  `${JSON.stringify({ version: 1, lane: 'L-0', blockers: [], conditions })}\n`;
const TIDE = { id: 'TIDE', statement: 'the tide is in', owners: ['owner'], status: 'UNMET' };
const FILES = {
  'a.packet.md': packet('the wind is up'),
  'b.packet.md': packet('the moon is full'),
  'blocker-map.json': map(TIDE),
};

async function check(input: string | Uint8Array, ...args: readonly string[]) {
  const cwd = folderWith(FILES);
  const { code, stdout, stderr } = await run(['check', '--format', 'json', ...args], { cwd, input });
  const files: { path: string; findings: { message: string }[] }[] = stdout === '' ? [] : JSON.parse(stdout).files;
  const found = Object.fromEntries(files.map(({ path, findings }) => [path, findings.map(({ message }) => message)]));
  return { code, stderr, found, cwd };
}

describe.concurrent('check --stdin-path', () => {
  it('judges the text on standard input with the rest of the workspace, and reports on it alone', async () => {
    const { code, found, cwd } = await check(packet('the tide is in'), '--stdin-path', 'a.packet.md');
    expect({ code, found }).toEqual({ code: 0, found: { 'a.packet.md': [] } });
    expect(readFileSync(join(cwd, 'a.packet.md'), 'utf8')).toBe(FILES['a.packet.md']);
  });

  it('shows what a change of the map would do to the packets that are asked for', async () => {
    const { found } = await check(map(), '--stdin-path', 'blocker-map.json', '.');
    expect(Object.keys(found)).toEqual(['a.packet.md', 'b.packet.md', 'blocker-map.json']);
    expect(found['a.packet.md']?.[0]).toContain('"the wind is up"');
  });

  it('takes a file that is not there yet, and reads over a byte order mark', async () => {
    const { code, found } = await check(`\uFEFF${packet('the tide is in')}`, '--stdin-path', 'new.packet.md');
    expect({ code, found }).toEqual({ code: 0, found: { 'new.packet.md': [] } });
  });

  it.each([
    ['a.md', 'text', '"a.md" has not the name of a packet or a blocker map, or lies where none is looked for.\n'],
    ['../a.packet.md', 'text', /lies outside the workspace/],
    ['no/a.packet.md', 'text', 'There is no folder for "no/a.packet.md".\n'],
    ['a.packet.md', new Uint8Array([0xff, 0xfe, 0x00]), 'What stands on standard input is not UTF-8 text.\n'],
  ])('%s ends with 2 where it cannot be taken', async (path, input, message) => {
    const { code, stderr, found } = await check(input, '--stdin-path', path);
    expect({ code, found }).toEqual({ code: 2, found: {} });
    if (typeof message === 'string') expect(stderr).toBe(message);
    else expect(stderr).toMatch(message);
  });
});
