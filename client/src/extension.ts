import { commands, type ExtensionContext, window, workspace } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { isChecked, isPacket, workspaceHoldsAny } from './documents.ts';
import { type ConnectToServer, createLanguageClient } from './languageClient.ts';
import { PacketStatuses } from './packetStatuses.ts';
import { revertActivePacket, trackRevertability } from './revert.ts';
import { createStatusItem } from './statusItem.ts';
import { SummaryDocuments } from './summaryDocuments.ts';

let client: BaseLanguageClient | undefined;

/** Everything but the way to the server, which depends on where the extension runs. */
export async function activateWith(context: ExtensionContext, connect: ConnectToServer): Promise<void> {
  const output = window.createOutputChannel('Decision Packets', { log: true });
  const languageClient = createLanguageClient(context, output, connect);
  client = languageClient;
  const statuses = new PacketStatuses(languageClient);
  const summaries = new SummaryDocuments(languageClient);
  context.subscriptions.push(
    output,
    statuses,
    summaries,
    statuses.onDidChange((packet) => summaries.refresh(packet)),
    createStatusItem(languageClient, statuses),
    trackRevertability(statuses),
    commands.registerCommand('decisionPackets.showSummary', async () => {
      const document = window.activeTextEditor?.document;
      if (document !== undefined && isPacket(document)) {
        await summaries.show(document.uri);
      } else {
        void window.showInformationMessage('Open a decision packet first; its summary is shown beside it.');
      }
    }),
    commands.registerCommand('decisionPackets.revert', () => revertActivePacket(languageClient)),
    commands.registerCommand('decisionPackets.restartServer', () => restart(languageClient)),
    commands.registerCommand('decisionPackets.showOutput', () => output.show()),
  );
  await startWhenNeeded(context, languageClient);
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}

/** The client tells the user when the server cannot start; its commands must be there all the same. */
async function start(languageClient: BaseLanguageClient): Promise<void> {
  await languageClient
    .start()
    .catch((error) => languageClient.error('The language server did not start.', error, false));
}

async function restart(languageClient: BaseLanguageClient): Promise<void> {
  if (languageClient.state === State.StartFailed) {
    void window.showErrorMessage(
      'The language server of Decision Packets could not be started: the output says why. Reload the window to try again.',
    );
  } else {
    await languageClient.stop();
    await start(languageClient);
  }
}

/** Markdown alone is no reason to run a server: it starts with the first packet or map, open or in the workspace. */
async function startWhenNeeded(context: ExtensionContext, languageClient: BaseLanguageClient): Promise<void> {
  let isStarted = false;
  const startOnce = async () => {
    if (!isStarted) {
      isStarted = true;
      await start(languageClient);
    }
  };
  // Listens before it looks: a packet may be opened while the workspace is searched.
  context.subscriptions.push(workspace.onDidOpenTextDocument((document) => isChecked(document) && startOnce()));
  if (workspace.textDocuments.some(isChecked) || (await workspaceHoldsAny())) {
    await startOnce();
  }
}
