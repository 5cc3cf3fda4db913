import type { Blocker, Condition } from '../blockerMap/model.ts';
import { isGiven } from '../packet/values.ts';
import type { PacketFile } from '../project.ts';
import type { Located } from '../syntax/span.ts';
import type { MapToCheck } from './entries.ts';
import { isRecord } from './packets.ts';

/** A date that a file states. */
export interface StatedDate {
  /** What it is called: `resolvedOn`, `the date of the decision`. */
  readonly name: string;
  readonly value: Located<string>;
  /** Whether it is the day of something that is over. */
  readonly isPast: boolean;
}

/** The dates that a file states, those that `isMeant` picks; placeholders and empty texts are none. */
export function datesOf(
  file: PacketFile | MapToCheck,
  isMeant: (day: string, isPast: boolean) => boolean,
): readonly StatedDate[] {
  const dates: StatedDate[] = [];
  const note = (name: string, value: Located<string> | undefined, isPast: boolean): void => {
    if (value !== undefined && isMeant(value.value, isPast) && isGiven(value.value))
      dates.push({ name, value, isPast });
  };
  if (file.kind === 'packet') {
    const { packet } = file.evaluation;
    if (isRecord(packet)) return [];
    note('the date of the packet', packet.date, true);
    for (const day of packet.decidedOn) note('the date of the decision', day, true);
    return dates;
  }
  const { blockers, conditions, grants } = file.entries;
  const noteEvidence = ({ evidence }: Blocker | Condition): void => {
    for (const { recordedOn } of evidence) note('recordedOn', recordedOn, true);
  };
  for (const { blocker } of blockers) {
    note('resolvedOn', blocker.resolvedOn, true);
    note('expires', blocker.waiver?.expires, false);
    noteEvidence(blocker);
  }
  for (const { condition } of conditions) noteEvidence(condition);
  for (const { grant } of grants) {
    note('grantedOn', grant.grantedOn, true);
    note('expires', grant.expires, false);
  }
  return dates;
}

/** `name` at the beginning of a sentence. Names of properties stay as they are written. */
export const asSubject = (name: string): string => name.replace(/^the /, 'The ');
