import type { FrontMatter, FrontMatterEntry } from '../../syntax/markdown/frontMatter.ts';
import { nearest } from '../../syntax/nearest.ts';
import type { Located } from '../../syntax/span.ts';
import { PACKET_STATUSES, type PacketSchemaProblem, type PacketStatus } from '../model.ts';

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
  readonly status: PacketStatus | undefined;
  readonly problems: readonly PacketSchemaProblem[];
}

export function readFrontMatterValues(frontMatter: FrontMatter | undefined): FrontMatterValues {
  const entries = new Map((frontMatter?.entries ?? []).map((entry) => [entry.key.value, entry]));
  const values = (key: FrontMatterKey) => entries.get(key)?.values ?? [];
  const written = values('status')[0];
  const status = PACKET_STATUSES.find((each) => each === written?.value.toLowerCase());
  const problems: PacketSchemaProblem[] = [];
  if (written !== undefined && status === undefined) {
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
    status: written === undefined ? undefined : (status ?? 'draft'),
    problems,
  };
}

function problemsOf(entry: FrontMatterEntry, entries: ReadonlyMap<string, FrontMatterEntry>): PacketSchemaProblem[] {
  const { key } = entry;
  if (FRONT_MATTER_KEYS.some((known) => known === key.value)) {
    if (!entry.nested) return [];
    const message = `"${key.value}" must be a word or a list of words; what it holds is not read.`;
    return [{ span: entry.span, message, severity: 'error', meant: undefined }];
  }
  const meant = nearest(key.value.replaceAll('_', '-').toLowerCase(), FRONT_MATTER_KEYS);
  if (meant === undefined || entries.has(meant)) return [];
  const message = `"${key.value}" means nothing to a packet. Did you mean "${meant}"?`;
  return [{ span: key.span, message, severity: 'warning', meant }];
}
