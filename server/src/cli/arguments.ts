import { parseArgs } from 'node:util';
import { isDay } from '../core/evaluate/dates.ts';
import { UsageError } from './io.ts';
import { didYouMean } from './suggest.ts';

const OPTIONS = {
  format: { type: 'string', short: 'f' },
  today: { type: 'string' },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** What the user asked for; the command and its operands are still to be looked at. */
export interface Arguments {
  readonly command: string | undefined;
  readonly operands: readonly string[];
  readonly format: string | undefined;
  /** A UTC day, `YYYY-MM-DD`. */
  readonly today: string | undefined;
  /** `undefined` where the environment decides. */
  readonly color: boolean | undefined;
  readonly help: boolean;
  readonly version: boolean;
}

/** Reads the arguments behind the program's name. Throws a `UsageError` for what it does not know. */
export function readArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  const [command, ...operands] = positionals;
  const { format, today, help = false, version = false } = values;
  if (today !== undefined && !isDay(today)) {
    throw new UsageError(`--today needs a day as YYYY-MM-DD, and "${today}" is none.`);
  }
  const color = values['no-color'] === true ? false : values.color;
  return { command, operands, format, today, color, help, version };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw asUsageError(error);
  }
}

/** Node's own messages advise on what nobody wanted; what they are about is worth keeping. */
function asUsageError(error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined || !code.startsWith('ERR_PARSE_ARGS')) return error;
  const unknown = /^Unknown option '([^']+)'/.exec(message)?.[1];
  if (unknown === undefined) return new UsageError(`${message.split('\n')[0]?.replace(/\.?$/, '.')}`);
  const names = Object.keys(OPTIONS).map((name) => `--${name}`);
  return new UsageError(`There is no option ${unknown}.${didYouMean(unknown, names)}`);
}
