import { isDay } from '../evaluate/dates.ts';
import { asSubject, datesOf } from './dates.ts';
import type { Rule } from './rule.ts';

/** A date that is none. */
export const dateInvalid: Rule = {
  meta: {
    code: 'date-invalid',
    severity: 'error',
    summary: 'A date is no day of the calendar, written YYYY-MM-DD.',
    guardsDecision: false,
  },
  checks: 'packet-or-entries',
  *check(file) {
    for (const { name, value } of datesOf(file, (day) => !isDay(day))) {
      yield {
        span: value.span,
        message: `${asSubject(name)} "${value.value}" is no date, so that it counts for nothing. Write a day of the calendar as YYYY-MM-DD.`,
      };
    }
  },
};
