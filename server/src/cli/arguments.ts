import { type ParseArgsConfig, parseArgs } from 'node:util';
import { isDay } from '../core/evaluate/dates.ts';
import { COMMON_FLAGS, type Flag, Flags } from './flags.ts';
import { UsageError } from './io.ts';
import { didYouMean } from './suggest.ts';

/** What of a command its arguments depend on. */
export interface Takes {
  readonly name: string;
  /** Its own, beside those that every command takes. */
  readonly flags: readonly Flag[];
}

/** What the user asked for; the command and its operands are still to be looked at. */
export interface Arguments {
  readonly command: string | undefined;
  readonly operands: readonly string[];
  /** The command's own options. */
  readonly flags: Flags;
  readonly format: string | undefined;
  /** A UTC day, `YYYY-MM-DD`. */
  readonly today: string | undefined;
  /** `undefined` where the environment decides. */
  readonly color: boolean | undefined;
  readonly help: boolean;
  readonly version: boolean;
}

/** Reads the arguments behind the program's name. Throws a `UsageError` for what neither it nor the command knows. */
export function readArguments(argv: readonly string[], commands: readonly Takes[]): Arguments {
  const { values, positionals } = parse(argv, commands);
  const [name, ...operands] = positionals;
  const command = commands.find((each) => each.name === name);
  const known = [...COMMON_FLAGS, ...(command?.flags ?? [])];
  for (const given of Object.keys(values)) {
    if (!known.some((flag) => flag.name === given)) throw unknownOption(`--${given}`, known, command?.name);
  }
  const given = new Flags(new Map(Object.entries(values).map(([key, value]) => [key, textsOf(value)])));
  const today = given.text('today');
  if (today !== undefined && !isDay(today)) {
    throw new UsageError(`--today needs a day as YYYY-MM-DD, and "${today}" is none.`);
  }
  return {
    command: name,
    operands,
    flags: given,
    format: given.text('format'),
    today,
    color: given.has('no-color') ? false : given.has('color') || undefined,
    help: given.has('help'),
    version: given.has('version'),
  };
}

const textsOf = (value: unknown): readonly string[] =>
  [value].flat().filter((each): each is string => typeof each === 'string');

function parse(argv: readonly string[], commands: readonly Takes[]) {
  const flags = [...COMMON_FLAGS, ...commands.flatMap((command) => command.flags)];
  const options = Object.fromEntries(flags.map((flag) => [flag.name, configOf(flag)]));
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw asUsageError(error, flags);
  }
}

const configOf = ({ short, value, isRepeatable }: Flag): NonNullable<ParseArgsConfig['options']>[string] => ({
  type: value === undefined ? 'boolean' : 'string',
  ...(short !== undefined && { short }),
  ...(isRepeatable === true && { multiple: true }),
});

/** Node's own messages advise on what nobody wanted; what they are about is worth keeping. */
function asUsageError(error: unknown, flags: readonly Flag[]): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined || !code.startsWith('ERR_PARSE_ARGS')) return error;
  const unknown = /^Unknown option '([^']+)'/.exec(message)?.[1];
  if (unknown !== undefined) return unknownOption(unknown, flags, undefined);
  const [, name = '', isMissing] =
    /^Option '(?:-\w, )?(--[\w-]+)(?: <value>)?' (argument (?:missing|is ambiguous))?/.exec(message) ?? [];
  if (name === '') return new UsageError(`${message.split('\n')[0]?.replace(/\.?$/, '.')}`);
  const { value } = flags.find((flag) => `--${flag.name}` === name) ?? {};
  return new UsageError(
    isMissing === undefined ? `${name} takes no value.` : `${name} needs a value: ${name} ${value}.`,
  );
}

function unknownOption(written: string, known: readonly Flag[], command: string | undefined): UsageError {
  const hint = didYouMean(
    written,
    known.map(({ name }) => `--${name}`),
  );
  return new UsageError(
    command === undefined ? `There is no option ${written}.${hint}` : `${command} has no option ${written}.${hint}`,
  );
}
