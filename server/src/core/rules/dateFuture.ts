import { isDay } from '../evaluate/dates.ts';
import { asSubject, datesOf } from './dates.ts';
import type { Rule } from './rule.ts';

/** Something is said to have happened on a day that has not come. */
export const dateFuture: Rule = {
  meta: {
    code: 'date-future',
    severity: 'warning',
    summary: 'Something is said to have happened on a day that has not come.',
    guardsDecision: false,
  },
  checks: 'packet-or-entries',
  *check(file, { today }) {
    const isFuture = (day: string, isPast: boolean): boolean => isPast && day > today && isDay(day);
    for (const { name, value } of datesOf(file, isFuture)) {
      yield {
        span: value.span,
        message: `${asSubject(name)} ${value.value} lies in the future: today is ${today} (UTC). Until that day it counts for nothing.`,
      };
    }
  },
};
