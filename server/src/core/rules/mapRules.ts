import { blockerDuplicate } from './blockerDuplicate.ts';
import { blockerLane } from './blockerLane.ts';
import { conditionUnearned } from './conditionUnearned.ts';
import { dateFuture } from './dateFuture.ts';
import { dateInvalid } from './dateInvalid.ts';
import { dependencyCycle } from './dependencyCycle.ts';
import { dependencyUnknown } from './dependencyUnknown.ts';
import { dependencyUnmet } from './dependencyUnmet.ts';
import { duplicateKey } from './duplicateKey.ts';
import { evidenceChanged } from './evidenceChanged.ts';
import { evidenceMissing } from './evidenceMissing.ts';
import { evidenceMutated } from './evidenceMutated.ts';
import { evidenceOutside } from './evidenceOutside.ts';
import { evidenceSelf } from './evidenceSelf.ts';
import { evidenceUnpinned } from './evidenceUnpinned.ts';
import { grantCopied } from './grantCopied.ts';
import { grantShared } from './grantShared.ts';
import { grantUnearned } from './grantUnearned.ts';
import { hiddenCharacter } from './hiddenCharacter.ts';
import { placeholder } from './placeholder.ts';
import { resolverUnauthorised } from './resolverUnauthorised.ts';
import { roleUnknown } from './roleUnknown.ts';
import type { Rule } from './rule.ts';
import { schema } from './schema.ts';
import { selectionGatedHere } from './selectionGatedHere.ts';
import { statusUnearned } from './statusUnearned.ts';
import { syntax } from './syntax.ts';
import { waiverExpired } from './waiverExpired.ts';
import { waiverInvalid } from './waiverInvalid.ts';

/** The rules that check blocker maps, and those that check both kinds of file, in the order of the catalogue. */
export const MAP_RULES: readonly Rule[] = [
  selectionGatedHere,
  syntax,
  duplicateKey,
  schema,
  blockerDuplicate,
  blockerLane,
  statusUnearned,
  evidenceMissing,
  evidenceOutside,
  evidenceChanged,
  evidenceUnpinned,
  evidenceMutated,
  evidenceSelf,
  resolverUnauthorised,
  dependencyUnknown,
  dependencyCycle,
  dependencyUnmet,
  waiverExpired,
  waiverInvalid,
  grantShared,
  grantUnearned,
  conditionUnearned,
  dateInvalid,
  dateFuture,
  hiddenCharacter,
  placeholder,
  roleUnknown,
  grantCopied,
];
