import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'vitest';
import { startServer } from '../editor.ts';
import { Frames } from './observer/frames.ts';

export interface Answer {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** A message as it goes over the wire. */
export function framed(message: object | string): Buffer {
  const json = Buffer.from(typeof message === 'string' ? message : JSON.stringify({ jsonrpc: '2.0', ...message }));
  return Buffer.concat([Buffer.from(`Content-Length: ${json.length}\r\n\r\n`), json]);
}

/** The bare end of a connection to a server of its own: sends whatever bytes a test wants to. */
export class Wire {
  readonly process: ChildProcessWithoutNullStreams = startServer('--stdio');
  readonly received: Answer[] = [];
  stderr = '';
  readonly exited = once(this.process, 'exit').then(([code]) => code as number | null);

  constructor() {
    const frames = new Frames(
      (message) => this.received.push(message as Answer),
      (fault) => expect.unreachable(fault),
    );
    this.process.stdout.on('data', (bytes) => frames.push(bytes));
    this.process.stderr.on('data', (text) => {
      this.stderr += text;
    });
    // A server that has ended takes nothing any more, which is what some tests are about.
    this.process.stdin.on('error', () => undefined);
  }

  static async initialized(): Promise<Wire> {
    const wire = new Wire();
    wire.send(framed({ id: 'initialize', method: 'initialize', params: { capabilities: {} } }));
    wire.send(framed({ method: 'initialized', params: {} }));
    await wire.answer('initialize');
    return wire;
  }

  send(...bytes: readonly (Buffer | string)[]): void {
    for (const each of bytes) this.process.stdin.write(each);
  }

  /** The answer to the request with this ID, as soon as it is there. */
  async answer(id: number | string | null): Promise<Answer> {
    for (;;) {
      const found = this.received.find((message) => message.id === id && message.method === undefined);
      if (found !== undefined) return found;
      await once(this.process.stdout, 'data');
    }
  }

  /** Shows that the server answers what is asked now. */
  async isServed(): Promise<void> {
    this.send(framed({ id: 'served', method: 'workspace/symbol', params: { query: '' } }));
    expect(await this.answer('served')).toEqual({ jsonrpc: '2.0', id: 'served', result: [] });
  }
}
