import { append } from '../../syntax/append.ts';
import type { FrontMatter, FrontMatterEntry } from '../../syntax/markdown/frontMatter.ts';
import { nearest } from '../../syntax/nearest.ts';
import { asSeen } from '../../syntax/seen.ts';
import type { Located, SyntaxProblem } from '../../syntax/span.ts';
import { PACKET_STATUSES, type PacketSchemaProblem, type PacketStatus } from '../model.ts';
import { isStatusSlip, type SaidStatus, statusSeenIn } from '../unknownStatus.ts';

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
  /** Words of entries that a reader takes for ones of this key, which they are not: they may only take something away. */
  near(key: FrontMatterKey): readonly Located<string>[];
  readonly statuses: readonly SaidStatus[];
  readonly problems: readonly PacketSchemaProblem[];
  /** Keys that a reader takes for ones that they are not: nobody knows what the packet says. */
  readonly disguised: readonly SyntaxProblem[];
}

/** What the front matter says, which most packets have not. */
export const readFrontMatterValues = (frontMatter: FrontMatter | undefined): FrontMatterValues =>
  frontMatter === undefined ? NOTHING : valuesOf(frontMatter.entries);

function valuesOf(all: readonly FrontMatterEntry[]): FrontMatterValues {
  const entries = new Map(all.map((entry) => [entry.key.value, entry]));
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
  for (const entry of entries.values()) append(problems, problemsOf(entry, entries));
  return {
    entry: (key) => entries.get(key),
    values,
    words,
    near: (key) => [...entries.values()].flatMap((entry) => (meantBy(entry) === key ? entry.values : [])),
    statuses: statusesIn(entries.values(), status),
    problems,
    disguised: [...entries.values()].flatMap(disguiseOf),
  };
}

/** What `status` says, which is `written` where that is known, and what a reader takes for it, as `Status: superseded`. */
const statusesIn = (entries: Iterable<FrontMatterEntry>, written: PacketStatus | undefined): SaidStatus[] =>
  [...entries].flatMap((entry) => {
    const { key, values, span } = entry;
    const isIt = key.value === 'status';
    const status = isIt ? (written ?? 'draft') : statusSeenIn(key.value, wordOf(entry));
    return status === undefined ? [] : [{ status, span: (isIt ? values[0]?.span : undefined) ?? span }];
  });

/** The one word of an entry, or all of it, as it stands there. */
const wordOf = ({ nested, values, value }: FrontMatterEntry): string | undefined =>
  nested || values.length > 1 ? value?.value : values[0]?.value;

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
  const meant = meantBy(entry);
  if (meant === undefined || entries.has(meant)) return [];
  const message = `"${key.value}" means nothing to a packet. Did you mean "${meant}"?`;
  return [{ span: key.span, message, severity: 'warning', meant }];
}

/** The key that an entry's own was meant to be, which means nothing to a packet. */
function meantBy({ key }: FrontMatterEntry): FrontMatterKey | undefined {
  if (FRONT_MATTER_KEYS.some((known) => known === key.value)) return undefined;
  const near =
    nearest(key.value, FRONT_MATTER_KEYS) ?? FRONT_MATTER_KEYS.find((known) => joined(known) === joined(key.value));
  return (near as FrontMatterKey | undefined) ?? (isStatusSlip(key.value) ? 'status' : undefined);
}

/** A key without what joins its words, and without case. */
const joined = (key: string): string => key.replace(/[\s_-]/g, '').toLowerCase();

const NOTHING = valuesOf([]);
