import { ConnectionError, ConnectionErrors, createConnection } from 'vscode-languageserver/node';
import { version } from '../version.ts';
import { HELP, readArguments } from './arguments.ts';
import { Greeting } from './greeting.ts';
import { Loading } from './loading.ts';
import { connectStandardStreams } from './standardStreams.ts';

const invocation = readArguments(process.argv.slice(2));
switch (invocation.kind) {
  case 'help':
    process.stdout.write(HELP);
    break;
  case 'version':
    process.stdout.write(`${version}\n`);
    break;
  case 'error':
    process.stderr.write(`${invocation.message}\n\n${HELP}`);
    process.exitCode = 2;
    break;
  case 'serve': {
    const loading = new Loading(async () => {
      const { serveOnNode } = await import('./nodeServer.ts');
      serveOnNode(connection, greeting, version);
    });
    const connection = process.argv.includes('--stdio')
      ? connectStandardStreams(loading)
      : createConnection({ messageStrategy: loading });
    const greeting = new Greeting(connection, version);
    process.on('unhandledRejection', endWithTheConnection);
    connection.listen();
    break;
  }
}

/**
 * The library reports what it could not send over the connection that it could not send it on. When that is closed
 * there is nobody left to tell, and the server ends as it does at the end of its input.
 */
function endWithTheConnection(error: unknown): void {
  if (error instanceof ConnectionError && error.code === ConnectionErrors.Closed) process.exit(1);
  throw error;
}
