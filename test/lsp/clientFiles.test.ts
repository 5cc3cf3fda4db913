import { lstatSync, readdirSync, readFileSync, type Stats, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes, type WorkspaceFolder } from 'vscode-languageserver-protocol';
import { sha256 } from '../../server/src/workspace/digest.ts';
import { MOST_BYTES } from '../../server/src/workspace/fileSystem.ts';
import { CAPABLE, Editor, Folder } from './editor.ts';
import { FILES, mapOf, PACKET } from './texts.ts';

const P = 'next-decision-packet.md';
const M = 'blocker-map.json';
const SCOPE = 'evidence/scope.md';

interface Asked {
  readonly uri: string;
  readonly mostBytes?: number;
}

/** A folder that only the client reaches, under a scheme of its own, as in a virtual workspace. */
class VirtualFolder extends Folder {
  override readonly uri = (name: string): string => `virtual://host/ws/${name}`;
  /** Everything that the server asked for, by URI. */
  readonly asked: string[] = [];
  /** Whether the file system takes capitals for small letters. */
  ignoresCase = false;
  /** Whether nothing is heard of any folder. */
  isSilent = false;
  /** What is said of a path in place of the truth. */
  readonly lies = new Map<string, unknown>();

  serve({ connection }: Editor): void {
    connection.onRequest('decisionPackets/fs/stat', ({ uri }: Asked) => {
      const path = this.#pathOf(uri);
      if (this.lies.has(`stat ${path}`)) return this.lies.get(`stat ${path}`);
      const stats = path === undefined ? undefined : statSync(join(this.path, path), { throwIfNoEntry: false });
      return stats === undefined ? null : { kind: kindOf(stats), size: stats.size };
    });
    connection.onRequest('decisionPackets/fs/read', ({ uri, mostBytes }: Asked) => {
      expect(mostBytes).toBe(MOST_BYTES);
      const path = this.#pathOf(uri);
      if (this.lies.has(`read ${path}`)) return this.lies.get(`read ${path}`);
      if (path === undefined) return { why: 'is not there' };
      return { base64: readFileSync(join(this.path, path)).toString('base64') };
    });
    connection.onRequest('decisionPackets/fs/list', ({ uri }: Asked) => {
      const path = this.#pathOf(uri);
      if (this.isSilent) return new Promise<never>(() => {});
      if (this.lies.has(`list ${path}`)) return this.lies.get(`list ${path}`);
      if (path === undefined) return [];
      const names = readdirSync(join(this.path, path));
      return names.map((name) => ({ name, kind: kindOf(lstatSync(join(this.path, path, name))) }));
    });
  }

  #pathOf(uri: string): string | undefined {
    this.asked.push(uri);
    const path = decodeURIComponent(uri.replace(/^virtual:\/\/host\/ws\/?/, ''));
    if (!this.ignoresCase) return path;
    return ['', ...readdirSync(this.path, { recursive: true, encoding: 'utf8' })].find(
      (other) => other.toLowerCase() === path.toLowerCase(),
    );
  }
}

const kindOf = (stats: Stats) =>
  stats.isSymbolicLink() ? 'link' : stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : 'other';

const running: Editor[] = [];
const folders: Folder[] = [];

afterEach(async () => {
  for (const editor of running.splice(0)) await editor.stop();
  for (const folder of folders.splice(0)) folder.dispose();
});

interface Setting {
  readonly files?: Readonly<Record<string, string>>;
  readonly prepare?: (folder: VirtualFolder) => void;
  readonly options?: object;
  readonly workspaceFolders?: (folder: VirtualFolder) => WorkspaceFolder[];
}

async function start(setting: Setting = {}): Promise<{ readonly editor: Editor; readonly folder: VirtualFolder }> {
  const { files = FILES, prepare, options = { clientFiles: true } } = setting;
  const folder = new VirtualFolder(files);
  prepare?.(folder);
  const editor = new Editor(folder);
  if (!folder.isSilent) {
    folders.push(folder);
    running.push(editor);
  }
  folder.serve(editor);
  await editor.initialize({
    processId: process.pid,
    rootUri: null,
    capabilities: CAPABLE,
    initializationOptions: options,
    workspaceFolders: setting.workspaceFolders?.(folder) ?? [{ uri: 'virtual://host/ws', name: 'ws' }],
  });
  if (!folder.isSilent) await editor.settled();
  return { editor, folder };
}

async function inForce({ connection, folder }: Editor): Promise<unknown> {
  const packet = await connection.sendRequest<{ readonly inForce?: string } | null>('decisionPackets/packet', {
    uri: folder.uri(P),
  });
  return packet?.inForce;
}

const evidence = (path: string, sha?: string): string =>
  mapOf('RESOLVED').replace(
    `"path": "${SCOPE}"`,
    `"path": "${path}"${sha === undefined ? '' : `, "sha256": "${sha}"`}`,
  );

describe('a workspace that only the client reaches', () => {
  test('is checked as one on the disk is, before anything is opened', async () => {
    const { editor } = await start();
    expect(await inForce(editor)).toBe('AUTHORIZE_GO');
    expect(editor.codes(P)).toEqual([]);
  });

  test('is asked for nothing by a client that does not offer it', async () => {
    const { editor, folder } = await start({ options: {} });
    await editor.open(P);
    expect(folder.asked).toEqual([]);
    expect(await inForce(editor)).toBe('HOLD_ALL');
  });

  test('has evidence with its digest, and a change of it that leaves the size shows', async () => {
    const digest = await sha256(new TextEncoder().encode(FILES[SCOPE]));
    const { editor, folder } = await start({ files: { ...FILES, [M]: evidence(SCOPE, digest) } });
    expect(await inForce(editor)).toBe('AUTHORIZE_GO');
    folder.write(SCOPE, FILES[SCOPE].toUpperCase());
    await editor.tell([SCOPE, 'changed']);
    expect(editor.codes(M)).toContain('evidence-changed');
    expect(await inForce(editor)).toBe('HOLD_ALL');
    folder.write(SCOPE, FILES[SCOPE]);
    await editor.tell([SCOPE, 'changed']);
    expect(await inForce(editor)).toBe('AUTHORIZE_GO');
  });

  test('follows maps that come and go, and packets in new folders', async () => {
    const { editor, folder } = await start({ files: { [P]: PACKET } });
    expect(editor.codes(P)).toContain('map-missing');
    for (const name of [M, SCOPE] as const) folder.write(name, FILES[name]);
    await editor.tell([M, 'created'], [SCOPE, 'created']);
    expect(editor.codes(P)).toEqual([]);
    folder.write('later/x.packet.md', PACKET.replace('Decided by: owner', ''));
    await editor.tell(['later', 'created']);
    expect(editor.codes('later/x.packet.md')).toContain('selection-unattributed');
    folder.remove(M);
    await editor.tell([M, 'deleted']);
    expect(editor.codes(P)).toContain('map-missing');
  });

  test('is edited in both files by a rename, under its own URIs', async () => {
    const { editor } = await start();
    await editor.open(P);
    await editor.open(M);
    const edit = await editor.connection.sendRequest<{ documentChanges: { textDocument: { uri: string } }[] }>(
      'textDocument/rename',
      {
        textDocument: { uri: editor.folder.uri(P) },
        position: editor.rangeOf(P, 'LANE-A-SCOPE-1').start,
        newName: 'LANE-A-EXTENT-1',
      },
    );
    expect(edit.documentChanges.map(({ textDocument }) => textDocument.uri).sort()).toEqual(
      [editor.folder.uri(M), editor.folder.uri(P)].sort(),
    );
  });

  test('lies beside one on the disk', async () => {
    const disk = new Folder(FILES);
    folders.push(disk);
    const { editor, folder } = await start({
      files: { ...FILES, [M]: mapOf('OPEN') },
      workspaceFolders: () => [
        { uri: 'virtual://host/ws', name: 'virtual' },
        { uri: disk.uri(''), name: 'disk' },
      ],
    });
    expect(editor.codes(P)).toContain('selection-blocked');
    expect(editor.published.find(({ uri }) => uri === disk.uri(P))?.diagnostics ?? []).toEqual([]);
    expect(folder.asked.filter((uri) => uri.startsWith('file:'))).toEqual([]);
  });
});

describe('nothing is met there that is not shown to be', () => {
  test.each([
    ['a link', 'linked.md', 'linked.md'],
    ['a file behind a link to a folder', 'linked', 'linked/scope.md'],
  ])('%s is no evidence, wherever it leads', async (_, link, path) => {
    const { editor, folder } = await start({
      files: { ...FILES, [M]: evidence(path) },
      prepare: (at) => symlinkSync(link === path ? SCOPE : 'evidence', join(at.path, link)),
    });
    expect(await inForce(editor)).toBe('HOLD_ALL');
    expect(
      editor
        .diagnostics(M)
        .map(({ message }) => message)
        .join(),
    ).toMatch(/behind a link/);
    expect(folder.asked).not.toContain(folder.uri(path));
  });

  test('a map that is a link is not read', async () => {
    const { editor } = await start({
      files: { [P]: PACKET.replace('Selected:', `Map: \`${M}\`\n\nSelected:`), 'real.json': FILES[M], [SCOPE]: '' },
      prepare: (at) => symlinkSync('real.json', join(at.path, M)),
    });
    expect(await inForce(editor)).toBe('HOLD_ALL');
  });

  test('the map by another spelling of its name is no evidence for itself', async () => {
    const prepare = (at: VirtualFolder) => {
      at.ignoresCase = true;
    };
    const { editor } = await start({ files: { ...FILES, [M]: evidence('BLOCKER-MAP.json') }, prepare });
    expect(await inForce(editor)).toBe('HOLD_ALL');
    expect(editor.codes(M)).toContain('evidence-missing');
  });

  test('a file that is too large is not asked for, and not taken', async () => {
    const prepare = (at: VirtualFolder) => at.lies.set(`stat ${SCOPE}`, { kind: 'file', size: MOST_BYTES + 1 });
    const { editor } = await start({ prepare });
    expect(await inForce(editor)).toBe('HOLD_ALL');
    expect(
      editor
        .diagnostics(M)
        .map(({ message }) => message)
        .join(),
    ).toMatch(/larger than 64 MiB/);
  });

  test.each<[string, string, unknown]>([
    ['says nothing of what it is', `stat ${SCOPE}`, {}],
    ['says that it is of no known kind', `stat ${SCOPE}`, { kind: 'portal', size: 1 }],
    ['says that it may not be looked at', `stat ${SCOPE}`, { kind: 'inaccessible', why: 'may not be read' }],
    ['sends no content', `read ${SCOPE}`, {}],
    ['sends content that is none', `read ${SCOPE}`, { base64: '%%%' }],
    ['refuses', `read ${SCOPE}`, { why: 'may not be read' }],
    ['lists it as something else', 'list evidence', [{ name: 'scope.md', kind: 'portal' }]],
    [
      'lists a path in place of a name',
      'list ',
      [
        { name: 'evidence/scope.md', kind: 'file' },
        { name: '..', kind: 'directory' },
      ],
    ],
    ['lists no list', 'list evidence', { scope: true }],
    ['lists nothing', 'list evidence', []],
  ])('nor is evidence of which the client %s', async (_, question, lie) => {
    const { editor } = await start({ prepare: (at) => at.lies.set(question, lie) });
    await editor.open(P);
    await editor.open(M);
    expect(await inForce(editor)).toBe('HOLD_ALL');
  });

  test.each(['../outside.json', '../../ws/../blocker-map.json', '/blocker-map.json', 'file:///blocker-map.json'])(
    'a map at %s is not asked for',
    async (path) => {
      const packet = PACKET.replace('Selected:', `Map: [map](${path})\n\nSelected:`);
      const { editor, folder } = await start({ files: { ...FILES, [P]: packet, [M]: evidence(`../${SCOPE}`) } });
      expect(await inForce(editor)).toBe('HOLD_ALL');
      const outside = folder.asked.filter((uri) => !/^virtual:\/\/host\/ws(\/|$)/.test(uri) || uri.includes('..'));
      expect(outside).toEqual([]);
    },
  );

  test('the left side of a diff is a text, and no workspace', async () => {
    const { editor, folder } = await start();
    await editor.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: `git:/ws/${P}?ref`, languageId: 'markdown', version: 1, text: PACKET },
    });
    await editor.settled();
    expect(folder.asked.filter((uri) => uri.startsWith('git:'))).toEqual([]);
  });
});

describe('while nothing is heard of the files', () => {
  const textDocument = { uri: `virtual://host/ws/${P}` };
  const position = { line: 2, character: 12 };
  const range = { start: position, end: position };
  const options = { tabSize: 2, insertSpaces: true };
  let silent: ReturnType<typeof start>;

  beforeAll(() => {
    silent = start({
      prepare: (at) => {
        at.isSilent = true;
      },
    });
  });

  afterAll(async () => {
    const { editor, folder } = await silent;
    expect(await editor.stop()).toBe(0);
    folder.dispose();
  });

  test.each([
    ['textDocument/hover', { textDocument, position }],
    ['textDocument/completion', { textDocument, position }],
    ['textDocument/definition', { textDocument, position }],
    ['textDocument/references', { textDocument, position, context: { includeDeclaration: true } }],
    ['textDocument/documentHighlight', { textDocument, position }],
    ['textDocument/prepareRename', { textDocument, position }],
    ['textDocument/rename', { textDocument, position, newName: 'LANE-A-EXTENT-1' }],
    ['textDocument/prepareCallHierarchy', { textDocument, position }],
    ['textDocument/documentSymbol', { textDocument }],
    ['textDocument/documentLink', { textDocument }],
    ['textDocument/foldingRange', { textDocument }],
    ['textDocument/selectionRange', { textDocument, positions: [position] }],
    ['textDocument/codeLens', { textDocument }],
    ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }],
    ['textDocument/inlayHint', { textDocument, range }],
    ['textDocument/semanticTokens/full', { textDocument }],
    ['textDocument/semanticTokens/range', { textDocument, range }],
    ['textDocument/formatting', { textDocument, options }],
    ['textDocument/rangeFormatting', { textDocument, range, options }],
    ['workspace/symbol', { query: 'LANE' }],
    ['workspace/willRenameFiles', { files: [{ oldUri: textDocument.uri, newUri: `${textDocument.uri}.md` }] }],
    ['workspace/executeCommand', { command: 'decisionPackets.revertToHold', arguments: [textDocument.uri] }],
    ['decisionPackets/packet', { uri: textDocument.uri }],
    ['decisionPackets/summary', { uri: textDocument.uri }],
  ])('%s can be given up', async (method, params) => {
    const { editor } = await silent;
    const cancellation = new CancellationTokenSource();
    const answer = editor.connection.sendRequest(method, params, cancellation.token);
    cancellation.cancel();
    await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  });
});
