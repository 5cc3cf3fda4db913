import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fileUri, nodeFileSystem } from '../../../server/src/node/nodeFileSystem.ts';
import { nodeHost } from '../../../server/src/node/nodeHost.ts';
import { loadProject } from '../../../server/src/workspace/loadProject.ts';
import { CONDITIONS, fileEvidence, mapText, packetText } from './texts.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'decision-packets-')));
const at = (...names: string[]): string => join(folder, ...names);
const uri = (...names: string[]): string => fileUri(at(...names));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the disk', () => {
  test('has files and folders, under names of any kind', async () => {
    mkdirSync(at('a b'));
    writeFileSync(at('a b', 'ä#?%41.md'), 'text');
    expect(await nodeFileSystem.stat(uri('a b', 'ä#?%41.md'))).toMatchObject({
      kind: 'file',
      size: 4,
      realUri: uri('a b', 'ä#?%41.md'),
    });
    expect(await nodeFileSystem.stat(uri('a b'))).toMatchObject({ kind: 'directory' });
    expect(await nodeFileSystem.list(uri('a b'))).toEqual([{ name: 'ä#?%41.md', kind: 'file' }]);
    const read = await nodeFileSystem.read(uri('a b', 'ä#?%41.md'));
    expect(read.kind === 'bytes' && new TextDecoder().decode(read.bytes)).toBe('text');
  });

  test.each(['none.md', 'a b/ä#?%41.md/below', 'x'.repeat(5000), 'nul\0l'])('has nothing at %j', async (name) => {
    expect(await nodeFileSystem.stat(`${fileUri(folder)}/${encodeURIComponent(name)}`)).toBeUndefined();
  });

  test.each(['untitled:Untitled-1', 'https://example.org/x', 'file://server/share%2Fx', 'file:///a%2Fb', ''])(
    'has nothing at the address %j',
    async (address) => {
      expect(await nodeFileSystem.stat(address)).toBeUndefined();
      expect(await nodeFileSystem.list(address)).toEqual([]);
      expect((await nodeFileSystem.read(address)).kind).toBe('failed');
    },
  );

  test('resolves links, loops and dangling ones too', async () => {
    writeFileSync(at('real.md'), '');
    symlinkSync('real.md', at('link.md'));
    symlinkSync('loop.md', at('loop.md'));
    symlinkSync('nowhere.md', at('dangling.md'));
    expect(await nodeFileSystem.stat(uri('link.md'))).toMatchObject({ kind: 'file', realUri: uri('real.md') });
    expect(await nodeFileSystem.stat(uri('loop.md'))).toEqual({ kind: 'inaccessible', why: 'is a loop of links' });
    expect(await nodeFileSystem.stat(uri('dangling.md'))).toBeUndefined();
    expect(await nodeFileSystem.list(fileUri(folder))).toContainEqual({ name: 'link.md', kind: 'link' });
  });

  test('notes every change, also one that leaves the size as it was', async () => {
    writeFileSync(at('changing.md'), 'one');
    const before = await nodeFileSystem.stat(uri('changing.md'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    writeFileSync(at('changing.md'), 'two');
    const after = await nodeFileSystem.stat(uri('changing.md'));
    expect(before).not.toEqual(after);
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('says what may not be read', async () => {
    writeFileSync(at('locked.md'), '');
    chmodSync(at('locked.md'), 0);
    expect(await nodeFileSystem.read(uri('locked.md'))).toEqual({ kind: 'failed', why: 'may not be read' });
  });

  test.skipIf(process.platform === 'win32')('may have a socket for evidence, which proves nothing', async () => {
    const server = createServer().listen(at('ws.sock'));
    await once(server, 'listening');
    writeFileSync(at('socket-blocker-map.json'), mapText({ evidence: [fileEvidence('ws.sock')] }));
    const { project } = await loadProject(nodeHost, fileUri(folder), CONDITIONS);
    server.close();
    const [map] = project.maps.values();
    expect(map?.earned?.blockers[0]?.evidence[0]?.doubts).toMatchObject([
      { kind: 'unusable', message: '"ws.sock" is no regular file' },
    ]);
  });
});

test('a link out of the workspace leads nowhere', async () => {
  mkdirSync(at('secret'));
  mkdirSync(at('ws'));
  writeFileSync(at('secret', 'blocker-map.json'), mapText());
  writeFileSync(at('ws', 'x.packet.md'), packetText({ selected: 'AUTHORIZE_GO' }));
  symlinkSync(at('secret', 'blocker-map.json'), at('ws', 'blocker-map.json'));
  const { project, unreadable } = await loadProject(nodeHost, fileUri(at('ws')), CONDITIONS);
  expect(project.packets.get(uri('ws', 'x.packet.md'))?.evaluation).toMatchObject({
    map: { kind: 'outside' },
    decision: { inForce: 'HOLD_ALL' },
  });
  expect(unreadable).toEqual([{ uri: uri('ws', 'blocker-map.json'), why: 'leads outside the workspace' }]);
});
