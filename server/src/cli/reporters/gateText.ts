import type { OptionSummary, Summary } from '../../core/summary/model.ts';
import { preconditionPhrase } from '../../core/summary/phrases.ts';
import type { Paint } from '../../core/summary/text.ts';
import { visible } from '../../core/summary/visible.ts';
import { plural } from '../plural.ts';

const STYLE = { code: visible, words: visible };

/** The one line of an open gate. */
export const reportOpenGate = (summary: Summary, option: OptionSummary, path: string, paint: Paint): string =>
  `${paint.green('Open')}: ${visible(option.id)} is in force on ${summary.today} (${counted(option)}; ${visible(path)}).\n`;

/** Why a gate is closed: what is in force instead, and what the option lacks. */
export function reportClosedGate(summary: Summary, option: OptionSummary, path: string, paint: Paint): string {
  const unmet = option.preconditions.filter(({ met }) => !met);
  return [
    `${paint.red('Closed')}: ${visible(option.id)} is not in force on ${summary.today} (${counted(option)}; ${visible(path)}).`,
    `${visible(summary.outcome)}: ${visible(summary.why)}.`,
    ...unmet.map((precondition) => `  ${paint.red('✗')} ${preconditionPhrase(precondition, option, STYLE)}`),
    '',
  ].join('\n');
}

const counted = ({ met, total }: OptionSummary): string =>
  total === 0 ? 'it has no preconditions' : `${met} of ${plural(total, 'precondition')} met`;
