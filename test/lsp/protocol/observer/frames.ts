/** Takes the server's output apart into messages, by the letter of the base protocol. */
export class Frames {
  #rest: Buffer = Buffer.alloc(0);
  readonly #take: (content: unknown) => void;
  readonly #fault: (words: string) => void;

  constructor(take: (content: unknown) => void, fault: (words: string) => void) {
    this.#take = take;
    this.#fault = fault;
  }

  push(bytes: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    for (;;) {
      const end = this.#rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      const header = this.#rest.subarray(0, end).toString('latin1');
      const length = /^Content-Length: (\d+)(?:\r\nContent-Type: [^\r\n]+)?$/.exec(header)?.[1];
      if (length === undefined) {
        this.#fault(`the header of a message is ${JSON.stringify(header)}`);
        this.#rest = Buffer.alloc(0);
        return;
      }
      const start = end + 4;
      if (this.#rest.length < start + Number(length)) return;
      const content = this.#rest.subarray(start, start + Number(length));
      this.#rest = this.#rest.subarray(start + Number(length));
      this.#read(content);
    }
  }

  /** Whether the server stopped in the middle of a message. */
  get isBroken(): boolean {
    return this.#rest.length > 0;
  }

  #read(content: Buffer): void {
    let message: unknown;
    try {
      message = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
    } catch (error) {
      this.#fault(`the content of a message cannot be read: ${error}`);
      return;
    }
    this.#take(message);
  }
}
