import { commands, Disposable, EventEmitter, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { showPlace } from '../places.ts';
import { type PanelView, type Place, panelRequest } from '../protocol.ts';
import type { Action, FromDocument, Notice, ToDocument } from './messages.ts';
import { failed, noPacket, serverStopped } from './notices.ts';
import { loadableFrom, shell } from './shell.ts';

/** The summary of one packet in a panel, which follows what the server says of it while it can be seen. */
export class SummaryPanel implements Disposable {
  readonly packet: Uri;
  readonly #client: BaseLanguageClient;
  readonly #panel: WebviewPanel;
  readonly #disposables: Disposable;
  readonly #disposed = new EventEmitter<void>();
  readonly onDidDispose = this.#disposed.event;
  /** What is asked beside what is. */
  #view: PanelView = {};
  /** Where the numbers in what is shown lead. */
  #places: readonly Place[] = [];
  /** Counts what was shown. */
  #version = 0;
  #isReady = false;
  #isAsking = false;
  #isOutdated = true;
  #wasStarted = false;
  #toReveal: string | undefined;

  constructor(panel: WebviewPanel, packet: Uri, client: BaseLanguageClient, extension: Uri) {
    this.packet = packet;
    this.#panel = panel;
    this.#client = client;
    this.#disposables = Disposable.from(
      panel.onDidDispose(() => this.dispose()),
      panel.onDidChangeViewState(() => {
        // The document of a panel that is hidden is thrown away.
        if (!panel.visible) this.#isReady = false;
        void this.#refreshIfSeen();
      }),
      panel.webview.onDidReceiveMessage((message: FromDocument) => this.#receive(message)),
      client.onDidChangeState(() => this.refresh()),
    );
    panel.webview.options = { enableScripts: true, localResourceRoots: [loadableFrom(extension)] };
    panel.webview.html = shell(panel.webview, packet, extension);
  }

  get isActive(): boolean {
    return this.#panel.active;
  }

  /** Brings the panel up where it is, without the focus; with a section, that is brought into view and gets it. */
  reveal(section?: string): void {
    this.#panel.reveal(undefined, section === undefined);
    this.#toReveal = section;
    this.#revealSection();
  }

  /** What is shown may be outdated. */
  refresh(): void {
    this.#isOutdated = true;
    void this.#refreshIfSeen();
  }

  dispose(): void {
    this.#disposables.dispose();
    this.#disposed.fire();
    this.#disposed.dispose();
  }

  /** Asks until what is shown is what the server said last; of changes that come meanwhile the last one counts. */
  async #refreshIfSeen(): Promise<void> {
    if (!this.#isReady || !this.#panel.visible || this.#isAsking) return;
    this.#isAsking = true;
    try {
      while (this.#isOutdated && this.#isReady) {
        this.#isOutdated = false;
        await this.#show();
      }
    } finally {
      this.#isAsking = false;
    }
  }

  async #show(): Promise<void> {
    if (!(await this.#isServed())) return;
    try {
      const content = await this.#client.sendRequest(panelRequest, { ...this.#view, uri: this.packet.toString() });
      if (content === null) {
        this.#tell(noPacket(this.#path));
        return;
      }
      this.#places = content.places;
      this.#version += 1;
      this.#panel.title = `Summary: ${content.title}`;
      this.#post({ type: 'show', version: this.#version, html: content.html, css: content.css });
      this.#revealSection();
    } catch (error) {
      // A server that ends while it is asked is told of by its state.
      if (this.#client.state !== State.Running) return;
      this.#client.error('The summary could not be made.', error, false);
      this.#tell(failed);
    }
  }

  /** Whether the server can be asked; where it cannot, the panel says so, or waits for it. */
  async #isServed(): Promise<boolean> {
    const { state } = this.#client;
    this.#wasStarted ||= state !== State.Stopped;
    if (state === State.Running) return true;
    if (!this.#wasStarted) {
      // After the window was reloaded: the first packet that is opened starts the server.
      await workspace.openTextDocument(this.packet).then(undefined, () => this.#tell(noPacket(this.#path)));
    } else if (state !== State.Starting) this.#tell(serverStopped);
    return false;
  }

  get #path(): string {
    return workspace.asRelativePath(this.packet);
  }

  #tell(notice: Notice): void {
    this.#places = [];
    this.#post({ type: 'tell', notice });
  }

  #post(message: ToDocument): void {
    void this.#panel.webview.postMessage(message);
  }

  #revealSection(): void {
    if (this.#toReveal === undefined || this.#version === 0 || !this.#isReady) return;
    this.#post({ type: 'reveal', section: this.#toReveal });
    this.#toReveal = undefined;
  }

  async #receive(message: FromDocument): Promise<void> {
    switch (message.type) {
      case 'ready':
        // The document is made anew whenever the panel was hidden.
        this.#isReady = true;
        this.#view = message.view;
        this.refresh();
        break;
      case 'look':
        this.#view = message.view;
        this.refresh();
        break;
      case 'open': {
        const place = message.version === this.#version ? this.#places[message.place] : undefined;
        if (place !== undefined) await this.#open(place);
        break;
      }
      case 'act':
        await this.#act(message.action);
        break;
    }
  }

  /** Shows a place beside the panel, in an editor that has the file already where there is one. */
  async #open(place: Place): Promise<void> {
    const file = Uri.parse(place.uri).toString();
    const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === file);
    const beside = this.#panel.viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One;
    try {
      await showPlace(place, { viewColumn: shown?.viewColumn ?? beside });
    } catch {
      // What is shown may be a moment older than the disk.
      void window.showWarningMessage(`${workspace.asRelativePath(Uri.parse(place.uri))} cannot be opened any more.`);
    }
  }

  async #act(action: Action): Promise<void> {
    switch (action) {
      case 'restart-server':
        await commands.executeCommand('decisionPackets.restartServer');
        break;
      case 'show-output':
        await commands.executeCommand('decisionPackets.showOutput');
        break;
      case 'open-packet':
        await commands.executeCommand('vscode.open', this.packet);
        break;
    }
  }
}
