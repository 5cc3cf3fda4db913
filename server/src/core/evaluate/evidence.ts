import type { Evidence } from '../blockerMap/model.ts';
import { isPlaceholder } from '../packet/values.ts';
import type { Located, Span } from '../syntax/span.ts';
import { doubtOfPastDay } from './dates.ts';
import { gapOf, lackOf } from './due.ts';
import type { Circumstances, EvidenceFact } from './facts.ts';

/** Why an evidence entry is not good. */
export type EvidenceDoubtKind =
  | 'malformed'
  | 'incomplete'
  | 'date'
  | 'missing'
  | 'unusable'
  | 'outside'
  | 'self'
  | 'changed'
  | 'unpinned'
  | 'mutated';

export interface EvidenceDoubt {
  readonly kind: EvidenceDoubtKind;
  readonly span: Span;
  /** One sentence, without its full stop, that can stand behind "because". */
  readonly message: string;
}

/** An evidence entry, weighed: it is good when nothing speaks against it. */
export interface WeighedEvidence {
  readonly evidence: Evidence;
  readonly doubts: readonly EvidenceDoubt[];
  /** What was found at its `path`; `undefined` for an entry without one. */
  readonly fact: EvidenceFact | undefined;
}

export const isGood = (weighed: WeighedEvidence): boolean => weighed.doubts.length === 0;

/** Whether the entry is a proof: a good rehearsal or dry run. */
export const isProof = (weighed: WeighedEvidence): boolean => isGood(weighed) && isProofKind(weighed.evidence);

const isProofKind = ({ kind }: Evidence): boolean => kind?.value === 'rehearsal' || kind?.value === 'dry-run';

/** Weighs one entry. Its rules are in `docs/semantics.md`, section "Evidence". */
export function weighEvidence(evidence: Evidence, circumstances: Circumstances): WeighedEvidence {
  const { path } = evidence;
  const fact = path === undefined ? undefined : (circumstances.facts.get(path.value) ?? { kind: 'missing' });
  const malformed = evidence.faults.map(
    (fault): EvidenceDoubt => ({ kind: 'malformed', span: fault.span, message: withoutStop(fault.message) }),
  );
  const doubts = [
    ...malformed,
    ...doubtsOfFields(evidence),
    ...doubtsOfDate(evidence.recordedOn, circumstances.today),
    ...doubtsOfPlace(evidence, fact, circumstances),
    ...doubtsOfProof(evidence),
  ];
  return { evidence, doubts, fact };
}

const withoutStop = (message: string): string => message.replace(/\.$/, '');

function doubtsOfFields({ kind, path, url, recordedBy, recordedOn, faults, span }: Evidence): EvidenceDoubt[] {
  const doubts: EvidenceDoubt[] = [];
  const note = (at: Located<string> | undefined, message: string | undefined): void => {
    if (message !== undefined) doubts.push({ kind: 'incomplete', span: at?.span ?? span, message });
  };
  if (kind === undefined) note(undefined, 'it has no kind');
  if (path === undefined && url === undefined) note(undefined, 'it has no path or url');
  if (path !== undefined) note(path, gapOf('its path', path));
  if (url !== undefined && isPlaceholder(hostOf(url.value))) note(url, `its url "${url.value}" is a placeholder`);
  if (path !== undefined && url !== undefined) note(url, 'it has both a path and a url');
  note(recordedBy, lackOf('its recordedBy', recordedBy));
  note(recordedOn, gapOf('its recordedOn', recordedOn));
  // A field of the wrong form is a fault already, and says more than "it has none".
  return faults.length > 0 ? [] : doubts;
}

function doubtsOfDate(recordedOn: Located<string> | undefined, today: string): EvidenceDoubt[] {
  if (recordedOn === undefined || gapOf('recordedOn', recordedOn) !== undefined) return [];
  const doubt = doubtOfPastDay(recordedOn.value, today);
  if (doubt === undefined) return [];
  const what = doubt === 'future' ? 'lies in the future' : 'is no date';
  return [{ kind: 'date', span: recordedOn.span, message: `its recordedOn "${recordedOn.value}" ${what}` }];
}

function doubtsOfPlace(
  { path, url, sha256, faults }: Evidence,
  fact: EvidenceFact | undefined,
  { settings }: Circumstances,
): EvidenceDoubt[] {
  if (url !== undefined)
    // What the schema finds fault with in it has been said.
    return isWebAddress(url.value) || faults.length > 0
      ? []
      : [{ kind: 'malformed', span: url.span, message: `"${url.value}" is no http or https address` }];
  if (path === undefined || fact === undefined) return [];
  const doubt = (kind: EvidenceDoubtKind, message: string, span = path.span): EvidenceDoubt => ({
    kind,
    span,
    message,
  });
  if (fact.kind === 'missing') return [doubt('missing', `there is no file "${path.value}"`)];
  if (fact.kind === 'outside') return [doubt('outside', `"${path.value}" leaves the workspace`)];
  if (fact.kind === 'unusable') return [doubt('unusable', `"${path.value}" ${fact.why}`)];
  const doubts: EvidenceDoubt[] = [];
  if (fact.self) doubts.push(doubt('self', `"${path.value}" is the map or a packet, which is no evidence for itself`));
  if (sha256 !== undefined && sha256.value !== fact.sha256) {
    doubts.push(doubt('changed', `"${path.value}" is no longer the file that was recorded`, sha256.span));
  }
  if (sha256 === undefined && settings.requireDigest) doubts.push(doubt('unpinned', `"${path.value}" has no sha256`));
  return doubts;
}

/** What stands between an address's scheme and its path. */
export const hostOf = (url: string): string => url.replace(/^https?:\/\//i, '').replace(/[/?#].*$/s, '');

function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(url) && URL.canParse(url);
}

/** A rehearsal brings back what it took; a dry run leaves what it found. */
function doubtsOfProof(evidence: Evidence): EvidenceDoubt[] {
  if (!isProofKind(evidence)) return [];
  const names =
    evidence.kind?.value === 'rehearsal' ? (['snapshot', 'restored'] as const) : (['entry', 'exit'] as const);
  const [first, second] = [evidence[names[0]], evidence[names[1]]];
  if (first === undefined || second === undefined) {
    if (evidence.faults.length > 0) return [];
    const missing = names.filter((name) => evidence[name] === undefined);
    return missing.map((name) => ({ kind: 'incomplete', span: evidence.span, message: `it has no ${name}` }));
  }
  if (first.value === second.value) return [];
  return [
    { kind: 'mutated', span: second.span, message: `its ${names[1]} digest differs from its ${names[0]} digest` },
  ];
}
