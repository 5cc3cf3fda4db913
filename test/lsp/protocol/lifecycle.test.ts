import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  createProtocolConnection,
  ErrorCodes,
  SocketMessageReader,
  SocketMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { CAPABLE, Editor, Folder, startServer } from '../editor.ts';
import { FILES } from '../texts.ts';
import { framed } from './wire.ts';

const folder = new Folder(FILES);
const running: Editor[] = [];

afterAll(() => folder.dispose());

afterEach(() => {
  for (const editor of running.splice(0)) editor.process.kill();
});

/** A server that was not asked to initialize yet. */
function launch(): Editor {
  const editor = new Editor(folder);
  running.push(editor);
  return editor;
}

const params = () => ({
  processId: process.pid,
  rootUri: null,
  capabilities: CAPABLE,
  workspaceFolders: [{ uri: folder.uri(''), name: 'workspace' }],
});
const hover = { textDocument: { uri: folder.uri('next-decision-packet.md') }, position: { line: 0, character: 0 } };
const codeOf = (answer: Promise<unknown>) =>
  answer.then(
    () => undefined,
    ({ code }: { code: number }) => code,
  );

async function run(...args: readonly string[]) {
  const server = startServer(...args);
  const output = { stdout: '', stderr: '' };
  server.stdout.on('data', (data) => (output.stdout += data));
  server.stderr.on('data', (data) => (output.stderr += data));
  const [code] = await once(server, 'close');
  return { code, ...output };
}

describe('the program', () => {
  test.each([
    { args: [] },
    { args: ['--nonsense'] },
    { args: ['--stdio', '--node-ipc'] },
    { args: ['--socket'] },
    { args: ['--socket=soon'] },
  ])('explains itself and exits with 2 when it is called with $args', async ({ args }) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('--stdio');
  });

  test('shows its help and its version', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('--node-ipc') });
    expect(await run('--version')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  test('serves over a socket as well', async () => {
    const listener = createServer().listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const address = listener.address();
    const server = startServer(`--socket=${typeof address === 'object' ? address?.port : ''}`);
    const [socket] = await once(listener, 'connection');
    const connection = createProtocolConnection(new SocketMessageReader(socket), new SocketMessageWriter(socket));
    connection.listen();
    expect(await connection.sendRequest('initialize', params())).toMatchObject({
      capabilities: { hoverProvider: true },
    });
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect((await once(server, 'exit'))[0]).toBe(0);
    listener.close();
  });
});

describe('the life of the server', () => {
  test('ends with 0 behind a shutdown, and with 1 without', async () => {
    const polite = launch();
    await polite.initialize(params());
    expect(await polite.stop()).toBe(0);
    const rude = launch();
    await rude.initialize(params());
    await rude.connection.sendNotification('exit');
    expect(await rude.exited).toBe(1);
  });

  test('ends when the editor does', async () => {
    const editor = launch();
    await editor.initialize(params());
    editor.process.stdin.end();
    expect(await editor.exited).toBe(1);
  });

  test('ends without a word when nobody listens any more', async () => {
    const editor = launch();
    let said = '';
    editor.process.stderr.on('data', (data) => {
      said += data;
    });
    await editor.initialize(params());
    editor.process.stdout.destroy();
    const packet = { uri: folder.uri('x.packet.md'), languageId: 'markdown', version: 1, text: '' };
    editor.process.stdin.end(framed({ method: 'textDocument/didOpen', params: { textDocument: packet } }));
    expect(await editor.exited).toBe(1);
    expect(said).toBe('');
  });

  test('tells what it can do, and what it is', async () => {
    const { capabilities, serverInfo } = await launch().initialize(params());
    expect(serverInfo).toMatchObject({ name: 'Decision Packets', version: expect.stringMatching(/^\d/) });
    expect(capabilities).toMatchObject({
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2 },
      codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.decision-packets'] },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    });
  });

  test('announces nothing that the client cannot take', async () => {
    const { capabilities } = await launch().initialize({ ...params(), capabilities: {} });
    expect(capabilities.codeActionProvider).toBeUndefined();
    expect(capabilities.executeCommandProvider?.commands).toEqual([]);
  });

  test('begins with initialize: what comes before is refused, or passed over', async () => {
    const editor = launch();
    expect(await codeOf(editor.connection.sendRequest('textDocument/hover', hover))).toBe(
      ErrorCodes.ServerNotInitialized,
    );
    expect(await codeOf(editor.connection.sendRequest('shutdown'))).toBe(ErrorCodes.ServerNotInitialized);
    await editor.connection.sendNotification('textDocument/didClose', { textDocument: hover.textDocument });
    await editor.initialize(params());
    await editor.settled();
    expect(await codeOf(editor.connection.sendRequest('initialize', params()))).toBe(ErrorCodes.InvalidRequest);
  });
});

describe('a client that is not as it should be', () => {
  const packet = 'next-decision-packet.md';
  let editor: Editor;

  /** One server has to bear with all of it. */
  beforeAll(async () => {
    editor = await Editor.start(folder);
    await editor.open(packet);
  });

  afterAll(() => editor.stop());

  /** Shows that what is typed now is checked, and that what is asked now is answered. */
  async function isServed(): Promise<void> {
    const before = editor.statuses.length;
    await editor.type(packet, 'the next', 'the very next');
    await editor.type(packet, 'the very next', 'the next');
    expect(editor.statuses.length).toBeGreaterThanOrEqual(before + 2);
    expect(editor.statuses.at(-1)).toMatchObject({ inForce: 'AUTHORIZE_GO' });
    const position = editor.rangeOf(packet, 'LANE-A-SCOPE-1').start;
    const textDocument = { uri: folder.uri(packet) };
    expect(await editor.connection.sendRequest('textDocument/hover', { textDocument, position })).not.toBeNull();
  }

  test.each([
    ['textDocument/hover', {}],
    ['textDocument/hover', { textDocument: { uri: 7 }, position: null }],
    ['textDocument/hover', { ...hover, position: { line: 1e9, character: -1 } }],
    ['textDocument/hover', { ...hover, textDocument: { uri: 'untitled:Untitled-1' } }],
    ['textDocument/codeAction', { textDocument: hover.textDocument }],
    ['decisionPackets/summary', {}],
    ['decisionPackets/summary', { uri: 'no uri at all' }],
    ['decisionPackets/panel', {}],
    ['decisionPackets/panel', { uri: 'no uri at all', assume: null }],
    ['workspace/executeCommand', { command: 'decisionPackets.showPlace', arguments: ['nowhere'] }],
  ])('asks %s with %j, and the next request is answered', async (method, wrong) => {
    await codeOf(editor.connection.sendRequest(method, wrong));
    await isServed();
  });

  test.each([
    ['textDocument/didOpen', {}],
    ['textDocument/didOpen', { textDocument: { uri: 'a b c', languageId: 'markdown', version: 1, text: '' } }],
    [
      'textDocument/didChange',
      { textDocument: { uri: folder.uri('x.packet.md'), version: 2 }, contentChanges: [{ text: '' }] },
    ],
    ['textDocument/didChange', { textDocument: {}, contentChanges: 'none' }],
    ['textDocument/didClose', null],
    ['workspace/didChangeWatchedFiles', { changes: [{ uri: 7, type: 99 }] }],
    ['workspace/didChangeWorkspaceFolders', { event: null }],
    ['workspace/didRenameFiles', {}],
  ])('tells %s with %j, and is served on', async (method, wrong) => {
    await editor.connection.sendNotification(method, wrong as object);
    await isServed();
  });

  test('cancels a request, which is answered all the same', async () => {
    const cancelled = new Promise<unknown>((resolve) => {
      editor.process.stdout.on('data', (data: Buffer) => {
        const found = /\{"jsonrpc":"2.0","id":"mine".*?\}\}?/.exec(data.toString());
        if (found !== null) resolve(JSON.parse(found[0]));
      });
    });
    const request = { id: 'mine', method: 'textDocument/hover', params: hover };
    editor.observer.sent(request);
    editor.process.stdin.write(
      Buffer.concat([framed(request), framed({ method: '$/cancelRequest', params: { id: 'mine' } })]),
    );
    expect(await cancelled).toMatchObject({ id: 'mine' });
  });
});
