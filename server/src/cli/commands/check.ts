import { fileURLToPath } from 'node:url';
import { isWeaker, SEVERITIES } from '../../core/config/severity.ts';
import { hideAdopted } from '../check/adopted.ts';
import { guardsDecision } from '../check/guards.ts';
import { CHECK_FORMATS, reportCheck } from '../check/report.ts';
import { fails, readSeverities, SEVERITY_FLAGS, type Severities } from '../check/severities.ts';
import { readShard, takeShard } from '../check/shard.ts';
import { readText } from '../check/stdin.ts';
import { keepChecking, type Outcome } from '../check/watch.ts';
import type { Command, Input } from '../command.ts';
import type { Flag } from '../flags.ts';
import { type ExitCode, UsageError } from '../io.ts';
import { Progress } from '../progress.ts';
import { checkSelection, filterFindings } from '../results.ts';
import { type Selection, select } from '../selection.ts';
import { unreadableMessage } from '../unreadable.ts';

const FLAGS: readonly Flag[] = [
  ...SEVERITY_FLAGS,
  { name: 'baseline', value: 'FILE', help: 'do not report the findings that FILE has adopted' },
  {
    name: 'write-baseline',
    help: 'adopt what is found now: write it to the baseline.\nWhat guards the decision is never adopted',
  },
  {
    name: 'stdin-path',
    value: 'PATH',
    help: 'take the text of the file PATH from standard input, all else from the disk;\nwithout other paths only this file is reported on',
  },
  { name: 'shard', value: 'PART/PARTS', help: 'report on one part of the files only, as 2/5' },
  { name: 'watch', help: 'check again whenever something changes, until Ctrl-C' },
];

export const check: Command = {
  name: 'check',
  usage: 'check [paths…] [options]',
  summary: 'Checks packets and blocker maps, and prints what does not hold.',
  description: `Paths are packets, blocker maps, or folders that are searched for them; the whole workspace when left out.
Packets are judged with their maps and evidence, wherever in the workspace these are; only what is wrong in the
files that were asked for is printed.

Exit code: 0 no errors (warnings and notes do not count, unless --fail-on or --max-severity says so), 1 at least one,
2 the work could not be done: no such path, nothing to check there, a file that cannot be read, a wrong option.`,
  examples: [
    'decision-packets check',
    'decision-packets check decisions/next-decision-packet.md',
    'decision-packets check decisions --format json > report.json',
    'decision-packets check --today 2026-08-01',
    'decision-packets check --fail-on warning --min-severity warning',
    'decision-packets check --max-severity none',
    'decision-packets check --format sarif > decision-packets.sarif',
    'decision-packets check --stdin-path decisions/next-decision-packet.md < draft.md',
    'decision-packets check --baseline .decision-packets-baseline.json --write-baseline',
    'decision-packets check --watch',
  ],
  formats: CHECK_FORMATS,
  flags: FLAGS,
  async run(input): Promise<ExitCode> {
    const { flags, io } = input;
    const severities = readSeverities(flags);
    if (flags.has('watch')) {
      const other = ['stdin-path', 'write-baseline'].find((name) => flags.has(name));
      if (other !== undefined) throw new UsageError(`--watch goes on, and --${other} is for once: use one of the two.`);
      return await keepChecking(() => checkOnce(input, severities), io);
    }
    const { report, notes, code } = await checkOnce(input, severities);
    io.out(report);
    io.err(notes);
    return code;
  },
};

async function checkOnce(input: Input, { failOn, least }: Severities): Promise<Outcome> {
  const { flags, format, paint, io } = input;
  // A watch may go on over midnight.
  const today = flags.text('today') ?? io.today;
  const shard = flags.text('shard');
  const part = shard === undefined ? undefined : readShard(shard);
  const progress = new Progress(io, 'Reading the workspace …');
  try {
    const whole = await selectWithInput(input, today);
    const selection = part === undefined ? whole : takeShard(whole, part);
    const found = checkSelection(selection, today, (done, all) => progress.say(`Checked ${done} of ${all} files …`));
    const { result: fresh, notes } = hideAdopted(found, flags, io.cwd);
    const result = filterFindings(fresh, ({ severity, code }) => !isWeaker(severity, least) || guardsDecision(code));
    const isUnread = selection.unreadable.length > 0;
    const isFailed = SEVERITIES.some((severity) => fails(severity, failOn) && result.counts[severity] > 0);
    return {
      report: reportCheck(result, format, failOn, paint),
      notes: isUnread ? `${notes}${unreadableMessage(selection)}\n` : notes,
      code: isUnread ? 2 : isFailed ? 1 : 0,
      root: rootOf(selection, io.cwd),
    };
  } finally {
    progress.end();
  }
}

const rootOf = ({ snapshot }: Selection, cwd: string): string => {
  const [root] = snapshot.projects.keys();
  return root === undefined ? cwd : fileURLToPath(root);
};

/** What was asked for; with `--stdin-path` as if that file had the text on standard input. */
async function selectWithInput({ operands, flags, io }: Input, today: string): Promise<Selection> {
  const request = { operands, only: undefined, cwd: io.cwd, today };
  const path = flags.text('stdin-path');
  if (path === undefined) return await select(request);
  const { uri, text } = await readText(path, io);
  const selection = await select({ ...request, texts: new Map([[uri, text]]) });
  if (!selection.snapshot.files.has(uri)) {
    throw new UsageError(`"${path}" has not the name of a packet or a blocker map, or lies where none is looked for.`);
  }
  if (operands.length > 0) return selection;
  const isIt = (file: { readonly uri: string }): boolean => file.uri === uri;
  return {
    ...selection,
    files: selection.files.filter(({ file }) => isIt(file)),
    unreadable: selection.unreadable.filter(isIt),
  };
}
