import { InitializeRequest, Message, type MessageStrategy } from 'vscode-languageserver';

type Next = Parameters<MessageStrategy['handleMessage']>[1];

/**
 * Has the rest of the server loaded when the client has been greeted, so that the answer does not wait for it. What
 * comes meanwhile waits for its turn, in its order.
 */
export class Loading implements MessageStrategy {
  readonly #load: () => Promise<void>;
  #loading: Promise<void> | undefined;
  #isLoaded = false;

  constructor(load: () => Promise<void>) {
    this.#load = load;
  }

  handleMessage(message: Message, next: Next): ReturnType<Next> {
    if (this.#isLoaded) return next(message);
    // Whatever comes behind it comes from a client that has the answer.
    if (Message.isRequest(message) && message.method === InitializeRequest.method) return next(message);
    return this.#start().then(() => next(message));
  }

  #start(): Promise<void> {
    this.#loading ??= this.#load().then(() => {
      this.#isLoaded = true;
    });
    return this.#loading;
  }
}
