import type { WeighedEvidence } from '../evaluate/evidence.ts';
import type { Rule } from './rule.ts';
import { evidenceOf } from './weighed.ts';

/** A rehearsal did not bring back what it took, or a dry run did not leave what it found. */
export const evidenceMutated: Rule = {
  meta: {
    code: 'evidence-mutated',
    severity: 'error',
    summary: 'The two digests of a rehearsal or a dry run differ: something was changed.',
    guardsDecision: false,
  },
  checks: 'entries',
  *check(file) {
    const isMutated = ({ doubts }: WeighedEvidence): boolean => doubts.some(({ kind }) => kind === 'mutated');
    for (const { weighed, name, revert } of evidenceOf(file, isMutated)) {
      const { evidence, doubts } = weighed;
      const isRehearsal = evidence.kind?.value === 'rehearsal';
      const first = isRehearsal ? evidence.snapshot : evidence.entry;
      for (const { span } of doubts.filter(({ kind }) => kind === 'mutated')) {
        yield {
          span,
          message: isRehearsal
            ? `This rehearsal is no evidence for ${name}: what was restored is not what was taken. The restored digest must equal the snapshot digest.`
            : `This dry run is no evidence for ${name}: what it left is not what it found. The exit digest must equal the entry digest.`,
          related:
            first === undefined
              ? []
              : [{ uri: file.uri, span: first.span, message: `The ${isRehearsal ? 'snapshot' : 'entry'} digest.` }],
          fixes: revert,
        };
      }
    }
  },
};
