import { isDay } from '../evaluate/dates.ts';
import type { EarnedBlocker } from '../evaluate/earnedBlockers.ts';
import { isDisguised } from '../packet/disguise.ts';
import { isPlaceholder } from '../packet/values.ts';
import type { Span } from '../syntax/span.ts';
import { revertBlocker } from './fixes/revertStatus.ts';
import type { Rule } from './rule.ts';

/** A waiver that sets nothing aside. */
export const waiverInvalid: Rule = {
  meta: {
    code: 'waiver-invalid',
    severity: 'error',
    summary: 'The waiver of a blocker is by nobody who owns it, gives no reason, or has no end.',
    guardsDecision: false,
  },
  checks: 'entries',
  *check(file) {
    for (const earned of file.entries.blockers) {
      for (const { span, message } of faultsOfWaiver(earned)) {
        yield {
          span,
          message: `${earned.blocker.id?.value} is not waived: ${message}. A waiver names an owner, a reason and its last day; without one the blocker counts as OPEN.`,
          fixes: () => revertBlocker(file, earned),
        };
      }
    }
  },
};

/** Leaves out what other rules say of the same value: that it is missing, a placeholder, disguised, or no date. */
function faultsOfWaiver({ blocker: { waiver }, doubts }: EarnedBlocker): { span: Span; message: string }[] {
  if (waiver === undefined) return [];
  const told = [waiver.by, waiver.reason, waiver.expires].filter(
    (value) =>
      value !== undefined && (isPlaceholder(value.value) || (value !== waiver.reason && isDisguised(value.value))),
  );
  const { expires } = waiver;
  if (expires !== undefined && expires.value.trim() !== '' && !isDay(expires.value)) told.push(expires);
  return doubts.filter(
    ({ kind, span }) =>
      kind === 'waiver-invalid' && span !== waiver.span && !told.some((value) => value?.span === span),
  );
}
