import { isWaitedFor, type Requirement } from '../evaluate/requirement.ts';
import type { ReadOption } from '../evaluate/statements.ts';
import { isRecord } from './packets.ts';
import { mayBeProvenBy, sourceOfProof } from './proofs.ts';
import type { Related, Rule } from './rule.ts';

/** An option waits for a proof that only its own execution can bring. */
export const optionDeadlock: Rule = {
  meta: {
    code: 'option-deadlock',
    severity: 'error',
    summary: 'An option requires a proof that only its own execution can bring.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    const { evaluation } = file;
    if (isRecord(evaluation.packet)) return;
    for (const { read, isDefault, demands } of evaluation.options) {
      const id = read.option.id.value;
      // Most options prove nothing that they wait for, and what each of their statements asks for need not be read.
      if (isDefault || !demands.waitForProof || !demands.requirements.some(mayBeProvenBy(id, evaluation))) continue;
      for (const statement of read.statements) {
        for (const requirement of evaluation.requirementsOf(read, statement)) {
          if (!isWaitedFor(requirement)) continue;
          const source = sourceOfProof(requirement, evaluation);
          if (source?.option.value !== id) continue;
          yield {
            span: statement.kind === 'blocker' ? statement.reference.span : statement.text.span,
            message: `${id} requires ${requirement.id} to be PROVEN, which only ${id} itself can bring about, so that neither ever happens. Require RESOLVED, or have another option prove it.`,
            related: [...source.related(file.uri), ...inherited(file.uri, read, requirement)],
          };
        }
      }
    }
  },
};

const inherited = (uri: string, { option }: ReadOption, { from, at }: Requirement): Related[] =>
  from === option.id.value ? [] : [{ uri, span: at, message: `${from} requires it here.` }];
