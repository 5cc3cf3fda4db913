import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { invalidParams } from './params.ts';

/**
 * Where the server is between its start and its end, and the guard around everything that it does: a failure is
 * written to the client's log and ends there.
 */
export class Lifecycle {
  readonly #connection: Connection;
  #phase: 'new' | 'running' | 'shut-down' = 'new';

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** LSP 3.17, section Initialize Request: it may be sent only once. */
  initialize(): void {
    if (this.#phase !== 'new') throw new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.');
    this.#phase = 'running';
  }

  shutDown(): void {
    this.#assertRunning();
    this.#phase = 'shut-down';
  }

  /** A handler of notifications that is silent before the start and behind the end, and never throws. */
  notified<P>(name: string, handle: (params: P) => void | Promise<void>): (params: P) => Promise<void> {
    return async (params) => {
      if (this.#phase === 'running') await this.attempt(name, async () => handle(params));
    };
  }

  /**
   * A handler of requests that answers in time or with an LSP error; what fails otherwise is answered with `null`. Who
   * cancels is answered at once, whatever the work is waiting for.
   */
  asked<P, R>(
    name: string,
    handle: (params: P, token: CancellationToken) => Promise<R | null>,
  ): (params: P, token: CancellationToken) => Promise<R | null> {
    return async (params, token) => {
      this.#assertRunning();
      // Where there are no parameters, the library hands over the token in their place.
      if (token === undefined || params === null || (params !== undefined && typeof params !== 'object')) {
        throw invalidParams('Parameters are an object.');
      }
      const work = this.attempt(name, () => handle(params, token));
      const answer = await unlessCancelled(work, token);
      return answer ?? null;
    };
  }

  async attempt<R>(name: string, work: () => Promise<R>): Promise<R | undefined> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      this.#connection.console.error(`${name} failed: ${describeError(error)}`);
      return undefined;
    }
  }

  #assertRunning(): void {
    if (this.#phase === 'new') throw new ResponseError(ErrorCodes.ServerNotInitialized, 'Send initialize first.');
    if (this.#phase === 'shut-down') throw new ResponseError(ErrorCodes.InvalidRequest, 'The server has shut down.');
  }
}

/** What comes of `work`, unless the client gives up before. */
function unlessCancelled<R>(work: Promise<R>, token: CancellationToken): Promise<R> {
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.'));
    const listening = token.onCancellationRequested(cancel);
    if (token.isCancellationRequested) cancel();
    work.then(resolve, reject).finally(() => listening.dispose());
  });
}

/** An error as a log shows it. */
export const describeError = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

/** What cannot be sent because the client is gone need not be said; the end of its stream ends the server. */
export function unheard(sending: Promise<void>): void {
  sending.catch(() => undefined);
}
