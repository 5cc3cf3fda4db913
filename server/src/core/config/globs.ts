/** Patterns are turned into regular expressions, which these limits keep from taking for ever on some names. */
const MOST_LETTERS = 1000;
/** Between two slashes. */
const MOST_STARS = 3;
/** Of `**` between slashes. */
const MOST_DEEP = 2;

/** What is wrong with a pattern with which no name is compared; `undefined` where it is used. */
export function whyNotUsed(glob: string): string | undefined {
  if (glob.length > MOST_LETTERS) return `is longer than ${MOST_LETTERS} characters`;
  if (/\(|[)}\]]\+/.test(glob)) return 'has round brackets, or repeats a group';
  const segments = glob.split('/');
  if (segments.filter((segment) => segment === '**').length > MOST_DEEP) return 'has "**" more than twice';
  const stars = segments.map((segment) => (segment === '**' ? 0 : (segment.match(/\*+/g)?.length ?? 0)));
  return stars.some((count) => count > MOST_STARS) ? 'has "*" more than three times between two slashes' : undefined;
}
