/** The day that the expected outputs hold for. */
export const TODAY = '2026-06-12';

export interface GoldenCase {
  /** The file in `golden/` that holds what is expected. */
  readonly file: string;
  /** From the clone's root. */
  readonly args: readonly string[];
  readonly code: number;
  /** Where the expected output is printed. */
  readonly stream: 'stdout' | 'stderr';
}

const FIX7 = 'examples/fix7-p0';
const MID_COURSE = 'examples/mid-course';
const NEXT = `${MID_COURSE}/next-decision-packet.md`;

const golden = (file: string, code: number, args: readonly string[], stream: GoldenCase['stream'] = 'stdout') => ({
  file,
  args: [...args, '--today', TODAY],
  code,
  stream,
});

/** What the examples must give, byte for byte. */
export const CASES: readonly GoldenCase[] = [
  golden('fix7-p0.check.txt', 0, ['check', FIX7]),
  golden('fix7-p0.check.json', 0, ['check', FIX7, '--format', 'json']),
  golden('fix7-p0.summary.txt', 0, ['summary', FIX7]),
  golden('fix7-p0.summary.md', 0, ['summary', FIX7, '--format', 'markdown']),
  golden('fix7-p0.summary.html', 0, ['summary', FIX7, '--format', 'html']),
  golden('fix7-p0.summary.json', 0, ['summary', FIX7, '--format', 'json']),
  golden('fix7-p0.gate-open.txt', 0, ['gate', 'HOLD_PRODUCTION', `${FIX7}/next-production-decision-packet.md`]),
  golden('fix7-p0.gate-closed.json', 1, [
    'gate',
    'AUTHORIZE_PRODUCTION_EXECUTION',
    `${FIX7}/next-production-decision-packet.md`,
    '--format',
    'json',
  ]),
  golden('fix7-p0.explain.json', 1, [
    'explain',
    'AUTHORIZE_PRODUCTION_EXECUTION',
    `${FIX7}/next-production-decision-packet.md`,
    '--assume',
    'REAL_RUN=GRANTED',
    '--format',
    'json',
  ]),
  golden('mid-course.check.txt', 1, ['check', MID_COURSE]),
  golden('mid-course.check.json', 1, ['check', MID_COURSE, '--format', 'json']),
  golden('mid-course.check.sarif', 1, ['check', MID_COURSE, '--format', 'sarif']),
  golden('mid-course.check.github.txt', 1, ['check', MID_COURSE, '--format', 'github']),
  golden('mid-course.check.junit.xml', 1, ['check', MID_COURSE, '--format', 'junit']),
  golden('mid-course.summary.txt', 0, ['summary', NEXT]),
  golden('mid-course.summary.md', 0, ['summary', NEXT, '--format', 'markdown']),
  golden('mid-course.summary.html', 0, ['summary', NEXT, '--format', 'html']),
  golden('mid-course.summary.json', 0, ['summary', MID_COURSE, '--format', 'json']),
  golden('mid-course.explain.txt', 1, ['explain', 'AUTHORIZE_MIGRATION_CUTOVER', NEXT]),
  golden('mid-course.explain.md', 1, ['explain', 'AUTHORIZE_MIGRATION_CUTOVER', NEXT, '--format', 'markdown']),
  golden('mid-course.explain.json', 1, ['explain', 'AUTHORIZE_MIGRATION_CUTOVER', NEXT, '--format', 'json']),
  golden('mid-course.gate-closed.txt', 1, ['gate', 'AUTHORIZE_MIGRATION_PRECHECK', NEXT], 'stderr'),
  golden('mid-course.gate-closed.json', 1, ['gate', 'AUTHORIZE_MIGRATION_PRECHECK', NEXT, '--format', 'json']),
];
