import { expect, test } from 'vitest';
import { FindingsMemo } from '../../../server/src/workspace/findings.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { table } from '../../support/hostileTexts.ts';
import { Session, uriOf } from './session.ts';
import { CONDITIONS } from './texts.ts';

/** More than the arguments of a call can be. */
const MANY = 200_000;
const list = (item: string): string => `[${Array.from({ length: MANY }, () => item).join()}]`;
const blocker = (owners: string, more = ''): string =>
  `{"version": 1, "lane": "LANE", "blockers": [{"id": "LANE-A-SCOPE-1", "title": "t", "status": "OPEN", "owners": ${owners}${more}}]}`;
const PACKET = '/ws/a.packet.md';
const MAP = '/ws/blocker-map.json';

test.each([
  ['owners that are to be named', MAP, blocker(list('"TBD"')), 'placeholder'],
  ['owners that are no texts', MAP, blocker(list('7')), 'schema'],
  [
    'blockers that are required and not there',
    MAP,
    blocker('["o"]', `, "requires": ${list('"X"')}`),
    'dependency-unknown',
  ],
  ['notes', PACKET, table(`| GO (${'x,'.repeat(MANY)}selected) | x | x |\n`), 'selection-blocked'],
  ['entries in a line', PACKET, `# Blockers\n\n- ${'LANE-A-SCOPE-1 — t (TBD) '.repeat(MANY)}\n`, 'placeholder'],
])('%s are checked, however many they are', async (_, path, text, says) => {
  const workspace = new Workspace(new Session({}).disk.host, CONDITIONS);
  workspace.addRoot(uriOf('/ws'));
  workspace.openDocument(uriOf(MAP), blocker('["o"]'));
  workspace.openDocument(uriOf(path), text);
  const findings = new FindingsMemo().check(await workspace.update()).get(uriOf(path)) ?? [];
  expect(findings.some(({ code }) => code === says)).toBe(true);
});
