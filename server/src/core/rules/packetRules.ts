import { blockerAbbreviated } from './blockerAbbreviated.ts';
import { blockerAmbiguous } from './blockerAmbiguous.ts';
import { blockerUnknown } from './blockerUnknown.ts';
import { blockerUnlisted } from './blockerUnlisted.ts';
import { blockerUnused } from './blockerUnused.ts';
import { claimLeverage } from './claimLeverage.ts';
import { claimOwners } from './claimOwners.ts';
import { claimStatus } from './claimStatus.ts';
import { claimTitle } from './claimTitle.ts';
import { defaultMissing } from './defaultMissing.ts';
import { defaultNotHold } from './defaultNotHold.ts';
import { defaultUnknown } from './defaultUnknown.ts';
import { mapAmbiguous } from './mapAmbiguous.ts';
import { mapBroken } from './mapBroken.ts';
import { mapMissing } from './mapMissing.ts';
import { mapOutside } from './mapOutside.ts';
import { optionDeadlock } from './optionDeadlock.ts';
import { optionDuplicate } from './optionDuplicate.ts';
import { optionInheritsImplicitly } from './optionInheritsImplicitly.ts';
import { optionInheritsNothing } from './optionInheritsNothing.ts';
import { optionsMissing } from './optionsMissing.ts';
import { optionUnconditional } from './optionUnconditional.ts';
import { optionWeaker } from './optionWeaker.ts';
import { preconditionPartialList } from './preconditionPartialList.ts';
import { preconditionUntracked } from './preconditionUntracked.ts';
import { recommendationSuperfluous } from './recommendationSuperfluous.ts';
import { recommendationUnknown } from './recommendationUnknown.ts';
import type { Rule } from './rule.ts';
import { selectionBlocked } from './selectionBlocked.ts';
import { selectionContradicted } from './selectionContradicted.ts';
import { selectionDraft } from './selectionDraft.ts';
import { selectionMultiple } from './selectionMultiple.ts';
import { selectionOutdated } from './selectionOutdated.ts';
import { selectionUnattributed } from './selectionUnattributed.ts';
import { selectionUnauthorised } from './selectionUnauthorised.ts';
import { selectionUnknown } from './selectionUnknown.ts';
import { textInTable } from './textInTable.ts';

/** The rules that check packets, in the order of the catalogue. */
export const PACKET_RULES: readonly Rule[] = [
  selectionBlocked,
  selectionMultiple,
  selectionUnknown,
  selectionUnattributed,
  selectionUnauthorised,
  selectionContradicted,
  selectionDraft,
  selectionOutdated,
  optionsMissing,
  optionDuplicate,
  defaultMissing,
  defaultUnknown,
  defaultNotHold,
  optionUnconditional,
  optionInheritsNothing,
  optionInheritsImplicitly,
  optionWeaker,
  optionDeadlock,
  preconditionUntracked,
  preconditionPartialList,
  textInTable,
  blockerUnknown,
  blockerAmbiguous,
  blockerAbbreviated,
  blockerUnlisted,
  blockerUnused,
  claimStatus,
  claimOwners,
  claimTitle,
  claimLeverage,
  recommendationUnknown,
  recommendationSuperfluous,
  mapMissing,
  mapBroken,
  mapOutside,
  mapAmbiguous,
];
