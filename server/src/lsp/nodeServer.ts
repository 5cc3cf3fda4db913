import type { Connection } from 'vscode-languageserver';
import { nodeHost } from '../node/nodeHost.ts';
import type { Greeting } from './greeting.ts';
import { serve } from './server.ts';

/** All that the server does on a machine, once its client has been greeted. */
export function serveOnNode(connection: Connection, greeting: Greeting, version: string): void {
  serve(connection, { ...nodeHost, version, today: () => new Date().toISOString().slice(0, 10) }, greeting);
}
