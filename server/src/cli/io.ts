import type { Writable } from 'node:stream';
import { Questions } from './questions.ts';

/** 0: fine. 1: findings, or the gate is closed. 2: it could not do its work. */
export type ExitCode = 0 | 1 | 2;

/** What the command line needs of the process that it runs in. */
export interface Io {
  /** Results go here, and nothing else. */
  readonly out: (text: string) => void;
  /** Everything else that has to be said. */
  readonly err: (text: string) => void;
  /** The working folder, absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether results are read on a terminal. */
  readonly isTerminal: boolean;
  /** The UTC day, `YYYY-MM-DD`. */
  readonly today: string;
  /** Everything on standard input, as bytes; there is none where nobody can have put anything there. */
  readonly readInput?: () => Promise<Uint8Array>;
  /** Shows a line in the place of the last one that it showed, on a terminal; an empty one takes it away. */
  readonly showProgress?: (line: string) => void;
  /** Resolves when the process is asked to stop, as with Ctrl-C, which then does not end it by itself. */
  readonly untilStopped?: () => Promise<void>;
  /** Puts a question to the person at the terminal; there is none where input or messages go elsewhere. */
  readonly ask?: (question: string) => Promise<string | undefined>;
}

/** The process's own input and output. */
export const processIo = (): Io => ({
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  cwd: process.cwd(),
  env: process.env,
  isTerminal: process.stdout.isTTY === true,
  get today() {
    return new Date().toISOString().slice(0, 10);
  },
  readInput,
  untilStopped,
  ...(process.stderr.isTTY && { showProgress }),
  ...(process.stdin.isTTY && process.stderr.isTTY && { ask: askPerson() }),
});

/** `\r` goes to the line's beginning, `ESC [ K` clears it from there. */
const showProgress = (line: string): void => {
  process.stderr.write(`\r\u001b[K${line}`);
};

const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

/** Questions go to standard error: standard output is for results. */
function askPerson(): NonNullable<Io['ask']> {
  const questions = new Questions(process.stdin, process.stderr);
  return (question) => questions.ask(question);
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Lets a reader that went away (`| head`) go; any other failure to write means that the work could not be done. */
export function guard(stream: Writable, onFailure: (why: string) => void): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') onFailure(error.message);
  });
}

/** Something that the user has to put right; its message is all that is shown of it. */
export class UsageError extends Error {}
