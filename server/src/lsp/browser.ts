import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { version } from '../version.ts';
import { serve } from './server.ts';
import { today } from './today.ts';

/** The worker that this is; its types are those of a page. */
const worker = self as unknown as Worker;

const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));
serve(connection, {
  version,
  today,
  disk: undefined,
});
connection.listen();
