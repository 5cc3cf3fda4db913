import { distance } from 'fastest-levenshtein';
import { PACKET_STATUSES, type PacketStatus } from './model.ts';
import { isGiven, isNoneLike } from './values.ts';

/** Whether `key` is `status` but for its case, one letter, or two that changed places. */
export function isStatusSlip(key: string): boolean {
  const letters = key.toLowerCase();
  return distance(letters, 'status') <= 1 || (letters !== 'status' && sorted(letters) === sorted('status'));
}

const sorted = (letters: string): string => [...letters].sort().join('');

/**
 * What `key: word` says of a packet's status to its readers, although it means nothing to a packet: they are told that
 * it is not in force. It never puts one in force.
 */
export function statusSeenIn(key: string, word: string | undefined): PacketStatus | undefined {
  if (word === undefined) return undefined;
  if (/^superseded[-_ ]?by$/i.test(key)) return isGiven(word) && !isNoneLike(word) ? 'superseded' : undefined;
  const status = isStatusSlip(key) ? PACKET_STATUSES.find((each) => each === word.trim().toLowerCase()) : undefined;
  return status === 'active' ? undefined : status;
}
