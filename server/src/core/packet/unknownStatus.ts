import { distance } from 'fastest-levenshtein';
import type { Span } from '../syntax/span.ts';
import { PACKET_STATUSES, type PacketStatus } from './model.ts';
import { isGiven, isNoneLike } from './values.ts';

/** Whether `key` is `status` but for its case, one letter, or two that changed places. */
export function isStatusSlip(key: string): boolean {
  const letters = key.toLowerCase();
  return distance(letters, 'status') <= 1 || (letters !== 'status' && sorted(letters) === sorted('status'));
}

const sorted = (letters: string): string => [...letters].sort().join('');

/** A status, and where it is said. */
export interface SaidStatus {
  readonly status: PacketStatus;
  readonly span: Span;
}

/** Of what is said of a packet's status what takes it furthest out of force, the first of those. */
export const furthest = (said: readonly SaidStatus[]): SaidStatus | undefined =>
  (['superseded', 'draft', 'active'] as const).flatMap((each) => said.find(({ status }) => status === each) ?? [])[0];

/** Words that are a letter away from `status`, and may be a team's own field. */
const OTHER_WORDS = new Set(['states', 'statue']);
/** Words by which a packet is not in force, or not yet, or not any more. */
const NOT_IN_FORCE =
  /^(?:(?:not?|non|never)[-_ ]|in-?active|withdrawn|revoked|rescinded|rejected|declined|void|cancell?ed|archived|obsolete|outdated|deprecated|expired|retired|closed|replaced|abandoned|suspended|paused|on[-_ ]hold|pending|proposed|proposal|planned|(?:(?:in|under)[-_ ])?review$|unapproved|wip|tbd|tbc)/i;
const SUPERSEDED = /^super[sc]e[ed]{2,3}$/i;
const SUPERSEDED_BY = /^super[sc]e[ed]{2,3}[-_ ]?by$/i;

/**
 * What `key: word` says of a packet's status to its readers, although it means nothing to a packet: they are told that
 * it is not in force. It never puts one in force.
 */
export function statusSeenIn(key: string, word: string | undefined): PacketStatus | undefined {
  if (isSupersededBy(key)) return isGiven(word) && !isNoneLike(word) ? 'superseded' : undefined;
  if (!isStatusSlip(key)) return undefined;
  return statusOf(word ?? '', OTHER_WORDS.has(key.toLowerCase()));
}

/** Whether `key: …` names what took a packet's place, however it is spelt. */
const isSupersededBy = (key: string): boolean => SUPERSEDED_BY.test(key.trim());

/**
 * The status that `word` takes a packet to: like any other word that is none, a word that is not known makes it a
 * draft, unless it may be about something else.
 */
export function statusOf(word: string, isUncertain: boolean): PacketStatus | undefined {
  const said = word.trim().toLowerCase();
  const status = PACKET_STATUSES.find((each) => each === said);
  if (status !== undefined) return status === 'active' ? undefined : status;
  if (SUPERSEDED.test(said)) return 'superseded';
  return isUncertain && !NOT_IN_FORCE.test(said) ? undefined : 'draft';
}
