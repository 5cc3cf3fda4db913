import {
  Disposable,
  EventEmitter,
  languages,
  type TextDocumentContentProvider,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { summaryRequest } from './protocol.ts';

const scheme = 'decision-packets-summary';

/** Summaries as read-only Markdown documents, one for each packet, that follow their packet while they are open. */
export class SummaryDocuments implements TextDocumentContentProvider, Disposable {
  readonly #client: BaseLanguageClient;
  readonly #changed = new EventEmitter<Uri>();
  readonly #disposables: Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#disposables = Disposable.from(
      this.#changed,
      workspace.registerTextDocumentContentProvider(scheme, this),
      // A packet that is not open any more is still checked: its summary follows what is published for it.
      languages.onDidChangeDiagnostics(({ uris }) => {
        for (const uri of uris) {
          this.refresh(uri);
        }
      }),
    );
  }

  async provideTextDocumentContent(summary: Uri): Promise<string> {
    if (this.#client.state !== State.Running) {
      return 'The language server of Decision Packets is not running.\n';
    }
    const answer = await this.#client.sendRequest(summaryRequest, { uri: packetOf(summary) });
    return answer?.text ?? 'There is no decision packet here any more.\n';
  }

  /** Opens the summary of a packet beside it, and leaves the focus where it is. */
  async show(packet: Uri): Promise<void> {
    const summary = summaryOf(packet);
    const document = await languages.setTextDocumentLanguage(await workspace.openTextDocument(summary), 'markdown');
    await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true });
  }

  /** Asks anew for the summary of a packet if it is open. */
  refresh(packet: Uri): void {
    const summary = summaryOf(packet);
    if (workspace.textDocuments.some(({ uri }) => uri.toString() === summary.toString())) {
      this.#changed.fire(summary);
    }
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

/** The name that the tab shows, with the packet's own URI in the query. */
function summaryOf(packet: Uri): Uri {
  const name = packet.path.slice(packet.path.lastIndexOf('/') + 1).replace(/\.(md|jsonc?)$/, '');
  return Uri.from({ scheme, path: `/Summary of ${name}.md`, query: packet.toString() });
}

function packetOf(summary: Uri): string {
  return summary.query;
}
