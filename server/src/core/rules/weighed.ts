import type { EarnedBlocker } from '../evaluate/earnedBlockers.ts';
import type { EarnedCondition } from '../evaluate/earnedEntries.ts';
import type { EvidenceDoubtKind, WeighedEvidence } from '../evaluate/evidence.ts';
import { isPlaceholder } from '../packet/values.ts';
import type { JsonPath } from '../syntax/json/tree.ts';
import type { Span } from '../syntax/span.ts';
import type { MapToCheck } from './entries.ts';
import { revertBlocker, revertCondition } from './fixes/revertStatus.ts';
import type { Fix } from './rule.ts';

/** An evidence entry of a map, with what rests on it. */
export interface RestingOn {
  readonly weighed: WeighedEvidence;
  /** Where the entry stands in the map. */
  readonly path: JsonPath;
  /** The blocker's or condition's ID. */
  readonly name: string;
  /** Gives what rests on it the status that it has earned, where it claims more. */
  readonly revert: () => readonly Fix[];
}

/** The evidence in the entries to be checked of a map, what of it `isMeant` picks, in the order of its lists. */
export function evidenceOf(file: MapToCheck, isMeant: (weighed: WeighedEvidence) => boolean): RestingOn[] {
  const found: RestingOn[] = [];
  const note = (
    { evidence }: EarnedBlocker | EarnedCondition,
    path: JsonPath,
    name: string,
    revert: RestingOn['revert'],
  ): void => {
    for (const [index, weighed] of evidence.entries())
      if (isMeant(weighed)) found.push({ weighed, path: [...path, 'evidence', index], name, revert });
  };
  for (const earned of file.entries.blockers) {
    if (!earned.evidence.some(isMeant)) continue;
    const { index, id } = earned.blocker;
    note(earned, ['blockers', index], id?.value ?? 'the blocker', () => revertBlocker(file, earned));
  }
  for (const earned of file.entries.conditions) {
    if (!earned.evidence.some(isMeant)) continue;
    const { index, id } = earned.condition;
    note(earned, ['conditions', index], id?.value ?? 'the condition', () => revertCondition(file, earned));
  }
  return found;
}

/** A path of an evidence entry against which one of `kinds` speaks. */
export interface DoubtedPath extends RestingOn {
  readonly span: Span;
  /** As written. */
  readonly file: string;
  readonly message: string;
}

/** The evidence entries against which a doubt of one of `kinds` speaks; a path that is yet to be named is none. */
export const doubtedPaths = (file: MapToCheck, ...kinds: readonly EvidenceDoubtKind[]): DoubtedPath[] =>
  evidenceOf(file, ({ doubts }) => doubts.some(({ kind }) => kinds.includes(kind))).flatMap((entry) => {
    const path = entry.weighed.evidence.path?.value;
    if (path === undefined || isPlaceholder(path)) return [];
    return entry.weighed.doubts
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ span, message }) => ({ ...entry, span, file: path, message }));
  });
