const MS_PER_DAY = 86_400_000;

let last = { day: Number.NaN, text: '' };

/** The UTC day, `YYYY-MM-DD`, as it is asked for with every keystroke. */
export function today(): string {
  const day = Math.floor(Date.now() / MS_PER_DAY);
  if (day !== last.day) last = { day, text: new Date(day * MS_PER_DAY).toISOString().slice(0, 10) };
  return last.text;
}
