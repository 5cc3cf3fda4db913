import { fileURLToPath } from 'node:url';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { visible } from '../../core/summary/visible.ts';
import type { Command } from '../command.ts';
import { type Repair, repair } from '../fix/repair.ts';
import { type Change, hasMark, writeChanges } from '../fix/write.ts';
import { type ExitCode, UsageError } from '../io.ts';
import { plural } from '../plural.ts';
import { checkSelection } from '../results.ts';
import { type Selection, select } from '../selection.ts';
import { unreadableMessage } from '../unreadable.ts';

export const fix: Command = {
  name: 'fix',
  usage: 'fix [paths…] [options]',
  summary: 'Makes files safer where that needs nobody’s judgement: reverts what does not hold.',
  description: `Applies the safe fixes only: selections that do not hold go back to the default, statuses and grants that are not
earned to what is. No fix makes an option available, raises a status or invents evidence.
Paths are packets, blocker maps, or folders that are searched for them; the whole workspace when left out. No other
file is changed. Files are replaced as a whole, with their line ends, byte order marks and permissions.

Exit code: 0 no errors are left, 1 errors are left that need a person,
2 the work could not be done: no such path, nothing to check there, a file that cannot be read or written.`,
  examples: [
    'decision-packets fix --dry-run',
    'decision-packets fix',
    'decision-packets fix decisions/next-decision-packet.md',
    'decision-packets fix --dry-run | git apply',
  ],
  formats: ['text'],
  flags: [{ name: 'dry-run', help: 'print what would change as a unified diff, and change nothing' }],
  async run({ operands, flags, today, io }): Promise<ExitCode> {
    const first = await select({ operands, only: undefined, cwd: io.cwd, today });
    if (first.unreadable.length > 0) throw new UsageError(unreadableMessage(first));
    const { texts, repairs, after } = await repair((changed) =>
      select({ operands, only: undefined, cwd: io.cwd, today, texts: changed }),
    );
    const changes = changesOf(first, texts);
    const isDry = flags.has('dry-run');
    if (isDry) io.out(changes.map(({ path, ...change }) => diffOf(change, path, after)).join(''));
    else writeChanges(changes);
    const report = [...repairs.map(repairLine), conclusion(repairs, changes, isDry), left(after, today)];
    (isDry ? io.err : io.out)(`${report.join('\n')}\n`);
    return checkSelection(after, today).counts.error > 0 ? 1 : 0;
  },
};

function changesOf({ files }: Selection, texts: ReadonlyMap<string, string>): Change[] {
  return files.flatMap(({ file: { uri, source } }) => {
    const after = texts.get(uri);
    return after === undefined || after === source.text
      ? []
      : [{ path: fileURLToPath(uri), before: source.text, after }];
  });
}

/** As `git diff` prints it, so that `git apply` and `patch -p1` take it. */
function diffOf({ before, after }: Omit<Change, 'path'>, path: string, { pathOf, files }: Selection): string {
  const uri = files.find(({ file }) => fileURLToPath(file.uri) === path)?.file.uri ?? '';
  const mark = hasMark(path) ? '\uFEFF' : '';
  const shown = pathOf(uri);
  const names = [`a/${shown}`, `b/${shown}`] as const;
  return createTwoFilesPatch(...names, `${mark}${before}`, `${mark}${after}`, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
}

const repairLine = ({ path, line, title, code }: Repair): string =>
  `${visible(path)}:${line + 1}: ${visible(title)} (${code})`;

function conclusion(repairs: readonly Repair[], changes: readonly Change[], isDry: boolean): string {
  if (repairs.length === 0) return 'There is nothing that can be fixed without a person.';
  const fixed = `${plural(repairs.length, 'finding')} in ${plural(changes.length, 'file')}`;
  return isDry ? `Would fix ${fixed}; nothing was changed.` : `Fixed ${fixed}.`;
}

function left(after: Selection, today: string): string {
  const { error, warning, info, hint } = checkSelection(after, today).counts;
  const rest = error + warning + info + hint;
  if (rest === 0) return 'Nothing is left.';
  return `${plural(rest, 'finding')} ${rest === 1 ? 'is' : 'are'} left, ${plural(error, 'error')} among ${rest === 1 ? 'it' : 'them'}.`;
}
