import { createInterface, type Interface } from 'node:readline';

/**
 * Puts questions to a person, one after another. Lines that are typed or pasted ahead answer the next ones; between
 * questions nothing is read, so that the program can end.
 */
export class Questions {
  readonly #input: NodeJS.ReadableStream;
  readonly #output: NodeJS.WritableStream;
  readonly #lines: string[] = [];
  #terminal: Interface | undefined;
  #isEnded = false;
  #wake: () => void = () => undefined;

  constructor(input: NodeJS.ReadableStream, output: NodeJS.WritableStream) {
    this.#input = input;
    this.#output = output;
  }

  /** The answer without white space at its ends; `undefined` when there is none any more, or after Ctrl-C. */
  async ask(question: string): Promise<string | undefined> {
    this.#terminal ??= this.#open();
    if (!this.#isEnded) {
      this.#terminal.setPrompt(question);
      this.#terminal.prompt();
    }
    while (this.#lines.length === 0 && !this.#isEnded) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (!this.#isEnded) this.#terminal.pause();
    return this.#lines.shift()?.trim();
  }

  #open(): Interface {
    const terminal = createInterface({ input: this.#input, output: this.#output });
    terminal.on('line', (line) => {
      this.#lines.push(line);
      this.#wake();
    });
    terminal.on('close', () => {
      this.#isEnded = true;
      this.#wake();
    });
    return terminal;
  }
}
