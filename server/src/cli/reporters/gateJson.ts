import { preconditionReport, printJson } from '../../core/summary/json.ts';
import type { OptionSummary, Summary } from '../../core/summary/model.ts';

/** The report of `gate --format json`. Its shape is in `schemas/gate-report.schema.json`. */
export const reportGateAsJson = (summary: Summary, option: OptionSummary, path: string): string =>
  printJson({
    version: 1,
    today: summary.today,
    packet: path,
    option: option.id,
    open: summary.inForce === option.id,
    inForce: summary.inForce ?? null,
    reason: summary.reason,
    unmet: option.preconditions.filter(({ met }) => !met).map(preconditionReport),
  });
