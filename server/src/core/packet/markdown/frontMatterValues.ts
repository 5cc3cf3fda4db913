import type { FrontMatter, FrontMatterEntry } from '../../syntax/markdown/frontMatter.ts';
import { nearest } from '../../syntax/nearest.ts';
import { asSeen } from '../../syntax/seen.ts';
import type { Located, SyntaxProblem } from '../../syntax/span.ts';
import { PACKET_STATUSES, type PacketSchemaProblem, type PacketStatus } from '../model.ts';
import { isStatusSlip, statusSeenIn } from '../unknownStatus.ts';

/** The keys of the front matter that mean something to a packet. */
export const FRONT_MATTER_KEYS = [
  'packet',
  'date',
  'revision',
  'lane',
  'status',
  'default',
  'selected',
  'decided-by',
  'decided-on',
  'choosers',
  'blocker-map',
] as const;
export type FrontMatterKey = (typeof FRONT_MATTER_KEYS)[number];

/** The front matter as far as a packet reads it. */
export interface FrontMatterValues {
  /** The entry's whole stretch and its words; `undefined` when the key is not there. */
  entry(key: FrontMatterKey): FrontMatterEntry | undefined;
  values(key: FrontMatterKey): readonly Located<string>[];
  /** As `values`, and where the entry holds anything but words, its whole text: it names nothing, but it was written. */
  words(key: FrontMatterKey): readonly Located<string>[];
  readonly status: PacketStatus | undefined;
  readonly problems: readonly PacketSchemaProblem[];
  /** Keys that a reader takes for ones that they are not: nobody knows what the packet says. */
  readonly disguised: readonly SyntaxProblem[];
}

export function readFrontMatterValues(frontMatter: FrontMatter | undefined): FrontMatterValues {
  const entries = new Map((frontMatter?.entries ?? []).map((entry) => [entry.key.value, entry]));
  const values = (key: FrontMatterKey) => entries.get(key)?.values ?? [];
  const words = (key: FrontMatterKey) => {
    const entry = entries.get(key);
    return entry?.nested ? [entry.value ?? { value: entry.key.value, span: entry.span }] : (entry?.values ?? []);
  };
  const [written, ...more] = values('status');
  // What is no single word is as little known as a misspelt one.
  const isWord = entries.get('status')?.nested === false && more.length === 0;
  const status = isWord ? PACKET_STATUSES.find((each) => each === written?.value.toLowerCase()) : undefined;
  const problems: PacketSchemaProblem[] = [];
  if (written !== undefined && isWord && status === undefined) {
    problems.push({
      span: written.span,
      message: `"${written.value}" is no status of a packet, so it counts as a draft. Write draft, active or superseded.`,
      severity: 'error',
      meant: nearest(written.value, PACKET_STATUSES),
    });
  }
  for (const entry of entries.values()) problems.push(...problemsOf(entry, entries));
  return {
    entry: (key) => entries.get(key),
    values,
    words,
    status: entries.has('status') ? (status ?? 'draft') : statusSeen(entries.values()),
    problems,
    disguised: [...entries.values()].flatMap(disguiseOf),
  };
}

/** What a reader takes for the status, such as `Status: superseded`. */
function statusSeen(entries: Iterable<FrontMatterEntry>): PacketStatus | undefined {
  for (const { key, values } of entries) {
    const status = statusSeenIn(key.value, values[0]?.value);
    if (status !== undefined) return status;
  }
  return undefined;
}

function disguiseOf({ key }: FrontMatterEntry): SyntaxProblem[] {
  if (key.value === '<<') {
    return [
      { span: key.span, message: 'What "<<" would merge in is not read here, and by others it is; write it out.' },
    ];
  }
  const seen = asSeen(key.value).trim();
  if (seen === key.value || !FRONT_MATTER_KEYS.some((known) => known === seen.toLowerCase())) return [];
  const message = `A reader takes this key for "${seen}", but it holds a character that is hidden or only looks like another. Type it anew.`;
  return [{ span: key.span, message }];
}

function problemsOf(entry: FrontMatterEntry, entries: ReadonlyMap<string, FrontMatterEntry>): PacketSchemaProblem[] {
  const { key } = entry;
  if (FRONT_MATTER_KEYS.some((known) => known === key.value)) {
    const isList = key.value === 'status' && entry.values.length > 1;
    if (!entry.nested && !isList) return [];
    const message = isList
      ? '"status" must be one word; with several the packet counts as a draft.'
      : `"${key.value}" must be a word or a list of words; what it holds is not read.`;
    return [{ span: entry.span, message, severity: 'error', meant: undefined }];
  }
  const near = nearest(key.value.replaceAll('_', '-').toLowerCase(), FRONT_MATTER_KEYS);
  const meant = near ?? (isStatusSlip(key.value) ? 'status' : undefined);
  if (meant === undefined || entries.has(meant)) return [];
  const message = `"${key.value}" means nothing to a packet. Did you mean "${meant}"?`;
  return [{ span: key.span, message, severity: 'warning', meant }];
}
