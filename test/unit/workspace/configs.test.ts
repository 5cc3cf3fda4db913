import { describe, expect, test } from 'vitest';
import { checkFile } from '../../../server/src/core/check.ts';
import { FindingsMemo } from '../../../server/src/workspace/findings.ts';
import { Session, uriOf } from './session.ts';

const blocker = { id: 'L-0-A-1', title: 'One', owners: ['owner'], status: 'OPEN' };
const MAP = JSON.stringify({ version: 1, lane: 'L-0', blockers: [blocker], conditions: [], grants: [] });
const PACKET =
  '# A decision packet\n\nOptions (owner chooses one; default HOLD)\n\n| option | preconditions |\n|-|-|\n| HOLD_ALL | none |\n| GO_A | L-0-A-1 |\n';
const HOLDING = { '/ws/p.packet.md': PACKET, '/ws/blocker-map.json': MAP };

/** The findings of a file as `code severity`. */
const findingsOf = ({ snapshot }: Session, path: string): string[] => {
  const { file, project } = snapshot.files.get(uriOf(path)) ?? snapshot.configs.get(uriOf(path)) ?? {};
  if (file === undefined || project === undefined) throw new Error(`There is no ${path}.`);
  return checkFile(file, project).map(({ code, severity }) => `${code} ${severity}`);
};

describe('a configuration', () => {
  test('silences and raises rules for the files below it, and the nearest one holds alone', async () => {
    const session = await new Session({
      ...HOLDING,
      '/ws/.decision-packets.jsonc': '{ "rules": { "option-unconditional": "off" } }',
      '/ws/free.packet.md': PACKET.replace('L-0-A-1', 'none'),
      '/ws/strict/.decision-packets.jsonc': '{ "rules": { "option-unconditional": "error" } }',
      '/ws/strict/free.packet.md': PACKET.replace('L-0-A-1', 'none'),
    }).update();
    expect(findingsOf(session, '/ws/free.packet.md')).toEqual([]);
    expect(findingsOf(session, '/ws/strict/free.packet.md')).toEqual(['option-unconditional error']);
    await session.remove('/ws/strict/.decision-packets.jsonc');
    expect(findingsOf(session, '/ws/strict/free.packet.md')).toEqual([]);
    await session.remove('/ws/.decision-packets.jsonc');
    expect(findingsOf(session, '/ws/free.packet.md')).toEqual(['option-unconditional warning']);
  });

  test('says which files are packets and maps, relative to its folder', async () => {
    const session = await new Session({
      ...HOLDING,
      '/ws/gates/one.md': PACKET,
      '/ws/gates/obstacles.json': MAP,
    }).update();
    expect(session.paths.toSorted()).toEqual(['/ws/blocker-map.json', '/ws/p.packet.md']);
    await session.write(
      '/ws/gates/.decision-packets.jsonc',
      '{ "packets": ["*.md"], "blockerMaps": ["obstacles.json"] }',
    );
    expect(session.paths.toSorted()).toEqual([
      '/ws/blocker-map.json',
      '/ws/gates/obstacles.json',
      '/ws/gates/one.md',
      '/ws/p.packet.md',
    ]);
    expect(session.link('/ws/gates/one.md')).toBe('read /ws/gates/obstacles.json');
    await session.write('/ws/.decision-packets.jsonc', '{ "exclude": ["p.*"] }');
    expect(session.paths.toSorted()).toEqual(['/ws/blocker-map.json', '/ws/gates/obstacles.json', '/ws/gates/one.md']);
  });

  test('asks for digests, and one that cannot be read does too', async () => {
    const resolved = {
      ...blocker,
      status: 'DESIGNED',
      evidence: [{ kind: 'design', path: 'design.md', recordedBy: 'owner', recordedOn: '2026-06-01' }],
    };
    const map = JSON.stringify({ version: 1, lane: 'L-0', blockers: [resolved] });
    const session = await new Session({ ...HOLDING, '/ws/blocker-map.json': map, '/ws/design.md': 'x' }).update();
    const level = () => session.map('/ws/blocker-map.json').earned?.blockers[0]?.level;
    expect(level()).toBe('DESIGNED');
    await session.write('/ws/.decision-packets.jsonc', '{ "requireDigest": true }');
    expect(level()).toBe('OPEN');
    await session.write('/ws/.decision-packets.jsonc', '{ "requireDigest": false }');
    expect(level()).toBe('DESIGNED');
    await session.write('/ws/.decision-packets.jsonc', '{ "requireDigest": false');
    expect(level()).toBe('OPEN');
    expect(findingsOf(session, '/ws/.decision-packets.jsonc')).toEqual(['configuration error']);
  });

  test('counts as it is typed, and its findings go with it', async () => {
    const session = await new Session(HOLDING).update();
    const findings = new FindingsMemo();
    const uri = uriOf('/ws/.decision-packets.jsonc');
    await session.type('/ws/.decision-packets.jsonc', '{ "rules": { "map-missing": "off" } }');
    expect(
      findings
        .check(session.snapshot)
        .get(uri)
        ?.map(({ code }) => code),
    ).toEqual(['configuration']);
    await session.type('/ws/.decision-packets.jsonc', '{}');
    expect(findings.check(session.snapshot).get(uri)).toEqual([]);
    await session.close('/ws/.decision-packets.jsonc');
    expect(findings.check(session.snapshot).has(uri)).toBe(false);
  });
});
