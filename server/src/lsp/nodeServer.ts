import type { Connection } from 'vscode-languageserver';
import { nodeFileSystem } from '../node/nodeFileSystem.ts';
import type { Greeting } from './greeting.ts';
import { serve } from './server.ts';
import { today } from './today.ts';

/** All that the server does on a machine, once its client has been greeted. */
export function serveOnNode(connection: Connection, greeting: Greeting, version: string): void {
  serve(connection, { version, today, disk: nodeFileSystem }, greeting);
}
