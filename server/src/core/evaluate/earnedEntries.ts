import type { Condition, Grant } from '../blockerMap/model.ts';
import { normaliseStatement } from '../blockerMap/statement.ts';
import { isGiven } from '../packet/values.ts';
import type { Located, Span } from '../syntax/span.ts';
import { doubtOfPastDay, isDay } from './dates.ts';
import { disguiseOf, gapOf, lackOf, lackOfOwners } from './due.ts';
import { isGood, type WeighedEvidence, weighEvidence } from './evidence.ts';
import type { Circumstances } from './facts.ts';
import { groupBy } from './groups.ts';
import { actOf } from './reference.ts';

/** Why a condition is not met, or a grant not given, as its status claims. */
export interface EntryDoubt {
  readonly kind:
    | 'duplicate'
    | 'malformed'
    | 'owner'
    | 'disguised'
    | 'no-evidence'
    | 'grantor'
    | 'date'
    | 'reference'
    | 'expired'
    | 'shared';
  readonly span: Span;
  /** One sentence, without its full stop, that can stand behind "because". */
  readonly message: string;
}

export interface EarnedCondition {
  readonly condition: Condition;
  readonly met: boolean;
  readonly evidence: readonly WeighedEvidence[];
  /** Why it is not met although its status says so. */
  readonly doubts: readonly EntryDoubt[];
}

export interface EarnedGrant {
  readonly grant: Grant;
  readonly met: boolean;
  /** Why it is not given although its status says so. */
  readonly doubts: readonly EntryDoubt[];
  /** The other grants that refer to the same act, ten of them at the most. */
  readonly sharedWith: readonly Grant[];
}

/** Weighs the conditions of a map: MET needs a good evidence entry of any kind. */
export function earnConditions(conditions: readonly Condition[], circumstances: Circumstances): EarnedCondition[] {
  // A clause may name a condition by its ID or by its statement, so that the one must not be another's other.
  const isTwice = duplicates(conditions, ({ id, statement }) =>
    [id, statement].flatMap((name) => (name === undefined ? [] : [normaliseStatement(name.value)])),
  );
  return conditions.map((condition) => {
    const evidence = condition.evidence.map((entry) => weighEvidence(entry, circumstances));
    const { status, span } = condition;
    const doubts = [
      ...malformedOrTwice(condition, isTwice(condition)),
      ...disguiseDoubts('the ID', condition.id),
      ...disguiseDoubts('the statement', condition.statement),
      ...ownerDoubts(condition.owners),
    ];
    if (!evidence.some(isGood)) {
      const message = evidence.length === 0 ? 'there is no evidence' : 'no evidence entry is good';
      doubts.push({ kind: 'no-evidence', span: status?.span ?? span, message });
    }
    const isClaimed = status?.value === 'MET';
    return { condition, met: isClaimed && doubts.length === 0, evidence, doubts: isClaimed ? doubts : [] };
  });
}

/** Weighs the grants of a map: each rests on an act of its own. */
export function earnGrants(grants: readonly Grant[], { today }: Circumstances): EarnedGrant[] {
  const isTwice = duplicates(grants, ({ id }) => (id === undefined ? [] : [id.value]));
  const byReference = groupBy(
    grants.filter((grant) => isGiven(grant.reference?.value)),
    (grant) => actOf(grant.reference?.value ?? ''),
  );
  return grants.map((grant) => {
    const { reference, status } = grant;
    const users = isGiven(reference?.value) ? (byReference.get(actOf(reference.value)) ?? []) : [];
    const sharedWith = users
      .slice(0, 11)
      .filter((other) => other !== grant)
      .slice(0, 10);
    const doubts = [
      ...malformedOrTwice(grant, isTwice(grant)),
      ...disguiseDoubts('the ID', grant.id),
      ...ownerDoubts(grant.owners),
      ...grantorDoubts(grant),
      ...grantDateDoubts(grant, today),
      ...referenceDoubts(grant, sharedWith),
    ];
    const isClaimed = status?.value === 'GRANTED';
    return { grant, met: isClaimed && doubts.length === 0, doubts: isClaimed ? doubts : [], sharedWith };
  });
}

/** Which entries share one of their `keys` with another. */
function duplicates<T>(entries: readonly T[], keys: (entry: T) => readonly string[]): (entry: T) => boolean {
  const counts = new Map<string, number>();
  for (const entry of entries) for (const key of new Set(keys(entry))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return (entry) => keys(entry).some((key) => (counts.get(key) ?? 0) > 1);
}

function malformedOrTwice({ id, faults, span }: Condition | Grant, isTwice: boolean): EntryDoubt[] {
  const doubts: EntryDoubt[] = [];
  if (faults.length > 0 || id === undefined) {
    const message = 'the entry is not as the schema demands';
    doubts.push({ kind: 'malformed', span: faults[0]?.span ?? span, message });
  }
  if (isTwice) doubts.push({ kind: 'duplicate', span: id?.span ?? span, message: 'the map has it more than once' });
  return doubts;
}

function disguiseDoubts(name: string, value: Located<string> | undefined): EntryDoubt[] {
  const message = value && disguiseOf(name, value);
  return value === undefined || message === undefined ? [] : [{ kind: 'disguised', span: value.span, message }];
}

function ownerDoubts(owners: readonly Located<string>[]): EntryDoubt[] {
  const lack = lackOfOwners(owners);
  return lack === undefined ? [] : [{ kind: 'owner', span: lack.owner.span, message: lack.message }];
}

function grantorDoubts({ grantedBy, owners, status, span }: Grant): EntryDoubt[] {
  const at = grantedBy?.span ?? status?.span ?? span;
  const lack = lackOf('grantedBy', grantedBy);
  if (lack !== undefined) return [{ kind: 'grantor', span: at, message: lack }];
  if (owners.some((owner) => owner.value === grantedBy?.value)) return [];
  return [{ kind: 'grantor', span: at, message: `grantedBy "${grantedBy?.value}" is not among its owners` }];
}

function grantDateDoubts({ grantedOn, expires, status, span }: Grant, today: string): EntryDoubt[] {
  const doubts: EntryDoubt[] = [];
  const at = grantedOn?.span ?? status?.span ?? span;
  const gap = gapOf('grantedOn', grantedOn);
  if (gap !== undefined) doubts.push({ kind: 'date', span: at, message: gap });
  else {
    const doubt = doubtOfPastDay(grantedOn?.value ?? '', today);
    const what = doubt === 'future' ? 'lies in the future' : 'is no date';
    if (doubt !== undefined)
      doubts.push({ kind: 'date', span: at, message: `grantedOn "${grantedOn?.value}" ${what}` });
  }
  if (expires === undefined) return doubts;
  if (!isDay(expires.value))
    doubts.push({ kind: 'date', span: expires.span, message: `expires "${expires.value}" is no date` });
  else if (expires.value < today) {
    doubts.push({ kind: 'expired', span: expires.span, message: `it expired on ${expires.value}` });
  }
  return doubts;
}

function referenceDoubts({ reference, status, span }: Grant, sharedWith: readonly Grant[]): EntryDoubt[] {
  const at = reference?.span ?? status?.span ?? span;
  const lack = lackOf('reference', reference);
  if (lack !== undefined) return [{ kind: 'reference', span: at, message: lack }];
  if (reference !== undefined && actOf(reference.value) === '') {
    return [{ kind: 'reference', span: at, message: `the reference "${reference.value}" names nothing` }];
  }
  if (sharedWith.length === 0) return [];
  const others = sharedWith.map((grant) => grant.id?.value ?? 'another grant').join(', ');
  return [{ kind: 'shared', span: at, message: `the same act is claimed for ${others}` }];
}
