import { pathToFileURL } from 'node:url';
import { Client } from './client.ts';
import type { Peer } from './peer.ts';
import type { Request } from './requests.ts';

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A document as an editor opens it. */
export interface Document {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
}

/** A change as an editor sends it. */
export interface Keystroke {
  readonly uri: string;
  readonly range: { readonly start: Position; readonly end: Position };
  readonly text: string;
  /** The document behind it. */
  readonly whole: string;
}

interface Diagnostics {
  readonly uri: string;
  readonly diagnostics: readonly unknown[];
}

/** What a server announces; of most it only matters whether there is anything. */
export interface Capabilities {
  readonly textDocumentSync?: number | { readonly change?: number };
  readonly [capability: string]: unknown;
}

interface Initialized {
  readonly capabilities: Capabilities;
}

/** LSP 3.17, section TextDocumentSyncKind. */
const FULL = 1;

/** A large workspace takes its time on a busy machine, and nothing is said of it before all of it is read. */
const INDEX_PATIENCE_MS = 300_000;

/** What was measured of one exchange. */
export interface Answered {
  readonly ms: number;
  /** How many diagnostics came. */
  readonly count: number;
}

/** What came of requests that were sent together. */
export interface Asked {
  readonly ms: number;
  readonly answers: readonly unknown[];
}

const CAPABILITIES = {
  workspace: { configuration: true, workspaceFolders: true },
  textDocument: {
    synchronization: {},
    publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true },
    completion: { completionItem: { snippetSupport: true }, contextSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    rename: { prepareSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

/** A server that could be asked for diagnostics may not publish any. */
const capabilitiesFor = ({ diagnostics }: Peer) => ({
  ...CAPABILITIES,
  textDocument: { ...CAPABILITIES.textDocument, ...(diagnostics === 'pulled' && { diagnostic: {} }) },
});

/** One server at work in one folder. */
export class Session {
  readonly peer: Peer;
  readonly client: Client;
  /** From the start of the process to the answer to `initialize`, in milliseconds. */
  readonly initializeMs: number;
  readonly capabilities: Capabilities;
  #version = 1;

  private constructor(peer: Peer, client: Client, initializeMs: number, capabilities: Capabilities) {
    this.peer = peer;
    this.client = client;
    this.initializeMs = initializeMs;
    this.capabilities = capabilities;
  }

  static async start(peer: Peer, folder: string): Promise<Session> {
    const uri = pathToFileURL(folder).href;
    const client = new Client(peer.program, (method, params) => {
      const answer = peer.answers?.(method, params);
      if (answer !== undefined || method !== 'workspace/configuration') return answer;
      const { items } = params as { readonly items: readonly { readonly section?: string }[] };
      return items.map(({ section }) => settingAt(peer.settings, section));
    });
    const initialize = client.request<Initialized>('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'bench' }],
      capabilities: capabilitiesFor(peer),
      initializationOptions: peer.initializationOptions,
    });
    const { capabilities } = await initialize.catch(async (error) => {
      await client.stop();
      throw error;
    });
    const initializeMs = performance.now() - client.startedAt;
    const session = new Session(peer, client, initializeMs, capabilities);
    client.notify('initialized', {});
    if (peer.settings !== undefined) {
      client.notify('workspace/didChangeConfiguration', { settings: peer.settings });
    }
    return session;
  }

  /** Has `work` done with a server that ends behind it, whatever comes of it. */
  static async during<T>(peer: Peer, folder: string, work: (session: Session) => Promise<T>): Promise<T> {
    const session = await Session.start(peer, folder);
    try {
      return await work(session);
    } finally {
      await session.client.stop();
    }
  }

  /** Opens a document, and waits for what is said of it, unless that was said before, when the workspace was looked through. */
  async open(document: Document): Promise<void> {
    const { uri } = document;
    if (this.peer.diagnostics === 'pulled') {
      await this.#exchange(uri, new Set(), () => this.show(document));
      return;
    }
    this.show(document);
    await this.#said(uri);
  }

  /** Opens a document, and waits for nothing. */
  show({ uri, languageId, text }: Document): void {
    this.client.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Closes a document, and waits for nothing. */
  hide({ uri }: Document): void {
    this.client.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** Waits until something has been published of so many files since the start. */
  async allSaid(files: number): Promise<void> {
    const { published } = this.client;
    const areAll = (): boolean => published.size >= files;
    if (!areAll()) await this.client.next('textDocument/publishDiagnostics', areAll, INDEX_PATIENCE_MS);
  }

  /** Waits until something has been published of a document since the start. */
  async #said(uri: string): Promise<void> {
    while (!this.client.published.has(uri)) await this.client.next('textDocument/publishDiagnostics');
  }

  /** Sends one keystroke, and waits for what is said of all `reached` documents then. */
  type(keystroke: Keystroke, reached: ReadonlySet<string> = new Set([keystroke.uri])): Promise<Answered> {
    return this.#exchange(keystroke.uri, reached, () => this.change(keystroke));
  }

  /** Sends one keystroke, and waits for nothing. */
  change({ uri, range, text, whole }: Keystroke): void {
    this.#version += 1;
    const textDocument = { uri, version: this.#version };
    const contentChanges = [this.#wantsWholeText ? { text: whole } : { range, text }];
    this.client.notify('textDocument/didChange', { textDocument, contentChanges });
  }

  /** Some servers want the whole text with every change. */
  get #wantsWholeText(): boolean {
    const { textDocumentSync: sync } = this.capabilities;
    return (typeof sync === 'object' ? sync.change : sync) === FULL;
  }

  /** Sends something, and at once all these requests; tells how long it took until the last answer was there. */
  async askBehind(send: () => void, requests: readonly Request[]): Promise<Asked> {
    const start = performance.now();
    send();
    const answers = await Promise.all(requests.map(({ method, params }) => this.client.request(method, params)));
    return { ms: performance.now() - start, answers };
  }

  /** The same behind a keystroke. What the server publishes of it is waited for, so that it is at rest then, but not measured. */
  async typeAndAsk(keystroke: Keystroke, requests: readonly Request[]): Promise<Asked> {
    const published =
      this.peer.diagnostics === 'pushed'
        ? this.client.next<Diagnostics>('textDocument/publishDiagnostics', ({ uri }) => uri === keystroke.uri)
        : undefined;
    const asked = await this.askBehind(() => this.change(keystroke), requests);
    await published;
    return asked;
  }

  /** Asks for something at a place; returns how long the answer took. */
  async ask(method: string, params: object): Promise<number> {
    const start = performance.now();
    await this.client.request(method, params);
    return performance.now() - start;
  }

  async #exchange(uri: string, reached: ReadonlySet<string>, send: () => void): Promise<Answered> {
    let count = 0;
    const start = performance.now();
    if (this.peer.diagnostics === 'pushed') {
      const missing = new Set(reached);
      const pushed = this.client.next<Diagnostics>('textDocument/publishDiagnostics', (said) => {
        missing.delete(said.uri);
        if (said.uri === uri) count = said.diagnostics.length;
        return missing.size === 0;
      });
      send();
      await pushed;
    } else {
      send();
      const params = { textDocument: { uri } };
      const said = await this.client.request<{ readonly items?: readonly unknown[] }>(
        'textDocument/diagnostic',
        params,
      );
      count = said.items?.length ?? 0;
    }
    return { ms: performance.now() - start, count };
  }
}

const settingAt = (settings: unknown, section: string | undefined): unknown =>
  (section ?? '')
    .split('.')
    .filter((key) => key !== '')
    .reduce((value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key], settings) ?? null;
