import picocolors from 'picocolors';
import { version } from '../version.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { wantsColor } from './color.ts';
import type { Command } from './command.ts';
import { check } from './commands/check.ts';
import { explain } from './commands/explain.ts';
import { fix } from './commands/fix.ts';
import { gate } from './commands/gate.ts';
import { init } from './commands/init.ts';
import { rules } from './commands/rules.ts';
import { summary } from './commands/summary.ts';
import { helpOf, OVERVIEW } from './help.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { didYouMean } from './suggest.ts';

const COMMANDS: readonly Command[] = [check, summary, explain, gate, fix, init, rules];

/** Runs the command that `argv`, the arguments behind the program's name, asks for. Never throws. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await runArguments(readArguments(argv, COMMANDS), io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`${error.message}\n`);
      return 2;
    }
    io.err(`decision-packets failed, and that is a fault of its own:\n${(error as Error)?.stack ?? String(error)}\n`);
    return 2;
  }
}

async function runArguments(given: Arguments, io: Io): Promise<ExitCode> {
  if (given.version) {
    io.out(`${version}\n`);
    return 0;
  }
  if (given.command === undefined) {
    (given.help ? io.out : io.err)(OVERVIEW(COMMANDS));
    return given.help ? 0 : 2;
  }
  const command = commandOf(given.command);
  if (given.help) {
    io.out(helpOf(command));
    return 0;
  }
  return await command.run({
    operands: given.operands,
    flags: given.flags,
    format: formatOf(command, given.format),
    today: given.today ?? io.today,
    paint: picocolors.createColors(wantsColor(given.color, io)),
    io,
  });
}

function commandOf(name: string): Command {
  const command = COMMANDS.find((each) => each.name === name);
  if (command !== undefined) return command;
  const names = COMMANDS.map((each) => each.name);
  throw new UsageError(`There is no command ${name}.${didYouMean(name, names)} The commands are ${names.join(', ')}.`);
}

function formatOf({ name, formats }: Command, format: string | undefined): string {
  if (format === undefined) return formats[0];
  if (formats.includes(format)) return format;
  throw new UsageError(`${name} has no format "${format}". Its formats are ${formats.join(', ')}.`);
}
