import { fixableOf } from '../../core/rules/fixable.ts';
import { pageOf } from '../../core/rules/pages.ts';
import type { RuleMeta } from '../../core/rules/rule.ts';
import { printJson } from '../../core/summary/json.ts';
import type { Paint } from '../../core/summary/text.ts';

/** The list of `rules --format json`. Its shape is in `schemas/rules-report.schema.json`. */
export const reportRulesAsJson = (metas: readonly RuleMeta[]): string =>
  printJson({
    version: 1,
    rules: metas.map(({ code, severity, summary, guardsDecision }) => ({
      code,
      severity,
      summary,
      guardsDecision,
      fixes: fixableOf(code),
      page: pageOf(code),
    })),
  });

const FIXES = { safe: ['fix'], suggested: ['suggestions'], none: [] } as const;

/** The list of rules for a terminal: three lines for each. */
export function reportRulesAsText(metas: readonly RuleMeta[], paint: Paint): string {
  const entries = metas.map(({ code, severity, summary, guardsDecision }) => {
    const marks = [severity, ...(guardsDecision ? ['guards the decision'] : []), ...FIXES[fixableOf(code)]];
    return `${paint.bold(code)} (${marks.join(', ')})\n  ${summary}\n  ${paint.dim(pageOf(code))}\n`;
  });
  return `${entries.join('\n')}\n${metas.length} rules.\n`;
}
