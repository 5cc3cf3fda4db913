import { describe, expect, test } from 'vitest';
import { Session } from './session.ts';
import { mapText, packetText } from './texts.ts';

const PACKET = '/ws/lane/next-decision-packet.md';

const opened = (files: Readonly<Record<string, string>>, roots?: readonly string[]) =>
  new Session(files, roots).update();

describe('the map of a packet that names none', () => {
  test('is the only one in its folder', async () => {
    const files = {
      [PACKET]: packetText(),
      '/ws/lane/x-blocker-map.json': mapText(),
      '/ws/blocker-map.json': mapText(),
    };
    expect((await opened(files)).link(PACKET)).toBe('read /ws/lane/x-blocker-map.json');
  });

  test('is the only one in the nearest folder above that has any', async () => {
    const files = {
      '/ws/a/b/c.packet.md': packetText(),
      '/ws/blocker-map.jsonc': mapText(),
      '/ws/z/blocker-map.json': mapText(),
    };
    expect((await opened(files)).link('/ws/a/b/c.packet.md')).toBe('read /ws/blocker-map.jsonc');
  });

  test('is none of several', async () => {
    const files = {
      [PACKET]: packetText(),
      '/ws/lane/a-blocker-map.json': mapText(),
      '/ws/lane/b-blocker-map.json': mapText(),
    };
    expect((await opened(files)).link(PACKET)).toBe(
      'ambiguous /ws/lane/a-blocker-map.json /ws/lane/b-blocker-map.json',
    );
  });

  test('is none where the nearest folder that may have one cannot be listed', async () => {
    const session = new Session({ '/ws/a/b/c.packet.md': packetText(), '/ws/blocker-map.json': mapText() });
    session.disk.shut('/ws/a');
    await session.type('/ws/a/b/c.packet.md', packetText());
    expect(session.link('/ws/a/b/c.packet.md')).toBe('unreadable /ws/a may not be read');
    expect(session.snapshot.unreadable).toEqual([{ uri: 'file:///ws/a', why: 'may not be read' }]);
  });

  test('is not looked for above the workspace', async () => {
    const files = { [PACKET]: packetText(), '/blocker-map.json': mapText() };
    const session = await opened(files);
    expect(session.link(PACKET)).toBe('none');
    expect(session.disk.lists.every((uri) => uri.startsWith('file:///ws'))).toBe(true);
  });

  test('counts as broken when it is, and no other one takes its place', async () => {
    const files = { [PACKET]: packetText(), '/ws/lane/blocker-map.json': '{', '/ws/blocker-map.json': mapText() };
    expect((await opened(files)).link(PACKET)).toBe('broken /ws/lane/blocker-map.json');
  });

  test('is also found beside a packet that is opened in an ignored folder, which itself stays ignored', async () => {
    const hidden = '/ws/.drafts/x.packet.md';
    const files = {
      [hidden]: packetText(),
      '/ws/.drafts/y.packet.md': packetText(),
      '/ws/.drafts/blocker-map.json': mapText(),
    };
    const session = await opened(files);
    expect(session.paths).toEqual([]);
    await session.type(hidden, packetText());
    expect(session.link(hidden)).toBe('read /ws/.drafts/blocker-map.json');
    expect(session.paths).toEqual([hidden, '/ws/.drafts/blocker-map.json']);
    await session.close(hidden);
    expect(session.paths).toEqual([]);
  });
});

describe('the map that a packet names', () => {
  test('is taken relative to the packet, whatever its name', async () => {
    const files = {
      [PACKET]: packetText({ map: '../maps/prod-blocker-map.json' }),
      '/ws/maps/prod-blocker-map.json': mapText(),
    };
    expect((await opened(files)).link(PACKET)).toBe('read /ws/maps/prod-blocker-map.json');
    const odd = { [PACKET]: `---\nblocker-map: ../truth.json\n---\n${packetText()}`, '/ws/truth.json': mapText() };
    const session = await opened(odd);
    expect(session.link(PACKET)).toBe('read /ws/truth.json');
    expect(session.paths).toEqual([PACKET, '/ws/truth.json']);
  });

  test('is missing when it is not there, although another one is near', async () => {
    const files = { [PACKET]: packetText({ map: 'old-blocker-map.json' }), '/ws/lane/blocker-map.json': mapText() };
    expect((await opened(files)).link(PACKET)).toBe('missing /ws/lane/old-blocker-map.json');
  });

  test('is found once it is there', async () => {
    const session = await opened({ [PACKET]: packetText({ map: '.maps/blocker-map.json' }) });
    expect(session.link(PACKET)).toBe('missing /ws/lane/.maps/blocker-map.json');
    await session.write('/ws/lane/.maps/blocker-map.json', mapText());
    expect(session.link(PACKET)).toBe('read /ws/lane/.maps/blocker-map.json');
    await session.remove('/ws/lane/.maps');
    expect(session.link(PACKET)).toBe('missing /ws/lane/.maps/blocker-map.json');
  });

  test.each(['../../blocker-map.json', '/blocker-map.json', '..%2f..%2fblocker-map.json', 'file:///blocker-map.json'])(
    'is not read outside the workspace: %s',
    async (map) => {
      const session = await opened({
        [PACKET]: packetText({ map }),
        '/blocker-map.json': mapText(),
        '/ws/lane/blocker-map.json': mapText(),
      });
      expect(session.link(PACKET)).toBe('outside');
      expect(session.disk.reads).not.toContain('file:///blocker-map.json');
    },
  );

  test('is in doubt from when the words of its link name another one', async () => {
    const linked = (words: string) => `${packetText()}\nSee [${words}](blocker-map.json).\n`;
    const session = await opened({ [PACKET]: linked('blocker-map.json'), '/ws/lane/blocker-map.json': mapText() });
    await session.type(PACKET, linked('blocker-map.json'));
    expect(session.link(PACKET)).toBe('read /ws/lane/blocker-map.json');
    await session.type(PACKET, linked('other-blocker-map.json'));
    expect(session.link(PACKET)).toMatch(/^unreadable .*not the one that the words of its link name/);
  });

  test('is not read where a link leads outside', async () => {
    const session = new Session({
      [PACKET]: packetText({ map: 'blocker-map.json' }),
      '/secret/blocker-map.json': mapText(),
    });
    session.disk.link('/ws/lane/blocker-map.json', '/secret/blocker-map.json');
    await session.update();
    expect(session.link(PACKET)).toBe('outside');
    expect(session.snapshot.unreadable).toEqual([
      { uri: 'file:///ws/lane/blocker-map.json', why: 'leads outside the workspace' },
    ]);
    expect(session.disk.reads).toEqual([`file://${PACKET}`]);
  });

  test('stays outside when the editor has it open through such a link', async () => {
    const session = new Session({
      [PACKET]: packetText({ map: 'm/blocker-map.json' }),
      '/secret/blocker-map.json': mapText(),
    });
    session.disk.link('/ws/lane/m', '/secret');
    await session.type('/ws/lane/m/blocker-map.json', mapText());
    expect(session.link(PACKET)).toBe('outside');
  });

  test('may be reached by a link within, also in a workspace that is a link itself', async () => {
    const session = new Session({ '/real/lane/x.packet.md': packetText(), '/real/maps/m.json': mapText() }, ['/ws']);
    session.disk.link('/ws', '/real');
    session.disk.link('/real/lane/blocker-map.json', '/real/maps/m.json');
    await session.update();
    expect(session.link('/ws/lane/x.packet.md')).toBe('read /ws/lane/blocker-map.json');
  });

  test.each([
    ['a directory', (session: Session) => session.disk.write('/ws/lane/blocker-map.json/x', ''), 'is a directory'],
    ['a socket', (session: Session) => session.disk.special('/ws/lane/blocker-map.json'), 'is no regular file'],
    ['locked', (session: Session) => session.disk.lock('/ws/lane/blocker-map.json'), 'may not be read'],
    [
      'a loop of links',
      (session: Session) => session.disk.link('/ws/lane/blocker-map.json', '/ws/lane/blocker-map.json'),
      'is a loop of links',
    ],
    [
      'no text',
      (session: Session) => session.disk.write('/ws/lane/blocker-map.json', new Uint8Array([0xff, 0xfe, 0x00])),
      'is not UTF-8 text',
    ],
  ])('is unreadable when it is %s', async (_, make, why) => {
    const session = new Session({ [PACKET]: packetText({ map: 'blocker-map.json' }) });
    make(session);
    await session.update();
    expect(session.link(PACKET)).toBe(`unreadable /ws/lane/blocker-map.json ${why}`);
  });

  const ANOTHER = '/ws/lane/another-blocker-map.json';
  const besides = (link: string) => ({
    [PACKET]: `${link}\n\n${packetText({ map: 'blocker-map.json' })}`,
    '/ws/lane/blocker-map.json': mapText(),
    [ANOTHER]: mapText(),
  });

  test('is the first that its readers see named', async () => {
    const session = await opened(besides('See [the map](another-blocker-map.json).'));
    expect(session.link(PACKET)).toBe(`read ${ANOTHER}`);
    expect((await opened(besides('See [the map][m].\n\n[m]: another-blocker-map.json'))).link(PACKET)).toBe(
      `read ${ANOTHER}`,
    );
  });

  test.each([
    ['a link without words', '[](another-blocker-map.json)'],
    ['a link of words that nobody sees', '[\u200B](another-blocker-map.json)'],
    ['a definition that nothing refers to', '[m]: another-blocker-map.json'],
    ['a picture', '![the map](another-blocker-map.json)'],
    ["a picture's words", '![another-blocker-map.json](x.png)'],
    ['a hidden element', '<div hidden>\n\n[the map](another-blocker-map.json)\n\n</div>'],
    ['words in a hidden element', '<div hidden>\n\nanother-blocker-map.json\n\n</div>'],
  ])('is not named by %s', async (_, link) => {
    expect((await opened(besides(link))).link(PACKET)).toBe('read /ws/lane/blocker-map.json');
  });

  test('is not read where its name only looks like that of another', async () => {
    const why = 'is named with a character that is hidden or only looks like another';
    for (const name of [
      'blocker-m\u0430p/blocker-map.json',
      'x\u200B-blocker-map.json',
      '\u0440rod-blocker-map.json',
    ]) {
      const session = await opened({ [PACKET]: packetText({ map: name }), [`/ws/lane/${name}`]: mapText() });
      expect(session.link(PACKET)).toBe(`unreadable /ws/lane/${name} ${why}`);
    }
  });

  test('is not read where the words of its link name another', async () => {
    const session = await opened(besides('See [blocker-map.json](another-blocker-map.json).'));
    expect(session.link(PACKET)).toBe(`unreadable ${ANOTHER} is not the one that the words of its link name`);
  });

  test.each(['&a another-blocker-map.json', '*m', '{ is: blocker-map.json }'])(
    'is no other one when the front matter names it in a way that is not read: %s',
    async (value) => {
      const session = await opened(besides(''));
      const files = besides('');
      session.disk.write(PACKET, `---\nm: &m blocker-map.json\nblocker-map: ${value}\n---\n${files[PACKET]}`);
      await session.write(PACKET, session.disk.text(PACKET) ?? '');
      expect(session.link(PACKET)).not.toBe('read /ws/lane/blocker-map.json');
    },
  );

  test('counts for nothing when it is a packet by its name', async () => {
    const session = await opened({
      [PACKET]: `---\nblocker-map: other.packet.md\n---\n${packetText()}`,
      '/ws/lane/other.packet.md': mapText(),
    });
    expect(session.link(PACKET)).toBe('unreadable /ws/lane/other.packet.md is a packet by its name');
    expect(session.snapshot.files.get('file:///ws/lane/other.packet.md')?.file.kind).toBe('packet');
  });
});
