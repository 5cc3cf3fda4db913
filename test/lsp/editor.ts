import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, expect } from 'vitest';
import {
  ApplyWorkspaceEditRequest,
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  LogMessageNotification,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  RegistrationRequest,
  ShowDocumentRequest,
  ShowMessageNotification,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { PacketStatus } from '../../server/src/lsp/protocol.ts';
import { letRead, letReadAround, unprivileged } from '../support/unprivileged.ts';
import { bundleServer } from './bundle.ts';
import { Observer } from './protocol/observer/observer.ts';

const server = await bundleServer();

/** Everything that goes between the editors of a test file and their servers is held to the protocol. */
const observers: Observer[] = [];

afterEach(() => {
  expect(observers.flatMap(({ faults }) => faults.splice(0))).toEqual([]);
});

export const startServer = (...args: readonly string[]): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [server, ...args]);

/** A server for which permissions count, as they do for everybody but root. */
const startUnprivileged = (): ChildProcessWithoutNullStreams => {
  letReadAround(server);
  return spawn(process.execPath, [server, '--stdio'], unprivileged);
};

/** What VS Code announces, as far as the server makes a difference of it. */
export const CAPABLE: ClientCapabilities = {
  workspace: {
    applyEdit: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    workspaceFolders: true,
  },
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      tagSupport: { valueSet: [1, 2] },
      versionSupport: true,
    },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
  window: { showDocument: { support: true } },
};

/** A folder for one test, with links on the way to it resolved. */
export class Folder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'decision-packets-')));

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  readonly uri = (name: string): string => pathToFileURL(join(this.path, name)).href;

  write(name: string, text: string | Uint8Array): void {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), 'utf8');
  }

  has(name: string): boolean {
    return existsSync(join(this.path, name));
  }

  remove(name: string): void {
    rmSync(join(this.path, name), { recursive: true });
  }

  dispose(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

export interface EditorOptions {
  readonly capabilities?: ClientCapabilities;
  readonly params?: Partial<InitializeParams>;
  readonly isUnprivileged?: boolean;
}

/** An editor, as the server sees one: a real process at the other end of its standard input and output. */
export class Editor {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcessWithoutNullStreams;
  readonly folder: Folder;
  readonly observer = new Observer();
  /** Every publication, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly statuses: PacketStatus[] = [];
  readonly registered: string[] = [];
  readonly shown: string[] = [];
  readonly log: string[] = [];
  /** What a person is told in a message. */
  readonly messages: string[] = [];
  readonly exited: Promise<number | null>;
  #documents = new Map<string, TextDocument>();

  constructor(folder: Folder, server = startServer('--stdio')) {
    this.folder = folder;
    this.process = server;
    const { stdin, stdout } = this.process;
    this.exited = new Promise((resolve) => this.process.on('exit', resolve));
    observers.push(this.observer);
    stdout.on('data', (bytes: Buffer) => this.observer.received(bytes));
    const writer = new StreamMessageWriter(stdin);
    const write = writer.write.bind(writer);
    writer.write = (message) => {
      this.observer.sent(message);
      return write(message);
    };
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), writer);
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
    });
    this.connection.onNotification('decisionPackets/status', (status: PacketStatus) => {
      this.statuses.push(status);
    });
    this.connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.log.push(message);
    });
    this.connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      this.messages.push(message);
    });
    this.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registered.push(...registrations.map(({ method }) => method));
    });
    this.connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
      this.apply(edit);
      return { applied: true };
    });
    this.connection.onRequest(ShowDocumentRequest.type, ({ uri }) => {
      this.shown.push(uri);
      return { success: true };
    });
    this.connection.listen();
  }

  /** Starts a server on `folder`, with the workspace folder that it is unless `params` say something else. */
  static async start(
    folder: Folder,
    { capabilities = CAPABLE, params, isUnprivileged = false }: EditorOptions = {},
  ): Promise<Editor> {
    if (isUnprivileged) letRead(folder.path);
    const editor = new Editor(folder, isUnprivileged ? startUnprivileged() : undefined);
    await editor.initialize({
      processId: process.pid,
      rootUri: null,
      capabilities,
      workspaceFolders: [{ uri: folder.uri(''), name: 'workspace' }],
      ...params,
    });
    return editor;
  }

  async initialize(params: InitializeParams): Promise<InitializeResult> {
    const result = await this.connection.sendRequest<InitializeResult>('initialize', params);
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  /** Waits until the server has checked all that it was told, and everything that it had to say has arrived. */
  async settled(): Promise<void> {
    await this.connection.sendRequest('decisionPackets/summary', { uri: 'file:///none' });
  }

  async open(name: string, text = this.folder.read(name), languageId = 'markdown'): Promise<void> {
    const uri = this.folder.uri(name);
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
    await this.settled();
  }

  /** Replaces `from` in an open document, as typing does. */
  async type(name: string, from: string, to: string): Promise<void> {
    const document = this.#document(name);
    const start = document.getText().indexOf(from);
    if (start < 0) throw new Error(`"${from}" is not in ${name}.`);
    await this.edit(name, {
      range: { start: document.positionAt(start), end: document.positionAt(start + from.length) },
      text: to,
    });
  }

  async edit(name: string, change: { readonly range: Range; readonly text: string }): Promise<void> {
    const document = this.#document(name);
    const version = document.version + 1;
    this.#documents.set(document.uri, TextDocument.update(document, [change], version));
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: document.uri, version },
      contentChanges: [change],
    });
    await this.settled();
  }

  async close(name: string): Promise<void> {
    const uri = this.folder.uri(name);
    this.#documents.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await this.settled();
  }

  isOpen(name: string): boolean {
    return this.#documents.has(this.folder.uri(name));
  }

  text(name: string): string {
    return this.#document(name).getText();
  }

  /** Another program did something to the disk, and the editor tells. */
  async tell(...changes: readonly (readonly [name: string, type: 'created' | 'changed' | 'deleted'])[]): Promise<void> {
    const types = { created: 1, changed: 2, deleted: 3 } as const;
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: changes.map(([name, type]) => ({ uri: this.folder.uri(name), type: types[type] })),
    });
    await this.settled();
  }

  /** What the editor shows for a file now. */
  diagnostics(name: string): readonly Diagnostic[] {
    const uri = this.folder.uri(name);
    return this.published.findLast((params) => params.uri === uri)?.diagnostics ?? [];
  }

  codes(name: string): string[] {
    return this.diagnostics(name).map(({ code }) => String(code));
  }

  /** The range of `words` in an open document. */
  rangeOf(name: string, words: string): Range {
    const document = this.#document(name);
    const start = document.getText().indexOf(words);
    return { start: document.positionAt(start), end: document.positionAt(start + words.length) };
  }

  /** The range of the whole text of an open document. */
  wholeOf(name: string): Range {
    const document = this.#document(name);
    return { start: { line: 0, character: 0 }, end: document.positionAt(document.getText().length) };
  }

  /** Applies an edit to open documents, and to the disk where they are not open. */
  apply(edit: WorkspaceEdit): void {
    for (const change of edit.documentChanges ?? []) {
      if ('textDocument' in change) {
        const document =
          this.#documents.get(change.textDocument.uri) ??
          TextDocument.create(change.textDocument.uri, '', 0, this.#onDisk(change.textDocument.uri));
        const text = TextDocument.applyEdits(document, change.edits as never);
        if (this.#documents.has(document.uri)) this.#replace(document, text);
        else writeFileSync(fileURLToPath(document.uri), text);
      } else if (change.kind === 'create') writeFileSync(fileURLToPath(change.uri), '');
    }
  }

  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return this.exited;
  }

  #replace(document: TextDocument, text: string): void {
    const change = { text };
    const version = document.version + 1;
    this.#documents.set(document.uri, TextDocument.update(document, [change], version));
    void this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: document.uri, version },
      contentChanges: [change],
    });
  }

  #onDisk(uri: string): string {
    return readFileSync(fileURLToPath(uri), 'utf8');
  }

  #document(name: string): TextDocument {
    const document = this.#documents.get(this.folder.uri(name));
    if (document === undefined) throw new Error(`${name} is not open.`);
    return document;
  }
}
