import type { PreconditionSummary, Summary } from './model.ts';

/** From a URI to the path that is shown for it. */
export type PathOf = (uri: string) => string;

/** The report that `decision-packets summary --format json` prints. Its shape is in `schemas/summary-report.schema.json`. */
export const renderJson = (summaries: readonly Summary[], today: string, pathOf: PathOf): string =>
  printJson({ version: 1, today, packets: summaries.map((summary) => packetReport(summary, pathOf)) });

/** A value as the reports print it. */
export const printJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function packetReport(summary: Summary, pathOf: PathOf) {
  return {
    path: pathOf(summary.uri),
    title: summary.title ?? null,
    date: summary.date ?? null,
    lane: summary.lane ?? null,
    status: summary.status,
    map: summary.map.uri === undefined ? null : pathOf(summary.map.uri),
    default: summary.default ?? null,
    selected: summary.selected,
    inForce: summary.inForce ?? null,
    reason: summary.reason,
    options: summary.options.map(({ id, available, met, total, preconditions }) => ({
      id,
      available,
      met,
      total,
      preconditions: preconditions.map(preconditionReport),
    })),
    blockers: summary.blockers.map(({ id, title, owners, claimed, earned, gates, unlocks, rank }) => ({
      id,
      title,
      owners,
      claimed,
      earned,
      gates,
      unlocks,
      rank,
    })),
    recommendation:
      summary.recommendation === undefined
        ? null
        : { option: summary.recommendation.option ?? null, discharges: summary.recommendation.discharges },
  };
}

/** A precondition in the shape that all reports share. */
export const preconditionReport = (precondition: PreconditionSummary) => ({
  kind: precondition.kind,
  id: precondition.id ?? null,
  text: precondition.text,
  required: precondition.required,
  earned: precondition.earned,
  met: precondition.met,
  owners: precondition.owners,
  from: precondition.from,
});
