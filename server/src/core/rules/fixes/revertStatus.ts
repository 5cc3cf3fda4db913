import { setBlockerStatus, setConditionStatus, setGrantStatus } from '../../blockerMap/edit.ts';
import type { BlockerStatus } from '../../blockerMap/model.ts';
import type { EarnedBlocker } from '../../evaluate/earnedBlockers.ts';
import type { EarnedCondition, EarnedGrant } from '../../evaluate/earnedEntries.ts';
import type { WeighedMap } from '../../project.ts';
import type { TextEdit } from '../../syntax/json/edit.ts';
import type { Fix } from '../rule.ts';

/** The status that a blocker may rightly claim when it has not earned its own. A waiver that fails leaves it OPEN. */
export const rightfulStatus = ({ blocker, level }: EarnedBlocker): BlockerStatus =>
  blocker.status?.value === 'WAIVED' ? 'OPEN' : level;

/** Gives a blocker the status that it has earned; no fix where its own is earned. */
export function revertBlocker(file: WeighedMap, earned: EarnedBlocker): readonly Fix[] {
  if (earned.doubts.length === 0) return [];
  const status = rightfulStatus(earned);
  return revert(
    file,
    earned.blocker.id?.value ?? 'the blocker',
    status,
    setBlockerStatus(file.map, earned.blocker, status),
  );
}

/** Says of a condition that is not met that it is not. */
export function revertCondition(file: WeighedMap, { condition, doubts }: EarnedCondition): readonly Fix[] {
  if (doubts.length === 0) return [];
  return revert(
    file,
    condition.id?.value ?? 'the condition',
    'UNMET',
    setConditionStatus(file.map, condition, 'UNMET'),
  );
}

/** Says of a grant that is not given that it is not. */
export function revertGrant(file: WeighedMap, { grant, doubts }: EarnedGrant): readonly Fix[] {
  if (doubts.length === 0) return [];
  return revert(file, grant.id?.value ?? 'the grant', 'NOT_GRANTED', setGrantStatus(file.map, grant, 'NOT_GRANTED'));
}

const revert = ({ uri }: WeighedMap, name: string, status: string, edits: readonly TextEdit[]): Fix[] =>
  edits.length === 0
    ? []
    : [
        {
          title: `Revert ${name} to ${status}`,
          preferred: true,
          safe: true,
          action: { kind: 'edit', files: [{ uri, edits }] },
        },
      ];
