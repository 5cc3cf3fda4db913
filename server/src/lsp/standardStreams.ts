import {
  type Connection,
  createConnection,
  ErrorCodes,
  Message,
  type MessageStrategy,
  type ResponseMessage,
  ShutdownRequest,
  StreamMessageReader,
} from 'vscode-languageserver/node';
import { unheard } from './lifecycle.ts';
import { WholeMessageWriter } from './wholeMessages.ts';

/** JSON-RPC 2.0, section Response object: what cannot be read has no ID. */
const PARSE_ERROR: ResponseMessage = {
  jsonrpc: '2.0',
  id: null,
  error: { code: ErrorCodes.ParseError, message: 'The content of a message is not JSON.' },
};

/**
 * The connection over standard input and output. The library says nothing of input that it cannot read, and waits for
 * ever where it has lost the thread; here the client is told, or the server ends, which every client notices. What
 * is in order goes to `strategy`.
 */
export function connectStandardStreams(strategy: MessageStrategy): Connection {
  const reader = new StreamMessageReader(process.stdin);
  const writer = new WholeMessageWriter(process.stdout);
  reader.onError((error) => {
    if (isOfContent(error)) unheard(writer.write(PARSE_ERROR));
    else giveUp(error);
  });
  let hasShutDown = false;
  for (const end of ['end', 'close']) process.stdin.on(end, () => process.exit(hasShutDown ? 0 : 1));
  return createConnection(reader, writer, {
    messageStrategy: {
      handleMessage(message, next) {
        hasShutDown ||= Message.isRequest(message) && message.method === ShutdownRequest.method;
        return strategy.handleMessage(message, next);
      },
    },
  });
}

/** Whether one message is broken, and the next one begins where its header said: `JSON.parse` gave up, not the reader. */
const isOfContent = (error: Error): boolean => error instanceof SyntaxError || error instanceof RangeError;

/** Behind a header that is none, nobody knows where the next message begins. */
function giveUp({ message }: Error): void {
  process.stderr.write(`The input is not in the form of the language server protocol. ${message}\n`);
  process.exit(1);
}
