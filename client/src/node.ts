import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith, type MarkdownExtension } from './extension.ts';

export { deactivate } from './extension.ts';

/** Where the extension runs on Node, the server has a process of its own. */
export function activate(context: ExtensionContext): MarkdownExtension {
  const module = context.asAbsolutePath('server/dist/language-server.mjs');
  const transport = TransportKind.ipc;
  const servers = {
    run: { module, transport },
    debug: { module, transport, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  return activateWith(context, (id, name, options) => new LanguageClient(id, name, servers, options));
}
