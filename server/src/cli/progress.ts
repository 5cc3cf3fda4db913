import type { Io } from './io.ts';

/** Work that is over sooner needs no telling how far it is. */
const SILENT_MS = 1000;
const EVERY_MS = 250;

/** Tells a person at a terminal how far long work has come. Says nothing anywhere else. */
export class Progress {
  readonly #show: ((line: string) => void) | undefined;
  readonly #now: () => number;
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #start: number;
  #last = 0;
  #line: string;
  #isShown = false;

  /** `now` counts milliseconds. */
  constructor({ showProgress }: Pick<Io, 'showProgress'>, line: string, now: () => number = () => performance.now()) {
    this.#show = showProgress;
    this.#now = now;
    this.#start = now();
    this.#line = line;
    if (showProgress !== undefined) this.#timer = setInterval(() => this.#tick(), EVERY_MS).unref();
  }

  /** How far it is now. */
  say(line: string): void {
    this.#line = line;
    this.#tick();
  }

  /** Takes away what was shown. */
  end(): void {
    clearInterval(this.#timer);
    if (this.#isShown) this.#show?.('');
    this.#isShown = false;
  }

  #tick(): void {
    const now = this.#now();
    if (this.#show === undefined || now - this.#start < SILENT_MS || now - this.#last < EVERY_MS) return;
    this.#last = now;
    this.#isShown = true;
    this.#show(`${this.#line} ${Math.floor((now - this.#start) / 1000)} s`);
  }
}
