import { expect, test } from 'vitest';
import { FindingsMemo } from '../../../server/src/workspace/findings.ts';
import { table } from '../../support/hostileTexts.ts';
import { Session, uriOf } from './session.ts';

/** Names that make a regular expression go back and forth. */
const NAMES = [`${'a'.repeat(200)}.md`, `${'a/'.repeat(100)}a.md`];
const CONFIG = '/ws/.decision-packets.jsonc';

test.each([
  ['stars', '*a'.repeat(30)],
  ['stars and question marks', '?*'.repeat(30)],
  ['folders to any depth', '**/a/'.repeat(10)],
  ['a group that repeats', '+(a|a?)b.md'],
  ['a group that repeats, as regular expressions write it', '(a+)+b.md'],
  ['braces that repeat', '{a*,a*b}+c.md'],
  ['a hundred thousand letters', 'a'.repeat(100_000)],
  ['brackets that are not closed', '['.repeat(900)],
  ['braces in braces', `${'{a,'.repeat(200)}b${'}'.repeat(200)}`],
])('a pattern of %s stops nothing', async (_, glob) => {
  expect(await isTold([glob])).toBe(true);
});

test('more patterns than are compared with every name are told, and the defaults hold', async () => {
  expect(await isTold(Array.from({ length: 200 }, (_, n) => `${n}/*.packet.md`))).toBe(true);
  expect(await isTold([...Array.from({ length: 200 }, (_, n) => `${n}/*.packet.md`), '*.packet.md'])).toBe(true);
});

/** Either the patterns are used, or that they are not is told, and the defaults hold. */
async function isTold(globs: readonly string[]): Promise<boolean> {
  const session = await new Session({
    ...Object.fromEntries(NAMES.map((name) => [`/ws/${name}`, 'x'])),
    '/ws/a.packet.md': table('| GO | x | c |\n'),
    [CONFIG]: JSON.stringify({ packets: globs, exclude: globs }),
  }).update();
  const findings = new FindingsMemo().check(session.snapshot);
  const isUsed = (findings.get(uriOf(CONFIG)) ?? []).length === 0;
  return session.paths.includes('/ws/a.packet.md') === !isUsed;
}
