import { printJson } from '../../core/summary/json.ts';
import type { CheckResult } from '../results.ts';

/** The report of `check --format json`. Its shape is in `schemas/check-report.schema.json`. */
export const reportCheckAsJson = ({ today, files, counts }: CheckResult): string =>
  printJson({
    version: 1,
    today,
    files: files.map(({ path, kind, findings }) => ({
      path,
      kind,
      findings: findings.map(({ code, severity, message, range, related, fixes }) => ({
        code,
        severity,
        message,
        range,
        related,
        fixes: fixes().map(({ title, preferred, safe }) => ({ title, preferred, safe })),
      })),
    })),
    counts,
  });
