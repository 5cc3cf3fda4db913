import type { Blocker, Condition, Grant } from '../blockerMap/model.ts';
import type { BlockerDoubt } from '../evaluate/earnedBlockers.ts';
import type { EntryDoubt } from '../evaluate/earnedEntries.ts';
import { isGood, type WeighedEvidence } from '../evaluate/evidence.ts';
import type { Related } from './rule.ts';

/**
 * Every reason why an entry is not what it claims, in words that can stand in a list: with what speaks against its
 * evidence, and where it departs from the schema.
 */
export function reasonsOf(
  doubts: readonly (BlockerDoubt | EntryDoubt)[],
  { faults }: Blocker | Condition | Grant,
  evidence: readonly WeighedEvidence[],
): string[] {
  let isEvidenceTold = false;
  return doubts.map(({ kind, message }) => {
    if (kind === 'malformed') return withDetails(message, [...new Set(faults.map((fault) => bare(fault.message)))]);
    if (isEvidenceTold || (kind !== 'no-evidence' && kind !== 'no-proof')) return message;
    isEvidenceTold = true;
    return withDetails(message, [
      ...new Set(evidence.flatMap((weighed) => weighed.doubts.map((doubt) => doubt.message))),
    ]);
  });
}

const withDetails = (message: string, details: readonly string[]): string =>
  details.length === 0 ? message : `${message} (${details.join('; ')})`;

const bare = (sentence: string): string => sentence.replace(/\.$/, '');

/** The evidence entries that do not count, each with the reasons. */
export const doubtedEvidence = (uri: string, evidence: readonly WeighedEvidence[]): Related[] =>
  evidence
    .filter((weighed) => !isGood(weighed))
    .map((weighed) => ({
      uri,
      span: weighed.evidence.span,
      message: `This entry does not count: ${weighed.doubts.map(({ message }) => message).join('; ')}.`,
    }));
