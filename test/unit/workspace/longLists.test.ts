import { expect, test } from 'vitest';
import { FindingsMemo } from '../../../server/src/workspace/findings.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { table } from '../../support/hostileTexts.ts';
import { Session, uriOf } from './session.ts';
import { CONDITIONS } from './texts.ts';

/** More than the arguments of a call can be. */
const MANY = 200_000;
const map = `{"version": 1, "lane": "LANE", "blockers": [{"id": "LANE-SCOPE-1", "title": "t", "status": "OPEN", "owners": ["o"]}]}`;
const PACKET = '/ws/a.packet.md';
const MAP = '/ws/blocker-map.json';

test.each([
  ['blockers that say nothing', MAP, `{"version": 1, "blockers": [${'{},'.repeat(130_000)}{}]}`, 'schema'],
  ['notes', PACKET, table(`| GO (${'x,'.repeat(MANY)}selected) | x | x |\n`), 'selection-blocked'],
  ['entries in a line', PACKET, `# Blockers\n\n- ${'LANE-SCOPE-1 — t (TBD) '.repeat(130_000)}\n`, 'placeholder'],
])('%s are checked, however many they are', async (_, path, text, says) => {
  const workspace = new Workspace(new Session({}).disk.host, CONDITIONS);
  workspace.addRoot(uriOf('/ws'));
  workspace.openDocument(uriOf(MAP), map);
  workspace.openDocument(uriOf(path), text);
  const findings = new FindingsMemo().check(await workspace.update()).get(uriOf(path)) ?? [];
  expect(findings.some(({ code }) => code === says)).toBe(true);
});
