import { revertGrant } from './fixes/revertStatus.ts';
import type { Rule } from './rule.ts';

/** Several grants rest on one act. */
export const grantShared: Rule = {
  meta: {
    code: 'grant-shared',
    severity: 'error',
    summary: 'The same act is claimed for several grants; grants are distinct.',
    guardsDecision: false,
  },
  checks: 'entries',
  *check(file) {
    for (const earned of file.entries.grants) {
      const { grant, sharedWith } = earned;
      if (grant.reference === undefined || sharedWith.length === 0) continue;
      const name = grant.id?.value ?? 'this grant';
      const others = sharedWith.map(({ id }) => id?.value ?? 'another grant').join(', ');
      yield {
        span: grant.reference.span,
        message: `"${grant.reference.value}" is claimed for ${name} and for ${others}. Grants are distinct: each needs an act of its own, and until then none of these is given.`,
        related: sharedWith.map((other) => ({
          uri: file.uri,
          span: (other.reference ?? other).span,
          message: `It is claimed for ${other.id?.value ?? 'another grant'} here.`,
        })),
        // Which of them the act gave, only a person knows.
        fixes: () => revertGrant(file, earned).map((fix) => ({ ...fix, safe: false, preferred: false })),
      };
    }
  },
};
