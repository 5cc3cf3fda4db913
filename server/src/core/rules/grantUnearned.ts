import { groupBy } from '../evaluate/groups.ts';
import { revertGrant } from './fixes/revertStatus.ts';
import { once } from './once.ts';
import { reasonsOf } from './reasons.ts';
import type { Rule } from './rule.ts';
import { othersOf } from './twins.ts';

/** A grant claims to be given, and is not. */
export const grantUnearned: Rule = {
  meta: {
    code: 'grant-unearned',
    severity: 'error',
    summary: 'A grant claims to be given without a grantor, a date or a reference that count, or has expired.',
    guardsDecision: false,
  },
  checks: 'entries',
  *check(file) {
    const byName = once(() => groupBy(file.map.grants, ({ id }) => id?.value));
    for (const earned of file.entries.grants) {
      const { grant } = earned;
      // What several grants share is said at the reference.
      const doubts = earned.doubts.filter(({ kind }) => kind !== 'shared');
      if (doubts.length === 0 || grant.status === undefined) continue;
      const twins = doubts.some(({ kind }) => kind === 'duplicate')
        ? othersOf(grant, byName().get(grant.id?.value))
        : [];
      yield {
        span: grant.status.span,
        message: `The grant ${grant.id?.value ?? ''} claims GRANTED, but is not given: ${reasonsOf(doubts, grant, []).join('; ')}. Set it to NOT_GRANTED, or supply what is missing.`,
        related: twins.map((other) => ({
          uri: file.uri,
          span: (other.id ?? other).span,
          message: 'The same name stands here.',
        })),
        fixes: () => revertGrant(file, earned),
      };
    }
  },
};
