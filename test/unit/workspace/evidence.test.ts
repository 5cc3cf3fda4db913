import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { SourceText } from '../../../server/src/core/syntax/sourceText.ts';
import { EvidencePlaces } from '../../../server/src/workspace/evidence.ts';
import type { FileSystem } from '../../../server/src/workspace/fileSystem.ts';
import { MOST_BYTES } from '../../../server/src/workspace/fileSystem.ts';
import { TextRecord } from '../../../server/src/workspace/record.ts';
import { Session } from './session.ts';
import { fileEvidence, mapText, packetText, urlEvidence } from './texts.ts';

const PACKET = '/ws/next-decision-packet.md';
const MAP = '/ws/blocker-map.json';
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A workspace whose one blocker rests on `evidence`, which says nothing of its level but what the file shows. */
const resting = (evidence: object, files: Readonly<Record<string, string>> = {}) =>
  new Session({
    [PACKET]: packetText({ selected: 'AUTHORIZE_GO' }),
    [MAP]: mapText({ evidence: [evidence] }),
    ...files,
  });

const doubtsOf = (session: Session): readonly string[] =>
  session.map(MAP).earned?.blockers[0]?.evidence.flatMap(({ doubts }) => doubts.map(({ kind }) => kind)) ?? [];

describe('an evidence file', () => {
  test('holds when it is there, and when it is the one recorded', async () => {
    const session = await resting(fileEvidence('evidence/a.md', digest('proof')), {
      '/ws/evidence/a.md': 'proof',
    }).update();
    expect(doubtsOf(session)).toEqual([]);
    expect(session.inForce(PACKET)).toBe('AUTHORIZE_GO');
  });

  test('is missed when it is not there, and found once it is', async () => {
    const session = await resting(fileEvidence('evidence/a.md')).update();
    expect(doubtsOf(session)).toEqual(['missing']);
    expect(session.inForce(PACKET)).toBe('HOLD_ALL');
    await session.write('/ws/evidence/a.md', 'proof');
    expect(session.inForce(PACKET)).toBe('AUTHORIZE_GO');
    await session.remove('/ws/evidence');
    expect(doubtsOf(session)).toEqual(['missing']);
  });

  test('is no longer the one recorded after it changed', async () => {
    const session = await resting(fileEvidence('a.md', digest('proof')), { '/ws/a.md': 'proof' }).update();
    await session.write('/ws/a.md', 'proof?');
    expect(doubtsOf(session)).toEqual(['changed']);
    await session.write('/ws/a.md', 'proof');
    expect(doubtsOf(session)).toEqual([]);
  });

  test('is nothing where its path is not plainly that of a file', async () => {
    for (const path of ['x/../a.md', 'a.md/', 'a.md/.']) {
      const session = await resting(fileEvidence(path), { '/ws/a.md': 'proof', '/ws/x/b.md': '' }).update();
      expect(session.inForce(PACKET)).toBe('HOLD_ALL');
    }
  });

  test.each([
    ['the map itself', 'blocker-map.json'],
    ['a packet', 'next-decision-packet.md'],
    ['a packet that nothing looks for', '.old/x.packet.md'],
    ['a packet that is excluded', 'node_modules/x.packet.md'],
    ['the map under another name', 'copy.json'],
  ])('proves nothing when it is %s', async (_, path) => {
    const session = resting(fileEvidence(path), {
      '/ws/.old/x.packet.md': packetText(),
      '/ws/node_modules/x.packet.md': packetText(),
    });
    session.disk.link('/ws/copy.json', MAP);
    await session.update();
    expect(doubtsOf(session)).toEqual(['self']);
    expect(session.inForce(PACKET)).toBe('HOLD_ALL');
  });

  test.each([
    ['a directory', (session: Session) => session.disk.write('/ws/e/x', ''), 'e'],
    ['the workspace', () => undefined, '.'],
    ['a socket', (session: Session) => session.disk.special('/ws/e'), 'e'],
    ['unreadable', (session: Session) => session.disk.lock('/ws/e'), 'e'],
    ['a loop of links', (session: Session) => session.disk.link('/ws/e', '/ws/e'), 'e'],
  ])('is unusable when it is %s', async (_, make, path) => {
    const session = resting(fileEvidence(path));
    make(session);
    await session.update();
    expect(doubtsOf(session)).toEqual(['unusable']);
  });

  test.each(['../a.md', 'x/../../a.md', '%2e%2e/a.md'])('is not looked for outside the workspace: %s', async (path) => {
    const session = await resting(fileEvidence(path), { '/a.md': 'proof' }).update();
    expect(doubtsOf(session)).toEqual(['outside']);
    expect([...session.disk.stats, ...session.disk.reads]).not.toContain('file:///a.md');
  });

  test('is not read where a link leads outside, the last one or one on the way', async () => {
    for (const [from, to] of [
      ['/ws/e.md', '/secret/e.md'],
      ['/ws/d', '/secret'],
    ] as const) {
      const session = resting(fileEvidence(from === '/ws/d' ? 'd/e.md' : 'e.md'), { '/secret/e.md': 'proof' });
      session.disk.link(from, to);
      await session.update();
      expect(doubtsOf(session)).toEqual(['outside']);
      expect(session.disk.reads).not.toContain('file:///secret/e.md');
    }
  });

  test('is looked at again when what a link leads to changed', async () => {
    const session = resting(fileEvidence('e.md', digest('proof')), { '/ws/real/e.md': 'proof' });
    session.disk.link('/ws/e.md', '/ws/real/e.md');
    await session.update();
    expect(doubtsOf(session)).toEqual([]);
    await session.write('/ws/real/e.md', 'other');
    expect(doubtsOf(session)).toEqual(['changed']);
  });

  test('is read once, however many entries rest on it and however often the map is typed in', async () => {
    const session = await resting(fileEvidence('a.md'), { '/ws/a.md': 'proof' }).update();
    session.disk.forgetCounts();
    for (const status of ['OPEN', 'DESIGNED', 'RESOLVED']) {
      await session.type(
        MAP,
        mapText({ status, evidence: [fileEvidence('a.md'), fileEvidence('./a.md'), urlEvidence] }),
      );
    }
    expect(session.disk.reads).toEqual([]);
    await session.write('/ws/a.md', 'proof');
    expect(session.disk.reads).toEqual(['file:///ws/a.md']);
  });

  test('is not read again by a rescan that finds it unchanged', async () => {
    const session = await resting(fileEvidence('a.md'), { '/ws/a.md': 'proof' }).update();
    session.disk.forgetCounts();
    session.workspace.rescan();
    await session.update();
    expect(session.disk.reads).toEqual([]);
    expect(session.disk.stats).toContain('file:///ws/a.md');
    session.disk.write('/ws/a.md', 'other');
    session.workspace.rescan();
    await session.update();
    expect(session.disk.reads).toEqual(['file:///ws/a.md']);
  });

  test('is not read when it is too large', async () => {
    const size = MOST_BYTES + 1;
    const files: FileSystem = {
      stat: async (realUri) => ({ kind: 'file', size, version: '1', realUri }),
      read: () => Promise.reject(new Error('It was read.')),
      list: async () => [],
    };
    const places = new EvidencePlaces({ files, sha256: async () => '' });
    const { map } = new TextRecord(`file://${MAP}`, new SourceText(mapText({ evidence: [fileEvidence('a.md')] })));
    const root = { uri: 'file:///ws', realUri: 'file:///ws', deep: true };
    for (const place of places.unlooked(map, `file://${MAP}`, root)) await places.lookAt(place);
    const facts = places.facts(places.placesOf(map, `file://${MAP}`, root), () => false);
    expect(facts.get('a.md')).toEqual({ kind: 'unusable', why: 'is larger than 64 MiB' });
  });
});
