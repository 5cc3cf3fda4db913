import { type ExtensionContext, type LogOutputChannel, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { serverSelector } from './documents.ts';
import { registerShowReferences } from './showReferences.ts';
import { serveWorkspaceFiles } from './workspaceFiles.ts';

/** Makes a client with a way to the server, which depends on where the extension runs. */
export type ConnectToServer = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/** The client of the bundled language server. Its ID is also the prefix of its trace setting. */
export function createLanguageClient(
  context: ExtensionContext,
  outputChannel: LogOutputChannel,
  connect: ConnectToServer,
): BaseLanguageClient {
  const client = connect('decisionPackets', 'Decision Packets', {
    documentSelector: serverSelector(),
    outputChannel,
    // VS Code folds and links Markdown itself, and has the commands that lenses and completion bring along.
    initializationOptions: () => ({
      markdownFeatures: false,
      clientCommands: true,
      clientFiles: true,
      // A copy: what VS Code gives out cannot be sent to a worker.
      rules: JSON.parse(JSON.stringify(workspace.getConfiguration('decisionPackets').get('rules') ?? {})),
    }),
  });
  context.subscriptions.push(registerShowReferences(client), serveWorkspaceFiles(client));
  return client;
}
