import type { Answers, Program } from './client.ts';

/** A language server to measure. */
export interface Peer {
  readonly name: string;
  readonly program: Program;
  /** Whether it publishes diagnostics by itself, or is asked for them. */
  readonly diagnostics: 'pushed' | 'pulled';
  readonly initializationOptions?: unknown;
  /** What it is told after its start, in one `workspace/didChangeConfiguration`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly answers?: Answers;
}
