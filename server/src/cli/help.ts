import type { Command } from './command.ts';
import type { Flag } from './flags.ts';

const indent = (lines: readonly string[]): string => lines.map((line) => `  ${line}\n`).join('');

/** Where the descriptions of options begin. */
const WIDTH = 22;

/** An option and its description, below it where it is long. */
function optionLines({ name, short, value, help }: Flag): string[] {
  const names = `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
  const [first = '', ...rest] = help.split('\n');
  const more = rest.map((line) => `${' '.repeat(WIDTH)}${line}`);
  return names.length < WIDTH
    ? [`${names.padEnd(WIDTH)}${first}`, ...more]
    : [names, `${' '.repeat(WIDTH)}${first}`, ...more];
}

const optionsOf = (formats: string, flags: readonly Flag[] = []): string =>
  indent([
    ...flags.flatMap(optionLines),
    `-f, --format FORMAT   ${formats}`,
    '--today YYYY-MM-DD    the day to judge for, in UTC; today when left out',
    '--color, --no-color   whether to colour text; else NO_COLOR and FORCE_COLOR, else on a terminal only',
    '-h, --help            this help',
  ]);

/** What `decision-packets --help` prints. */
export const OVERVIEW = (commands: readonly Command[]): string =>
  `Checks decision packets and their blocker maps: what is in force, and what does not hold.

Usage: decision-packets COMMAND [options]

Commands:
${indent(commands.map(({ name, summary }) => `${name.padEnd(10)}${summary}`))}
Options:
${optionsOf("the result's form; each command says which it has")}${indent(['--version             the version of this program'])}
Run "decision-packets COMMAND --help" for a command's own help and examples.
The workspace is the nearest folder, from the working folder up, with a .decision-packets.jsonc or a .git;
else the working folder. Nothing outside of it is read.
`;

/** What `decision-packets COMMAND --help` prints. */
export const helpOf = ({ usage, summary, description, formats, flags, examples }: Command): string =>
  `${summary}

Usage: decision-packets ${usage}

${description}

Options:
${optionsOf(`${formats.join(', ')}; ${formats[0]} when left out`, flags)}
Examples:
${indent(examples.map((example) => (example.startsWith(' ') ? example : `$ ${example}`)))}`;
