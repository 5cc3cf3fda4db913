import { type ExtensionContext, Uri } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activateWith, type MarkdownExtension } from './extension.ts';

export { deactivate } from './extension.ts';

/** Where the extension runs in a browser, the server is a worker. */
export function activate(context: ExtensionContext): MarkdownExtension {
  const script = Uri.joinPath(context.extensionUri, 'server/dist/language-server.worker.js').toString(true);
  let worker: Worker | undefined;
  const startWorker = async () => {
    // The one before has been shut down, and has nothing more to say.
    worker?.terminate();
    worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  return activateWith(context, (id, name, options) => new LanguageClient(id, name, startWorker, options));
}
