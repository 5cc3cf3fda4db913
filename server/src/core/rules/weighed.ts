import type { EarnedBlocker } from '../evaluate/earnedBlockers.ts';
import type { EarnedCondition } from '../evaluate/earnedEntries.ts';
import type { EvidenceDoubtKind, WeighedEvidence } from '../evaluate/evidence.ts';
import { isPlaceholder } from '../packet/values.ts';
import type { WeighedMap } from '../project.ts';
import type { JsonPath } from '../syntax/json/tree.ts';
import type { Span } from '../syntax/span.ts';
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

/** Every evidence entry of a map that can be relied on, in the order of its lists. */
export function evidenceOf(file: WeighedMap): RestingOn[] {
  if (file.earned === undefined) return [];
  return [
    ...file.earned.blockers.flatMap((earned) =>
      entriesOf(earned, ['blockers', earned.blocker.index], earned.blocker.id?.value ?? 'the blocker', () =>
        revertBlocker(file, earned),
      ),
    ),
    ...file.earned.conditions.flatMap((earned) =>
      entriesOf(earned, ['conditions', earned.condition.index], earned.condition.id?.value ?? 'the condition', () =>
        revertCondition(file, earned),
      ),
    ),
  ];
}

const entriesOf = (
  { evidence }: EarnedBlocker | EarnedCondition,
  path: JsonPath,
  name: string,
  revert: () => readonly Fix[],
): RestingOn[] => evidence.map((weighed, index) => ({ weighed, path: [...path, 'evidence', index], name, revert }));

/** A path of an evidence entry against which one of `kinds` speaks. */
export interface DoubtedPath extends RestingOn {
  readonly span: Span;
  /** As written. */
  readonly file: string;
  readonly message: string;
}

/** The evidence entries against which a doubt of one of `kinds` speaks; a path that is yet to be named is none. */
export const doubtedPaths = (file: WeighedMap, ...kinds: readonly EvidenceDoubtKind[]): DoubtedPath[] =>
  evidenceOf(file).flatMap((entry) => {
    const path = entry.weighed.evidence.path?.value;
    if (path === undefined || isPlaceholder(path)) return [];
    return entry.weighed.doubts
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ span, message }) => ({ ...entry, span, file: path, message }));
  });
