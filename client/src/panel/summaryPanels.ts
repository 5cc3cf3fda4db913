import {
  Disposable,
  type ExtensionContext,
  type Uri,
  Uri as Uris,
  ViewColumn,
  type WebviewPanel,
  type WebviewPanelSerializer,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Changes } from '../changes.ts';
import type { PanelState } from './messages.ts';
import { SummaryPanel } from './summaryPanel.ts';

/** The kind of our panels; `package.json` knows it as well. */
const viewType = 'decisionPackets.summary';

/** The panels that are open, one for each packet at the most. */
export class SummaryPanels implements WebviewPanelSerializer<PanelState>, Disposable {
  readonly #client: BaseLanguageClient;
  readonly #extension: Uri;
  readonly #panels = new Map<string, SummaryPanel>();
  readonly #disposables: Disposable;

  constructor(client: BaseLanguageClient, { extensionUri }: ExtensionContext, changes: Changes) {
    this.#client = client;
    this.#extension = extensionUri;
    this.#disposables = Disposable.from(
      window.registerWebviewPanelSerializer(viewType, this),
      changes.onDidChange(() => {
        for (const panel of this.#panels.values()) panel.refresh();
      }),
    );
  }

  /** The packet of the panel that has the focus. */
  get activePacket(): Uri | undefined {
    return [...this.#panels.values()].find(({ isActive }) => isActive)?.packet;
  }

  /** Shows the summary of a packet beside it and leaves the focus where it is; a section gets the focus. */
  show(packet: Uri, section?: string): void {
    const known = this.#panels.get(packet.toString());
    const panel = known ?? this.#add(createPanel(packet), packet);
    if (known !== undefined || section !== undefined) panel.reveal(section);
  }

  /** A panel that was open when the window was closed or reloaded. */
  async deserializeWebviewPanel(panel: WebviewPanel, state: PanelState | undefined): Promise<void> {
    const packet = state?.packet === undefined ? undefined : Uris.parse(state.packet);
    if (packet === undefined || this.#panels.has(packet.toString())) panel.dispose();
    else this.#add(panel, packet);
  }

  dispose(): void {
    this.#disposables.dispose();
    for (const panel of this.#panels.values()) panel.dispose();
  }

  #add(webviewPanel: WebviewPanel, packet: Uri): SummaryPanel {
    webviewPanel.iconPath = {
      light: Uris.joinPath(this.#extension, 'client/images/summary-light.svg'),
      dark: Uris.joinPath(this.#extension, 'client/images/summary-dark.svg'),
    };
    const panel = new SummaryPanel(webviewPanel, packet, this.#client, this.#extension);
    this.#panels.set(packet.toString(), panel);
    panel.onDidDispose(() => this.#panels.delete(packet.toString()));
    return panel;
  }
}

/** Named after the file until the packet's title is known. */
const createPanel = (packet: Uri): WebviewPanel =>
  window.createWebviewPanel(
    viewType,
    `Summary: ${packet.path.slice(packet.path.lastIndexOf('/') + 1)}`,
    { viewColumn: ViewColumn.Beside, preserveFocus: true },
    { enableFindWidget: true },
  );
