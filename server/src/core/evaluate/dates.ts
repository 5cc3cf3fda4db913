const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The days that every month of every year has. */
const COMMON = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;

/** A UTC day as `YYYY-MM-DD`; days of this form compare as text. */
export type Day = string;

/** Whether `text` is a day of the calendar as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (COMMON.test(text)) return true;
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** Why `text` cannot be the day of something that has happened by `today`; `undefined` if it can. */
export function doubtOfPastDay(text: string, today: Day): 'invalid' | 'future' | undefined {
  if (!isDay(text)) return 'invalid';
  return text > today ? 'future' : undefined;
}
