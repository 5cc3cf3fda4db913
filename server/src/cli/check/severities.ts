import { isWeaker, SEVERITIES, type Severity } from '../../core/config/severity.ts';
import type { Flag, Flags } from '../flags.ts';
import { UsageError } from '../io.ts';
import { didYouMean } from '../suggest.ts';

const WORDS = 'error, warning, info, hint';

export const SEVERITY_FLAGS: readonly Flag[] = [
  {
    name: 'fail-on',
    value: 'SEVERITY',
    help: `end with 1 from this severity on: ${WORDS}; or never. error when left out`,
  },
  {
    name: 'max-severity',
    value: 'SEVERITY',
    help: `the same, said the other way: end with 0 up to this severity: ${WORDS};\nor none. warning when left out`,
  },
  {
    name: 'min-severity',
    value: 'SEVERITY',
    help: `leave out what is less serious: ${WORDS}; all is shown when left out.\nWhat guards the decision is always shown`,
  },
];

/** From which severity on a check fails; `undefined` for never. */
export type FailOn = Severity | undefined;

export interface Severities {
  readonly failOn: FailOn;
  /** What is less serious is left out, unless it guards the decision. */
  readonly least: Severity;
}

/** Reads what says which findings fail, and `--min-severity`. Throws where one would hide what another fails on. */
export function readSeverities(flags: Flags): Severities {
  const failOn = readFailOn(flags);
  const least = severityOf('min-severity', flags.text('min-severity') ?? 'hint', SEVERITIES);
  if (failOn !== undefined && isWeaker(failOn, least)) {
    const limit = flags.has('max-severity') ? 'max-severity' : 'fail-on';
    throw new UsageError(
      `--min-severity ${least} would leave out what --${limit} ${flags.text(limit) ?? failOn} fails on. Show at least as much as fails.`,
    );
  }
  return { failOn, least };
}

/** `--max-severity` names the most serious finding that does not fail, `--fail-on` the least serious one that does. */
function readFailOn(flags: Flags): FailOn {
  const [failing, passing] = [flags.text('fail-on'), flags.text('max-severity')];
  if (passing === undefined) {
    return failing === 'never' ? undefined : severityOf('fail-on', failing ?? 'error', [...SEVERITIES, 'never']);
  }
  if (failing !== undefined) {
    throw new UsageError('--max-severity and --fail-on say the same in two ways: use one of the two.');
  }
  if (passing === 'none') return SEVERITIES.at(-1);
  return SEVERITIES[SEVERITIES.indexOf(severityOf('max-severity', passing, [...SEVERITIES, 'none'])) - 1];
}

function severityOf(flag: string, word: string, words: readonly string[]): Severity {
  const severity = SEVERITIES.find((each) => each === word);
  if (severity !== undefined) return severity;
  throw new UsageError(`--${flag} needs one of ${words.join(', ')}, and not "${word}".${didYouMean(word, words)}`);
}

/** Whether a finding of `severity` makes a check fail. */
export const fails = (severity: Severity, failOn: FailOn): boolean =>
  failOn !== undefined && !isWeaker(severity, failOn);
