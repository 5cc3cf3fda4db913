import type { Paint } from '../core/summary/text.ts';
import type { Flag, Flags } from './flags.ts';
import type { ExitCode, Io } from './io.ts';

/** What a command works with. */
export interface Input {
  readonly operands: readonly string[];
  readonly flags: Flags;
  /** One of the command's formats. */
  readonly format: string;
  /** The UTC day, `YYYY-MM-DD`. */
  readonly today: string;
  readonly paint: Paint;
  readonly io: Io;
}

export interface Command {
  readonly name: string;
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What it does, which operands it takes, and what its exit codes mean. */
  readonly description: string;
  readonly examples: readonly string[];
  /** The default first. */
  readonly formats: readonly [string, ...string[]];
  /** Its own options, beside those that every command takes. */
  readonly flags: readonly Flag[];
  /** Throws a `UsageError` where it could not do its work. */
  readonly run: (input: Input) => Promise<ExitCode>;
}
