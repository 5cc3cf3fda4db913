import type { Writable } from 'node:stream';
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node';
import { isPublication, Publications } from './publications.ts';

/**
 * Writes every message at once and in one piece. The library's own writer gives each of them a turn of its own, and
 * hands over the header before the content, so that the client is woken up twice.
 */
export class WholeMessageWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #stream: Writable;
  readonly #publications = new Publications();
  #failures = 0;

  constructor(stream: Writable) {
    super();
    this.#stream = stream;
    stream.on('error', (error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  write(message: Message): Promise<void> {
    const bytes = isPublication(message) ? this.#publications.bytesOf(message) : bytesOf(message);
    return new Promise((resolve, reject) => {
      const done = (error: Error | null | undefined): void => {
        this.#failures = error ? this.#failures + 1 : 0;
        if (error) this.fireError(error, message, this.#failures);
        if (error) reject(error);
        else resolve();
      };
      this.#stream.write(bytes, done);
    });
  }

  /** The stream is the process's own, and ends with it. */
  end(): void {}
}

function bytesOf(message: Message): Buffer {
  const content = JSON.stringify(message);
  return Buffer.from(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`);
}
