import { Disposable, EventEmitter, window } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';

/** Where the language server is between not being needed and being gone. */
export type ServerState = 'undecided' | 'not-needed' | 'starting' | 'running' | 'stopped';

/** Starts the language server when it is first needed, and again when it is asked to. */
export class Server implements Disposable {
  readonly #client: BaseLanguageClient;
  readonly #changed = new EventEmitter<ServerState>();
  readonly #disposables: Disposable;
  #starting: Promise<void> | undefined;
  #isNeedless = false;
  readonly onDidChange = this.#changed.event;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#disposables = Disposable.from(
      this.#changed,
      client.onDidChangeState(() => this.#changed.fire(this.state)),
    );
  }

  get state(): ServerState {
    if (this.#client.state === State.Running) return 'running';
    if (this.#starting === undefined) return this.#isNeedless ? 'not-needed' : 'undecided';
    return this.#client.state === State.Starting ? 'starting' : 'stopped';
  }

  /** There is nothing for it to do so far. */
  setNeedless(): void {
    this.#isNeedless = true;
    this.#changed.fire(this.state);
  }

  /** Starts it, unless that has been done. */
  async start(): Promise<void> {
    this.#starting ??= this.#start();
    await this.#starting;
  }

  async restart(): Promise<void> {
    if (this.#client.state === State.StartFailed) {
      void window.showErrorMessage(
        'The language server of Decision Packets could not be started: the output says why. Reload the window to try again.',
      );
      return;
    }
    await this.#client.stop();
    this.#starting = this.#start();
    await this.#starting;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** The client tells the user when the server cannot start; its commands must be there all the same. */
  async #start(): Promise<void> {
    await this.#client.start().catch((error) => this.#client.error('The language server did not start.', error, false));
  }
}
