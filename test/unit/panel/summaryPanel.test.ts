import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FromDocument, ToDocument } from '../../../client/src/panel/messages.ts';

const STOPPED = 1;
const RUNNING = 2;
const STARTING = 3;

const editor = vi.hoisted(() => ({
  opened: [] as string[],
  canOpen: true,
  commands: [] as string[],
  shown: [] as unknown[],
}));

vi.mock('vscode', () => {
  class Uri {
    readonly path: string;
    constructor(path: string) {
      this.path = path;
    }
    static parse = (text: string) => new Uri(text.replace('file://', ''));
    static joinPath = (base: Uri, ...parts: string[]) => new Uri([base.path, ...parts].join('/'));
    toString = () => `file://${this.path}`;
  }
  class EventEmitter {
    readonly #listeners: (() => void)[] = [];
    event = (listener: () => void) => this.#listeners.push(listener);
    fire = () => {
      for (const listener of this.#listeners) listener();
    };
    dispose = () => {};
  }
  return {
    Uri,
    EventEmitter,
    Range: class {},
    ViewColumn: { One: 1, Beside: -2 },
    Disposable: { from: () => ({ dispose: () => {} }) },
    commands: { executeCommand: async (name: string) => void editor.commands.push(name) },
    window: {
      visibleTextEditors: [],
      showTextDocument: async (uri: Uri, options: unknown) => void editor.shown.push([uri.toString(), options]),
    },
    workspace: {
      asRelativePath: (uri: Uri) => uri.path.slice(1),
      openTextDocument: async (uri: Uri) => {
        if (!editor.canOpen) throw new Error('There is no such file.');
        editor.opened.push(uri.toString());
      },
    },
  };
});
vi.mock('vscode-languageclient', () => {
  class Message {}
  return {
    State: { Stopped: 1, Running: 2, Starting: 3, StartFailed: 4 },
    RequestType: Message,
    RequestType0: Message,
    NotificationType: Message,
    NotificationType0: Message,
  };
});

const { SummaryPanel } = await import('../../../client/src/panel/summaryPanel.ts');
const { Uri } = (await import('vscode')) as unknown as { Uri: new (path: string) => never };

const PLACE = { uri: 'file:///map.json', range: { start: { line: 3, character: 1 }, end: { line: 3, character: 5 } } };

class Server {
  state = RUNNING;
  asked: unknown[] = [];
  answer: () => unknown = () => ({ title: 'A packet', html: '<p>here</p>', css: '', places: [PLACE] });
  changed = () => {};
  errors = 0;
  onDidChangeState(listener: () => void) {
    this.changed = listener;
  }
  async sendRequest(_: unknown, params: unknown) {
    this.asked.push(params);
    return this.answer();
  }
  error() {
    this.errors += 1;
  }
}

/** A webview panel whose document has been loaded. */
class Panel {
  title = '';
  visible = true;
  active = false;
  viewColumn = 2;
  posted: ToDocument[] = [];
  say: (message: FromDocument) => void = () => {};
  viewStateChanged = () => {};
  webview = {
    cspSource: 'https://files',
    asWebviewUri: (uri: unknown) => uri,
    postMessage: async (message: ToDocument) => void this.posted.push(message),
    onDidReceiveMessage: (listener: (message: FromDocument) => void) => {
      this.say = listener;
    },
    options: {},
    html: '',
  };
  onDidDispose() {}
  onDidChangeViewState(listener: () => void) {
    this.viewStateChanged = listener;
  }
  reveal() {}
  get last() {
    return this.posted.at(-1);
  }
}

let server: Server;
let panel: Panel;
let summary: InstanceType<typeof SummaryPanel>;

const settle = () => vi.advanceTimersByTimeAsync(10);

function openPanel(): void {
  summary = new SummaryPanel(
    panel as never,
    new Uri('/next-decision-packet.md'),
    server as never,
    new Uri('/extension'),
  );
  panel.say({ type: 'ready', view: {} });
}

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  panel = new Panel();
  Object.assign(editor, { opened: [], canOpen: true, commands: [], shown: [] });
});

afterEach(() => {
  vi.useRealTimers();
});

describe("a packet's panel", () => {
  test('shows what the server says, under the title of the packet', async () => {
    openPanel();
    await settle();
    expect(panel.last).toMatchObject({ type: 'show', html: '<p>here</p>' });
    expect(panel.title).toBe('Summary: A packet');
  });

  test('runs its own script alone, and loads from the bundles alone', () => {
    openPanel();
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(panel.webview.html) ?? [];
    expect(policy).toMatch(/^default-src 'none'; style-src https:\/\/files; script-src 'nonce-[0-9a-f]{32}'$/);
    expect(panel.webview.options).toMatchObject({ localResourceRoots: [{ path: '/extension/dist' }] });
    expect(panel.webview.html.match(/<script/g)).toHaveLength(1);
  });

  test('asks once more for all that changed while it was asking, and not at all while nobody can see it', async () => {
    openPanel();
    summary.refresh();
    summary.refresh();
    await settle();
    expect(server.asked).toHaveLength(2);
    panel.visible = false;
    panel.viewStateChanged();
    summary.refresh();
    await settle();
    expect(server.asked).toHaveLength(2);
    panel.visible = true;
    panel.say({ type: 'ready', view: { assume: ['GO=GRANTED'] } });
    await settle();
    expect(server.asked.at(-1)).toEqual({ uri: 'file:///next-decision-packet.md', assume: ['GO=GRANTED'] });
  });

  test('opens the places of what it shows, and no other', async () => {
    openPanel();
    await settle();
    const version = panel.last?.type === 'show' ? panel.last.version : 0;
    for (const message of [
      { type: 'open', version: version - 1, place: 0 },
      { type: 'open', version, place: 7 },
      { type: 'open', version, place: 'https://elsewhere' },
    ]) {
      panel.say(message as FromDocument);
    }
    await settle();
    expect(editor.shown).toEqual([]);
    panel.say({ type: 'open', version, place: 0 });
    await settle();
    expect(editor.shown).toMatchObject([['file:///map.json', { viewColumn: 1 }]]);
  });

  test('says so when there is no packet any more, and shows it when it comes back', async () => {
    const { answer } = server;
    server.answer = () => null;
    openPanel();
    await settle();
    expect(panel.last).toMatchObject({ type: 'tell', notice: { title: 'There is no decision packet here any more' } });
    server.answer = answer;
    summary.refresh();
    await settle();
    expect(panel.last).toMatchObject({ type: 'show' });
  });

  test('says so when the server has ended, and can have it started again', async () => {
    openPanel();
    await settle();
    server.state = STOPPED;
    server.changed();
    await settle();
    expect(panel.last).toMatchObject({ type: 'tell', notice: { title: 'The language server is not running' } });
    panel.say({ type: 'act', action: 'restart-server' });
    await settle();
    expect(editor.commands).toEqual(['decisionPackets.restartServer']);
    server.state = RUNNING;
    server.changed();
    await settle();
    expect(panel.last).toMatchObject({ type: 'show' });
  });

  test('after a reload waits for the server, which the packet itself starts', async () => {
    server.state = STOPPED;
    openPanel();
    await settle();
    expect(editor.opened).toEqual(['file:///next-decision-packet.md']);
    server.state = STARTING;
    server.changed();
    await settle();
    expect(panel.posted).toEqual([]);
    server.state = RUNNING;
    server.changed();
    await settle();
    expect(panel.last).toMatchObject({ type: 'show' });
  });

  test('after a reload says so where the packet is gone', async () => {
    server.state = STOPPED;
    editor.canOpen = false;
    openPanel();
    await settle();
    expect(panel.last).toMatchObject({ type: 'tell', notice: { title: 'There is no decision packet here any more' } });
  });

  test('says so where the server fails, and writes it to the output', async () => {
    server.answer = () => {
      throw new Error('a fault');
    };
    openPanel();
    await settle();
    expect(panel.last).toMatchObject({ type: 'tell', notice: { title: 'The summary could not be made' } });
    expect(server.errors).toBe(1);
  });
});
