import type { Connection } from 'vscode-languageserver';
import type { Watch } from '../workspace/watch.ts';
import { unheard } from './lifecycle.ts';

/** Work that is over sooner needs no telling how far it is. */
const SILENT_MS = 1_000;
const EVERY_MS = 250;

/** A check that may take long: shows the client how far it has come, and is given up where a person wants that. */
export class LongWork implements Watch {
  readonly #connection: Connection;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reporter: Awaited<ReturnType<Connection['window']['createWorkDoneProgress']>> | undefined;
  #seen = 0;
  #isOver = false;
  isCancelled = false;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#timer = setTimeout(() => unheard(this.#begin()), SILENT_MS);
  }

  saw(count: number): void {
    this.#seen = count;
  }

  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#reporter?.done();
  }

  /** A client that shows no progress gets none. */
  async #begin(): Promise<void> {
    const reporter = await this.#connection.window.createWorkDoneProgress();
    if (this.#isOver) return;
    this.#reporter = reporter;
    reporter.token.onCancellationRequested(() => {
      this.isCancelled = true;
    });
    reporter.begin('Decision Packets: looking through the workspace', undefined, this.#message, true);
    this.#tick();
  }

  #tick(): void {
    this.#timer = setTimeout(() => {
      this.#reporter?.report(this.#message);
      this.#tick();
    }, EVERY_MS);
  }

  get #message(): string {
    return `${this.#seen.toLocaleString('en')} files and folders`;
  }
}
