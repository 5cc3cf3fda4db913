import { type ExtensionContext, type LogOutputChannel, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { serverSelector } from './documents.ts';
import { registerShowReferences } from './showReferences.ts';

/** The client of the bundled language server, which runs in a process of its own. Its ID is also the prefix of its trace setting. */
export function createLanguageClient(context: ExtensionContext, outputChannel: LogOutputChannel): LanguageClient {
  const module = context.asAbsolutePath('server/dist/language-server.mjs');
  const transport = TransportKind.ipc;
  const client = new LanguageClient(
    'decisionPackets',
    'Decision Packets',
    {
      run: { module, transport },
      debug: { module, transport, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
    },
    {
      documentSelector: serverSelector,
      outputChannel,
      // VS Code folds and links Markdown itself, and has the commands that lenses and completion bring along.
      initializationOptions: () => ({
        markdownFeatures: false,
        clientCommands: true,
        rules: workspace.getConfiguration('decisionPackets').get('rules'),
      }),
    },
  );
  context.subscriptions.push(registerShowReferences(client));
  return client;
}
