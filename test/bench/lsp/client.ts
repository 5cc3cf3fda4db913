import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

type Message = {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};

/** What a server asks of its client, answered; `undefined` is answered with `null`. */
export type Answers = (method: string, params: unknown) => unknown;

/** How to start a server. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
}

interface Waiter {
  readonly isMet: (method: string, params: unknown) => boolean;
  readonly resolve: (params: unknown) => void;
}

/** Longer than anything that is measured; a server that says nothing for that long is stuck. */
const PATIENCE_MS = 40_000;

/** The other end of a language server's standard input and output, with as little work of its own as there can be. */
export class Client {
  readonly process: ChildProcessWithoutNullStreams;
  /** When the process was started, on the clock of `performance.now()`. */
  readonly startedAt: number;
  /** The documents that diagnostics were published of. */
  readonly published = new Set<string>();
  readonly #answers: Answers;
  readonly #pending = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  readonly #waiters = new Set<Waiter>();
  #received = Buffer.alloc(0);
  #chunks: Buffer[] = [];
  #missing = 0;
  #lastId = 0;
  #stderr = '';

  constructor({ command, args, cwd }: Program, answers: Answers = () => undefined) {
    this.#answers = answers;
    this.startedAt = performance.now();
    this.process = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], ...(cwd !== undefined && { cwd }) });
    this.process.stdout.on('data', (chunk: Buffer) => this.#take(chunk));
    this.process.stderr.on('data', (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString()).slice(-2000);
    });
    this.process.stdin.on('error', () => undefined);
    this.process.on('exit', (code, signal) => {
      const error = new Error(`The server ended with ${code ?? signal}: ${this.#stderr}`);
      for (const { reject } of this.#pending.values()) reject(error);
    });
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  request<R = unknown>(method: string, params: unknown): Promise<R> {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#send({ id, method, params });
    return patient(
      new Promise<unknown>((resolve, reject) => this.#pending.set(id, { resolve, reject })),
      method,
    ) as Promise<R>;
  }

  /** The next notification of this kind, from now on. */
  next<P = unknown>(method: string, test: (params: P) => boolean = () => true, patienceMs = PATIENCE_MS): Promise<P> {
    const waiting = new Promise<unknown>((resolve) =>
      this.#waiters.add({ isMet: (name, params) => name === method && test(params as P), resolve }),
    );
    return patient(waiting, method, patienceMs) as Promise<P>;
  }

  /** Ends the server as an editor does, and by force where it does not end. */
  async stop(): Promise<void> {
    const gone = new Promise<void>((resolve) => this.process.once('exit', () => resolve()));
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const force = setTimeout(() => this.process.kill('SIGKILL'), 2_000);
    this.request('shutdown', undefined).then(
      () => this.notify('exit', undefined),
      () => undefined,
    );
    await gone;
    clearTimeout(force);
  }

  #send(message: Message): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.process.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }

  /** Large messages come in many chunks: these are put together once, when enough has come. */
  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#missing -= chunk.length;
    if (this.#missing > 0) return;
    this.#received = Buffer.concat([this.#received, ...this.#chunks]);
    this.#chunks = [];
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n');
      if (end === -1) break;
      const length = Number(/content-length: *(\d+)/i.exec(this.#received.toString('latin1', 0, end))?.[1]);
      const next = end + 4 + length;
      if (this.#received.length < next) {
        this.#missing = next - this.#received.length;
        break;
      }
      const body = this.#received.toString('utf8', end + 4, next);
      this.#received = this.#received.subarray(next);
      this.#handle(JSON.parse(body) as Message);
    }
  }

  #handle({ id, method, params, result, error }: Message): void {
    if (method === undefined) {
      const pending = this.#pending.get(Number(id));
      this.#pending.delete(Number(id));
      if (error === undefined) pending?.resolve(result);
      else pending?.reject(new Error(error.message));
      return;
    }
    if (id !== undefined) {
      void Promise.resolve(this.#answers(method, params)).then((answer) => this.#send({ id, result: answer ?? null }));
      return;
    }
    if (method === 'textDocument/publishDiagnostics') this.published.add((params as { readonly uri: string }).uri);
    for (const waiter of this.#waiters) {
      if (!waiter.isMet(method, params)) continue;
      this.#waiters.delete(waiter);
      waiter.resolve(params);
    }
  }
}

async function patient<T>(waiting: Promise<T>, what: string, patienceMs = PATIENCE_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No ${what} within ${patienceMs / 1000} s.`)), patienceMs);
  });
  try {
    return await Promise.race([waiting, late]);
  } finally {
    clearTimeout(timer);
  }
}
