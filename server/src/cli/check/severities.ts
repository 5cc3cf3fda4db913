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

/** Reads `--fail-on` and `--min-severity`. Throws where one would hide what the other fails on. */
export function readSeverities(flags: Flags): Severities {
  const wanted = flags.text('fail-on') ?? 'error';
  const failOn = wanted === 'never' ? undefined : severityOf('fail-on', wanted, [...SEVERITIES, 'never']);
  const least = severityOf('min-severity', flags.text('min-severity') ?? 'hint', SEVERITIES);
  if (failOn !== undefined && isWeaker(failOn, least)) {
    throw new UsageError(
      `--min-severity ${least} would leave out what --fail-on ${failOn} fails on. Show at least as much as fails.`,
    );
  }
  return { failOn, least };
}

function severityOf(flag: string, word: string, words: readonly string[]): Severity {
  const severity = SEVERITIES.find((each) => each === word);
  if (severity !== undefined) return severity;
  throw new UsageError(`--${flag} needs one of ${words.join(', ')}, and not "${word}".${didYouMean(word, words)}`);
}

/** Whether a finding of `severity` makes a check fail. */
export const fails = (severity: Severity, failOn: FailOn): boolean =>
  failOn !== undefined && !isWeaker(severity, failOn);
