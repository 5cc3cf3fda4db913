import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lane, MAP, PACKET } from '../../features/lane.ts';
import { Editor, Folder } from '../editor.ts';
import { announced, askEverything } from './asking.ts';
import { CLIENTS } from './clients.ts';

const JSON_PACKET = 'json.packet.json';
const CONFIG = '.decision-packets.jsonc';

const files = lane();
const packet = files[PACKET] ?? '';
const map = files[MAP] ?? '';
const json = `{
  "version": 1, "packet": "LANE-A-NEXT", "lane": "LANE-A", "date": "2026-06-12", "revision": 1, "status": "active",
  "title": "Next", "choosers": ["owner"], "blockerMap": "${MAP}", "default": "HOLD_ALL",
  "selected": "AUTHORIZE_GO", "decidedBy": "owner", "decidedOn": "2026-06-12",
  "options": [
    { "id": "HOLD_ALL", "authorizes": "nothing", "preconditions": [] },
    { "id": "AUTHORIZE_GO", "authorizes": "all", "preconditions": [
      { "blocker": "LANE-A-SCOPE-1", "level": "RESOLVED" }, { "allBlockers": "DESIGNED" },
      { "option": "HOLD_ALL" }, { "grant": "REAL_RUN" }, { "condition": "operator builds clone" } ] }
  ]
}
`;

/** What somebody may have in an editor, by the name of the file. */
const TEXTS: readonly (readonly [what: string, name: string, text: string])[] = [
  ['a packet', PACKET, packet],
  ['a packet with CRLF', PACKET, packet.replaceAll('\n', '\r\n')],
  ['a packet with a lone CR and a mark at its start', PACKET, `\uFEFF${packet.replace('\n', '\r')}`],
  ['a packet behind emoji', PACKET, packet.replaceAll('LANE', '🚀LANE')],
  ['a packet that ends in its table', PACKET, packet.slice(0, packet.lastIndexOf('|') - 9)],
  ['a packet that is a third there', PACKET, packet.slice(0, packet.length / 3)],
  ['an empty packet', PACKET, ''],
  [
    'a packet of pipes',
    PACKET,
    `# Decision packet\n\n| option |${' |'.repeat(500)}\n|---|${'-|'.repeat(500)}\n${'|'.repeat(3000)}`,
  ],
  ['a packet of brackets', PACKET, `${'[('.repeat(2000)}${'> '.repeat(500)}${'`'.repeat(301)}`],
  ['a packet with half a letter', PACKET, `${packet}\nSelected: \ud83d\n\udc00LANE-A-SCOPE-1\u0000\u202E`],
  ['an open front matter', PACKET, `---\nselected: [AUTHORIZE_GO\ndecided-by: &a *a\n${packet}`],
  ['a map', MAP, map],
  ['a map that is a third there', MAP, map.slice(0, map.length / 3)],
  ['a map that is two thirds there', MAP, map.slice(0, (map.length * 2) / 3)],
  ['an empty map', MAP, ''],
  ['a map of brackets', MAP, '[{"id":'.repeat(800)],
  [
    'a map of other things',
    MAP,
    '{"version": 1, "lane": {}, "blockers": [null, 7, {"id": ["x"], "status": {}}, {"id": ""}]}',
  ],
  ['a packet in JSON', JSON_PACKET, json],
  ['a packet in JSON that is half there', JSON_PACKET, json.slice(0, json.length / 2)],
  [
    'a packet in JSON of other things',
    JSON_PACKET,
    json.replaceAll('"blocker"', '"option"').replaceAll('"HOLD_ALL"', '[]'),
  ],
  ['a configuration', CONFIG, '{ "roles": ["owner"], "rules": { "claim-status": "off", "no-such": 7 } }'],
];

describe.each(Object.entries(CLIENTS))('to a client %s', (_, client) => {
  const folder = new Folder({ ...files, [JSON_PACKET]: json, [CONFIG]: '{}' });
  let editor: Editor;
  let methods: readonly string[];

  beforeAll(async () => {
    editor = new Editor(folder);
    const workspaceFolders = [{ uri: folder.uri(''), name: 'workspace' }];
    const result = await editor.initialize({ processId: null, rootUri: null, ...client, workspaceFolders });
    methods = announced(result);
  });

  afterAll(async () => {
    expect(await editor.stop()).toBe(0);
    folder.dispose();
  });

  test('something is announced', () => {
    expect(methods.length).toBeGreaterThan(20);
  });

  test.each(TEXTS)(
    'everything that is announced is answered as the protocol wants it, about %s',
    async (_, name, text) => {
      await editor.open(name, text, name.endsWith('.md') ? 'markdown' : 'jsonc');
      await askEverything(methods, editor, name, 8);
      await editor.close(name);
      expect(editor.observer.unanswered).toEqual([]);
      expect(editor.log.filter((line) => line.includes('failed'))).toEqual([]);
    },
  );

  test('what is asked of documents that are not there is answered', async () => {
    const textDocument = { uri: 'untitled:Untitled-1' };
    const position = { line: 3, character: 3 };
    const params = {
      textDocument,
      position,
      context: { includeDeclaration: true },
      range: { start: position, end: position },
    };
    for (const method of ['hover', 'definition', 'references', 'documentSymbol', 'semanticTokens/full', 'inlayHint']) {
      await editor.connection.sendRequest(`textDocument/${method}`, params);
    }
  });
});
