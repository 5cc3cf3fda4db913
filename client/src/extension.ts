import type MarkdownIt from 'markdown-it';
import { commands, type ExtensionContext, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { Changes } from './changes.ts';
import { registerCreateMap } from './createMap.ts';
import { isChecked, onDidChangeSelectors, serverSelector, workspaceHoldsAny } from './documents.ts';
import { registerExplainOption } from './explainOption.ts';
import { goToBlocker } from './goToBlocker.ts';
import { type ConnectToServer, createLanguageClient } from './languageClient.ts';
import { registerNewPacket } from './newPacket.ts';
import { PacketStatuses } from './packetStatuses.ts';
import { Packets } from './packets.ts';
import { registerSummaryCommands } from './panel/commands.ts';
import { SummaryPanels } from './panel/summaryPanels.ts';
import { PacketBadges } from './preview/packetBadges.ts';
import { addBadges } from './preview/plugin.ts';
import { revertActivePacket, trackRevertability } from './revert.ts';
import { registerWalkthrough } from './sample/walkthrough.ts';
import { Server } from './server.ts';
import { createStatusBarItem } from './statusBarItem.ts';
import { createStatusItem } from './statusItem.ts';
import { createTree } from './tree/tree.ts';

let client: BaseLanguageClient | undefined;

/** What VS Code's Markdown support asks of an extension that changes how its preview renders. */
export interface MarkdownExtension {
  readonly extendMarkdownIt: (markdown: MarkdownIt) => MarkdownIt;
}

/** Everything but the way to the server, which depends on where the extension runs. */
export function activateWith(context: ExtensionContext, connect: ConnectToServer): MarkdownExtension {
  const output = window.createOutputChannel('Decision Packets', { log: true });
  const languageClient = createLanguageClient(context, output, connect);
  client = languageClient;
  const server = new Server(languageClient);
  const changes = new Changes(languageClient);
  const packets = new Packets(languageClient, changes);
  const statuses = new PacketStatuses(languageClient);
  const badges = new PacketBadges(languageClient, changes);
  const panels = new SummaryPanels(languageClient, context, changes);
  context.subscriptions.push(
    output,
    server,
    packets,
    statuses,
    changes,
    panels,
    registerSummaryCommands(panels, languageClient),
    badges,
    createStatusItem(languageClient, statuses),
    createStatusBarItem(statuses),
    createTree(context, languageClient, { packets, server }),
    registerExplainOption(languageClient, packets),
    registerCreateMap(languageClient, packets),
    registerNewPacket(languageClient, server),
    commands.registerCommand('decisionPackets.goToBlocker', () => goToBlocker(languageClient)),
    trackRevertability(statuses),
    onDidChangeSelectors(() => {
      languageClient.clientOptions.documentSelector = serverSelector();
      if (server.state === 'running') {
        void server.restart();
      }
    }),
    registerWalkthrough(context),
    commands.registerCommand('decisionPackets.revert', () => revertActivePacket(languageClient)),
    commands.registerCommand('decisionPackets.restartServer', () => server.restart()),
    commands.registerCommand('decisionPackets.showOutput', () => output.show()),
  );
  // The preview of any Markdown waits for this extension, and must not wait for its server.
  void startWhenNeeded(context, server);
  return { extendMarkdownIt: (markdown) => addBadges(markdown, badges.of) };
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}

/** Markdown alone is no reason to run a server: it starts with the first packet or map, open or in the workspace. */
async function startWhenNeeded(context: ExtensionContext, server: Server): Promise<void> {
  // Listens before it looks: a packet may be opened while the workspace is searched.
  context.subscriptions.push(workspace.onDidOpenTextDocument((document) => isChecked(document) && server.start()));
  if (workspace.textDocuments.some(isChecked) || (await workspaceHoldsAny())) {
    await server.start();
  } else {
    server.setNeedless();
  }
}
