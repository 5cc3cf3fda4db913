import { describe, expect, test } from 'vitest';
import { loadProject } from '../../../server/src/workspace/loadProject.ts';
import { MemoryDisk } from './memoryFileSystem.ts';
import { Session, uriOf } from './session.ts';
import { CONDITIONS, fileEvidence, mapText, packetText } from './texts.ts';

const PACKET = '/ws/a-decision-packet.md';
const OTHER = '/ws/b-decision-packet.md';
const MAP = '/ws/blocker-map.json';
const SELECTED = packetText({ selected: 'AUTHORIZE_GO' });
const FILES = { [PACKET]: SELECTED, [OTHER]: packetText(), [MAP]: mapText() };

describe('a workspace', () => {
  test('has the packets and maps in its folders, ignored ones left out', async () => {
    const disk = new MemoryDisk({
      ...FILES,
      '/ws/deep/er/x.packet.md': packetText(),
      '/ws/node_modules/x/x.packet.md': packetText(),
      '/ws/.git/x.packet.md': packetText(),
      '/ws/README.md': '',
      '/ws/package.json': '{}',
      '/wsx/x.packet.md': packetText(),
    });
    const { project, unreadable } = await loadProject(disk.host, 'file:///ws/', CONDITIONS);
    expect([...project.packets.keys(), ...project.maps.keys()]).toEqual(
      [PACKET, OTHER, '/ws/deep/er/x.packet.md', MAP].map(uriOf),
    );
    expect(unreadable).toEqual([]);
    expect(project.maps.get(uriOf(MAP))?.packets).toEqual([...project.packets.values()]);
    expect(disk.reads).toHaveLength(4);
  });

  test('says what is there and cannot be read', async () => {
    const session = new Session(FILES);
    session.disk.write('/ws/c.packet.md', new Uint8Array([0xff]));
    session.disk.lock('/ws/d.packet.md');
    await session.update();
    expect(session.snapshot.unreadable).toEqual([
      { uri: 'file:///ws/c.packet.md', why: 'is not UTF-8 text' },
      { uri: 'file:///ws/d.packet.md', why: 'may not be read' },
    ]);
  });

  test('reads over a byte order mark', async () => {
    const session = await new Session({
      ...FILES,
      [PACKET]: `\uFEFF${SELECTED}`,
      [MAP]: `\uFEFF${mapText()}`,
    }).update();
    expect(session.inForce(PACKET)).toBe('AUTHORIZE_GO');
    expect(session.packet(PACKET).source.text).toBe(SELECTED);
  });

  test('reads packets in JSON as well', async () => {
    const option = { id: 'HOLD_ALL', authorizes: 'nothing', preconditions: [] };
    const text = JSON.stringify({ version: 1, title: 'Next', default: 'HOLD_ALL', options: [option] });
    const session = await new Session({ '/ws/next.packet.jsonc': text, [MAP]: mapText() }).update();
    expect(session.packet('/ws/next.packet.jsonc').evaluation.packet.format).toBe('json');
    expect(session.link('/ws/next.packet.jsonc')).toBe(`read ${MAP}`);
  });

  test('is read in turns, so that a large one holds up nobody', async () => {
    const files = Array.from({ length: 500 }, (_, index) => [`/ws/${index}.packet.md`, packetText()]);
    const session = new Session(Object.fromEntries(files));
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    });
    await session.update();
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
    expect(session.paths).toHaveLength(500);
  });

  test('is empty where nothing is', async () => {
    expect((await new Session({}).update()).paths).toEqual([]);
  });
});

describe('typing in one file', () => {
  test('reads nothing, and leaves all other files as they are', async () => {
    const session = await new Session(FILES).update();
    const other = session.packet(OTHER);
    const { earned } = session.map(MAP);
    session.disk.forgetCounts();
    await session.type(PACKET, `${SELECTED}\nMore prose.`);
    session.disk.forgetCounts();
    await session.type(PACKET, `${SELECTED}\nMore prose!`);
    expect([...session.disk.stats, ...session.disk.reads, ...session.disk.lists]).toEqual([]);
    expect(session.packet(OTHER)).toBe(other);
    expect(session.map(MAP).earned).toBe(earned);
    expect(session.map(MAP).packets).toEqual([session.packet(PACKET), other]);
  });

  test('keeps everything the same object when nothing is different', async () => {
    const session = await new Session(FILES).update();
    const before = session.snapshot;
    await session.type(PACKET, SELECTED);
    expect(session.snapshot.projects.get('file:///ws')).toBe(before.projects.get('file:///ws'));
  });

  test('counts for all that rests on it before it is saved', async () => {
    const session = await new Session(FILES).update();
    expect(session.inForce(PACKET)).toBe('AUTHORIZE_GO');
    await session.type(MAP, mapText({ status: 'OPEN' }));
    expect(session.inForce(PACKET)).toBe('HOLD_ALL');
    await session.type(MAP, mapText());
    expect(session.inForce(PACKET)).toBe('AUTHORIZE_GO');
  });

  test('is lost when the document is closed without saving', async () => {
    const session = await new Session(FILES).update();
    await session.type(MAP, mapText({ status: 'OPEN' }));
    await session.write(MAP, mapText({ status: 'DESIGNED' }));
    expect(session.map(MAP).map.blockers[0]?.status?.value).toBe('OPEN');
    await session.close(MAP);
    expect(session.map(MAP).map.blockers[0]?.status?.value).toBe('DESIGNED');
  });

  test('takes a packet over to another map, and back', async () => {
    const session = await new Session({ ...FILES, '/ws/in/x-blocker-map.json': mapText({ status: 'OPEN' }) }).update();
    const named = (map: string) => packetText({ selected: 'AUTHORIZE_GO', map });
    await session.type(PACKET, SELECTED);
    await session.type(PACKET, named('in/x-blocker-map.json'));
    expect(session.link(PACKET)).toBe('read /ws/in/x-blocker-map.json');
    expect(session.map('/ws/in/x-blocker-map.json').packets).toEqual([session.packet(PACKET)]);
    expect(session.map(MAP).packets).toEqual([session.packet(OTHER)]);
    await session.type(PACKET, named('in/none-blocker-map.json'));
    expect(session.link(PACKET)).toBe('missing /ws/in/none-blocker-map.json');
    await session.type(PACKET, SELECTED);
    expect(session.inForce(PACKET)).toBe('AUTHORIZE_GO');
    expect(session.map(MAP).packets).toEqual([session.packet(PACKET), session.packet(OTHER)]);
  });

  test('breaks a map for all its packets, and mends it', async () => {
    const session = await new Session(FILES).update();
    await session.type(MAP, mapText());
    await session.type(MAP, '{');
    expect([session.link(PACKET), session.link(OTHER)]).toEqual([`broken ${MAP}`, `broken ${MAP}`]);
    expect(session.map(MAP).packets).toEqual([session.packet(PACKET), session.packet(OTHER)]);
    await session.type(MAP, mapText());
    expect(session.inForce(PACKET)).toBe('AUTHORIZE_GO');
  });

  test('names evidence that is looked at then, and no other file', async () => {
    const session = await new Session({ ...FILES, '/ws/e.md': 'proof' }).update();
    await session.type(MAP, mapText({ evidence: [fileEvidence('e.m')] }));
    session.disk.forgetCounts();
    await session.type(MAP, mapText({ evidence: [fileEvidence('e.md')] }));
    expect(session.inForce(PACKET)).toBe('AUTHORIZE_GO');
    expect([...session.disk.stats, ...session.disk.reads]).toEqual(['file:///ws/e.md', 'file:///ws/e.md']);
    await session.type(MAP, mapText({ evidence: [fileEvidence('none.md')] }));
    expect(session.inForce(PACKET)).toBe('HOLD_ALL');
  });

  test('in a document that was never saved makes it a file of its folder', async () => {
    const session = await new Session({ [PACKET]: SELECTED }).update();
    expect(session.link(PACKET)).toBe('none');
    await session.type(MAP, mapText());
    expect(session.link(PACKET)).toBe(`read ${MAP}`);
    await session.close(MAP);
    expect(session.link(PACKET)).toBe('none');
    expect(session.paths).toEqual([PACKET]);
  });
});

describe('what other programs do to the disk', () => {
  test('is seen: a map comes, changes, goes', async () => {
    const session = await new Session({ [PACKET]: SELECTED }).update();
    expect(session.link(PACKET)).toBe('none');
    await session.write(MAP, mapText({ status: 'OPEN' }));
    expect(session.inForce(PACKET)).toBe('HOLD_ALL');
    await session.write(MAP, mapText());
    expect(session.inForce(PACKET)).toBe('AUTHORIZE_GO');
    await session.remove(MAP);
    expect(session.link(PACKET)).toBe('none');
  });

  test('is seen when a whole folder comes and goes', async () => {
    const session = await new Session({ [PACKET]: SELECTED }).update();
    session.disk.write('/ws/new/deep/x.packet.md', packetText());
    session.disk.write('/ws/new/deep/blocker-map.json', mapText());
    session.workspace.changedOnDisk([{ uri: 'file:///ws/new', type: 'created' }]);
    await session.update();
    expect(session.paths).toEqual([PACKET, '/ws/new/deep/x.packet.md', '/ws/new/deep/blocker-map.json']);
    await session.remove('/ws/new');
    expect(session.paths).toEqual([PACKET]);
  });

  test('is seen without being told, by a rescan', async () => {
    const session = await new Session(FILES).update();
    session.disk.write(MAP, mapText({ status: 'OPEN' }));
    session.disk.remove(OTHER);
    session.disk.write('/ws/c.packet.md', packetText());
    session.workspace.rescan();
    await session.update();
    expect(session.inForce(PACKET)).toBe('HOLD_ALL');
    expect(session.paths).toEqual([PACKET, '/ws/c.packet.md', MAP]);
  });

  test('costs no reading of what did not change', async () => {
    const session = await new Session(FILES).update();
    session.disk.forgetCounts();
    session.workspace.changedOnDisk([
      { uri: 'file:///ws', type: 'changed' },
      { uri: uriOf(MAP), type: 'changed' },
    ]);
    await session.update();
    expect(session.disk.reads).toEqual([]);
  });

  test('does not matter to what is neither packet nor map nor evidence', async () => {
    const session = await new Session(FILES).update();
    session.disk.forgetCounts();
    await session.write('/ws/README.md', 'text');
    expect(session.disk.reads).toEqual([]);
    expect(session.paths).toHaveLength(3);
  });

  test('is not even looked at in folders that nobody keeps packets in', async () => {
    const session = await new Session(FILES).update();
    session.disk.forgetCounts();
    await session.write('/ws/node_modules/x/index.js', '');
    await session.write('/ws/.git/index', '');
    expect([...session.disk.stats, ...session.disk.reads, ...session.disk.lists]).toEqual([]);
  });

  test('is judged as it is at the end when it changes meanwhile', async () => {
    const session = await new Session(FILES).update();
    session.disk.write(MAP, mapText({ status: 'OPEN' }));
    session.workspace.changedOnDisk([{ uri: uriOf(MAP), type: 'changed' }]);
    const running = session.workspace.update();
    session.disk.write(MAP, mapText({ status: 'WAIVED' }));
    session.workspace.changedOnDisk([{ uri: uriOf(MAP), type: 'changed' }]);
    session.workspace.openDocument(uriOf(PACKET), packetText());
    session.snapshot = await running;
    expect(session.map(MAP).map.blockers[0]?.status?.value).toBe('WAIVED');
    expect(session.packet(PACKET).evaluation.packet.selections).toEqual([]);
  });
});

describe('several roots', () => {
  const files = {
    '/one/x.packet.md': packetText(),
    '/two/blocker-map.json': mapText(),
    '/one/in/y.packet.md': packetText(),
    '/one/blocker-map.json': mapText(),
  };

  test('are a workspace each: nothing leads from one into the other', async () => {
    const session = await new Session(
      { ...files, '/one/z.packet.md': packetText({ map: '../two/blocker-map.json' }) },
      ['/one', '/two'],
    ).update();
    expect(session.link('/one/z.packet.md')).toBe('outside');
    expect([...(session.snapshot.projects.get('file:///two')?.maps.keys() ?? [])]).toEqual([
      'file:///two/blocker-map.json',
    ]);
  });

  test('may lie in one another: a file rests on the innermost, and is one of those around it too', async () => {
    const session = await new Session(files, ['/one', '/one/in']).update();
    expect(session.link('/one/in/y.packet.md')).toBe('none');
    const packetsOf = (root: string) => [...(session.snapshot.projects.get(root)?.packets.keys() ?? [])];
    expect(packetsOf('file:///one/in')).toEqual(['file:///one/in/y.packet.md']);
    expect(packetsOf('file:///one')).toEqual(['file:///one/in/y.packet.md', 'file:///one/x.packet.md']);
    session.workspace.removeRoot('file:///one/in');
    await session.update();
    expect(session.link('/one/in/y.packet.md')).toBe('read /one/blocker-map.json');
    session.workspace.addRoot('file:///one/in');
    await session.update();
    expect(session.link('/one/in/y.packet.md')).toBe('none');
  });

  test('come and go', async () => {
    const session = await new Session(files, ['/one']).update();
    expect(session.paths).toHaveLength(3);
    session.workspace.addRoot('file:///two/');
    session.workspace.removeRoot('file:///one');
    await session.update();
    expect(session.paths).toEqual(['/two/blocker-map.json']);
  });
});

describe('a file that is opened alone', () => {
  const files = {
    '/home/x.packet.md': packetText({ precondition: 'LANE-A-SCOPE-1' }),
    '/home/blocker-map.json': mapText({ evidence: [fileEvidence('../e.md')] }),
    '/home/sub/y.packet.md': packetText(),
    '/e.md': '',
  };

  test('has its folder as its workspace, without the folders in it', async () => {
    const session = new Session(files, []);
    await session.type('/home/x.packet.md', packetText());
    expect(session.link('/home/x.packet.md')).toBe('read /home/blocker-map.json');
    expect(session.paths).toEqual(['/home/x.packet.md', '/home/blocker-map.json']);
    expect(session.map('/home/blocker-map.json').earned?.blockers[0]?.evidence[0]?.doubts[0]?.kind).toBe('outside');
    expect(session.disk.lists).toEqual(['file:///home']);
    await session.close('/home/x.packet.md');
    expect(session.paths).toEqual([]);
    expect(session.snapshot.projects.size).toBe(0);
  });

  test('belongs to the folder that is opened around it later', async () => {
    const session = new Session(files, []);
    await session.type('/home/sub/y.packet.md', packetText());
    expect(session.link('/home/sub/y.packet.md')).toBe('none');
    session.workspace.addRoot('file:///home');
    session.workspace.openDocument('file:///home/x.packet.md', packetText());
    await session.update();
    expect(session.link('/home/sub/y.packet.md')).toBe('read /home/blocker-map.json');
    expect([...session.snapshot.projects.keys()]).toEqual(['file:///home']);
  });

  test('counts for nothing when it is neither packet nor map', async () => {
    const session = new Session(files, []);
    await session.type('/home/README.md', '');
    expect(session.snapshot.projects.size).toBe(0);
    expect(session.disk.lists).toEqual([]);
  });
});

test('a new day is another judgement, and nothing is read for it', async () => {
  const session = await new Session({ [PACKET]: SELECTED, [MAP]: mapText() }).update();
  session.disk.forgetCounts();
  session.workspace.conditions = { ...CONDITIONS, today: '2026-06-01' };
  await session.update();
  expect(session.inForce(PACKET)).toBe('HOLD_ALL');
  expect(session.disk.reads).toEqual([]);
});
