import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Badge } from '../../../client/src/preview/badge.ts';

const RUNNING = 2;
const STOPPED = 1;

/** An editor with one document, a preview that can be open, and the wishes to render it anew. */
const editor = vi.hoisted(() => ({
  document: { uri: undefined as unknown, text: '', version: 1 },
  previewType: 'mainThreadWebview-markdown.preview' as string | undefined,
  refreshes: 0,
  onRefresh: () => {},
}));

vi.mock('vscode', () => {
  class Uri {
    readonly path: string;
    constructor(path: string) {
      this.path = path;
    }
    toString(): string {
      return `file://${this.path}`;
    }
  }
  const listen = () => ({ dispose: () => {} });
  return {
    Uri,
    Disposable: { from: () => ({ dispose: () => {} }) },
    window: {
      tabGroups: {
        get all() {
          return [{ tabs: editor.previewType === undefined ? [] : [{ input: { viewType: editor.previewType } }] }];
        },
        onDidChangeTabs: listen,
      },
    },
    workspace: {
      openTextDocument: async () => ({
        uri: editor.document.uri,
        get version() {
          return editor.document.version;
        },
        getText: () => editor.document.text,
      }),
    },
    commands: {
      executeCommand: async () => {
        editor.refreshes += 1;
        editor.onRefresh();
      },
    },
  };
});
vi.mock('vscode-languageclient', () => {
  class Message {}
  return {
    State: { Stopped: 1, Running: 2 },
    RequestType: Message,
    RequestType0: Message,
    NotificationType: Message,
    NotificationType0: Message,
  };
});
vi.mock('../../../client/src/documents.ts', () => ({
  isPacket: ({ uri }: { uri: { path: string } }) => uri.path.endsWith('packet.md'),
}));

const { PacketBadges } = await import('../../../client/src/preview/packetBadges.ts');
const { Uri } = (await import('vscode')) as unknown as { Uri: new (path: string) => { readonly path: string } };

const available: Badge = { line: 0, name: 'GO_ON', tone: 'met', label: 'available', detail: 'GO_ON is available.' };

class Server {
  state = RUNNING;
  all: readonly Badge[] | null = [available];
  asked = 0;
  /** What happens while an answer is on its way. */
  onAsked = () => {};
  changed = () => {};
  stateChanged = () => {};

  onDidChange(listener: () => void) {
    this.changed = listener;
    return { dispose: () => {} };
  }

  onDidChangeState(listener: () => void) {
    this.stateChanged = listener;
    return { dispose: () => {} };
  }

  async sendRequest(): Promise<readonly Badge[] | null> {
    this.asked += 1;
    const { all } = this;
    this.onAsked();
    return all;
  }
}

const TEXT = 'GO_ON\n';
let server: Server;
let uri: unknown;
let badges: InstanceType<typeof PacketBadges>;

/** What a preview that renders now would show. */
const render = (text = editor.document.text) => badges.of(uri, text);
const settle = () => vi.advanceTimersByTimeAsync(5_000);

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  uri = new Uri('/ws/next-decision-packet.md');
  editor.document = { uri, text: TEXT, version: 1 };
  editor.previewType = 'mainThreadWebview-markdown.preview';
  editor.refreshes = 0;
  editor.onRefresh = () => void render();
  badges = new PacketBadges(server as never, server as never);
});

afterEach(() => {
  badges.dispose();
  vi.useRealTimers();
});

describe('the badges of a preview', () => {
  test('are asked for when it first shows a packet, and the preview is rendered anew with them', async () => {
    expect(render()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(500);
    expect(editor.refreshes).toBe(1);
    expect(render()).toEqual({ state: 'current', all: [available] });
    expect(server.asked).toBe(1);
  });

  test('are rendered once more when all is quiet: a preview that is being loaded may show last what it was told first', async () => {
    render();
    await settle();
    expect(editor.refreshes).toBe(2);
    await settle();
    expect(editor.refreshes).toBe(2);
  });

  test('are told of exactly one text: of another they are still being checked', async () => {
    render();
    await settle();
    expect(render('GO_ON, or not\n')).toEqual({ state: 'checking', all: [available] });
    expect(render('GO_ON\n')).toMatchObject({ state: 'current' });
  });

  test('are being checked from the moment when anything changed until the server has answered', async () => {
    render();
    await settle();
    server.all = [];
    server.changed();
    expect(render()).toMatchObject({ state: 'checking' });
    await settle();
    expect(render()).toEqual({ state: 'current', all: [] });
  });

  test('leave the preview alone where nothing that it shows has changed', async () => {
    render();
    await settle();
    server.changed();
    await settle();
    expect(server.asked).toBe(2);
    expect(editor.refreshes).toBe(2);
  });

  test('stay in a preview while the answer is on its way, and give way where it takes its time', async () => {
    render();
    await settle();
    const shown: unknown[] = [];
    editor.onRefresh = () => void shown.push(render()?.state);
    let answer: (all: readonly Badge[]) => void = () => {};
    server.sendRequest = () => new Promise((resolve) => (answer = resolve));
    server.changed();
    await vi.advanceTimersByTimeAsync(900);
    expect(shown).toEqual([]);
    await vi.advanceTimersByTimeAsync(600);
    expect(shown).toEqual(['checking']);
    answer([]);
    await settle();
    expect(shown.slice(0, 2)).toEqual(['checking', 'current']);
  });

  test('are none while the server does not run, and come back with it', async () => {
    render();
    await settle();
    server.state = STOPPED;
    server.stateChanged();
    expect(render()).toBeUndefined();
    await settle();
    expect(render()).toBeUndefined();
    server.state = RUNNING;
    server.stateChanged();
    await settle();
    expect(render()).toMatchObject({ state: 'current' });
  });

  test('are taken out of a preview that shows them when the server ends', async () => {
    render();
    await settle();
    const shown: unknown[] = [];
    editor.onRefresh = () => void shown.push(render());
    server.state = STOPPED;
    server.stateChanged();
    await settle();
    expect(new Set(shown)).toEqual(new Set([undefined]));
  });

  test('are asked for once more when something changed while the answer was on its way', async () => {
    server.onAsked = () => {
      if (server.asked === 1) {
        server.all = [];
        server.changed();
      }
    };
    render();
    await settle();
    expect(render()).toEqual({ state: 'current', all: [] });
  });

  test('are not taken for those of a text that came while the answer was on its way', async () => {
    server.onAsked = () => {
      if (server.asked === 1) editor.document = { uri, text: 'STOP\n', version: 2 };
    };
    render();
    await settle();
    expect(server.asked).toBe(2);
    expect(render(TEXT)).toMatchObject({ state: 'checking' });
    expect(render('STOP\n')).toMatchObject({ state: 'current' });
  });

  test('are shown in the end by a preview that ignores a wish to render', async () => {
    let ignored = 2;
    editor.onRefresh = () => {
      ignored -= 1;
      if (ignored < 0) render();
    };
    render();
    await vi.advanceTimersByTimeAsync(900);
    expect(editor.refreshes).toBe(3);
  });

  test('are not wished for without end by a preview that never renders', async () => {
    editor.onRefresh = () => {};
    render();
    await vi.advanceTimersByTimeAsync(60_000);
    const { refreshes } = editor;
    expect(refreshes).toBeGreaterThan(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(editor.refreshes).toBe(refreshes);
  });

  test('are not asked for while nobody looks', async () => {
    render();
    await settle();
    editor.previewType = undefined;
    server.changed();
    server.changed();
    await settle();
    expect(server.asked).toBe(1);
    expect(render()).toMatchObject({ state: 'checking' });
    await settle();
    expect(server.asked).toBe(2);
  });

  test('are none for what is no packet, and for text without a document', async () => {
    uri = new Uri('/ws/readme.md');
    editor.document = { uri, text: TEXT, version: 1 };
    render();
    await settle();
    expect(render()?.all).toEqual([]);
    expect(server.asked).toBe(0);
    expect(badges.of(undefined, TEXT)).toBeUndefined();
  });

  test('are none where the server fails', async () => {
    render();
    await settle();
    server.sendRequest = () => Promise.reject(new Error('It has ended.'));
    server.changed();
    await settle();
    expect(render()).toBeUndefined();
  });

  test('are those of lines that end in any way', async () => {
    editor.document = { uri, text: 'GO_ON\r\nand on\r', version: 1 };
    render('GO_ON\nand on\n');
    await settle();
    expect(render('GO_ON\nand on\n')).toMatchObject({ state: 'current' });
  });
});
