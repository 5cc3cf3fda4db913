import type { Severity } from '../../core/config/severity.ts';
import { listed } from '../../core/explain/sections.ts';
import type { Paint } from '../../core/summary/text.ts';
import { visible } from '../../core/summary/visible.ts';
import { plural } from '../plural.ts';
import type { CheckResult, Counts, PlacedFinding } from '../results.ts';

/** The report of `check` for a terminal: one line for each finding, a blank line between files, the counts last. */
export function reportCheckAsText({ files, counts }: CheckResult, paint: Paint): string {
  const groups = files
    .filter(({ findings }) => findings.length > 0)
    .map(({ path, findings }) => findings.map((finding) => `${findingLine(path, finding, paint)}\n`).join(''));
  return `${groups.map((group) => `${group}\n`).join('')}${conclusionOf(counts, paint)}\n`;
}

const PLAIN: Paint = { bold: String, dim: String, red: String, green: String, yellow: String };

/** What was found and what was checked, in two lines. Where nothing could be read there are no problems to be without. */
export const conclusionOf = (counts: Counts, paint: Paint = PLAIN): string =>
  counts.files === 0 ? 'Nothing was checked.' : `${verdictLine(counts, paint)}\n${countsLine(counts)}`;

function findingLine(path: string, { range, severity, message, code }: PlacedFinding, paint: Paint): string {
  const place = `${visible(path)}:${range.start.line + 1}:${range.start.character + 1}`;
  return `${paint.bold(place)} ${painted(severity, paint)} ${visible(message)} ${paint.dim(`(${code})`)}`;
}

function painted(severity: Severity, paint: Paint): string {
  const color = { error: paint.red, warning: paint.yellow, info: paint.bold, hint: paint.dim }[severity];
  return color(severity);
}

function verdictLine({ error, warning, info, hint }: Counts, paint: Paint): string {
  const found = [
    ...(error > 0 ? [paint.red(plural(error, 'error'))] : []),
    ...(warning > 0 ? [paint.yellow(plural(warning, 'warning'))] : []),
    ...(info > 0 ? [plural(info, 'note')] : []),
    ...(hint > 0 ? [plural(hint, 'hint')] : []),
  ];
  return found.length === 0 ? paint.green('No problems.') : `${listed(found)}.`;
}

/** What was checked, so that nobody takes "nothing found" for "nothing looked at". */
function countsLine({ files, packets, maps, options, preconditions, blockers, grants }: Counts): string {
  const of = [
    ...(packets > 0
      ? [`${plural(packets, 'packet')} with ${plural(options, 'option')} and ${plural(preconditions, 'precondition')}`]
      : []),
    ...(maps > 0
      ? [`${plural(maps, 'blocker map')} with ${plural(blockers, 'blocker')} and ${plural(grants, 'grant')}`]
      : []),
  ];
  return `Checked ${plural(files, 'file')}: ${of.join(', ')}.`;
}
