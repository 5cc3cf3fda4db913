import type { Evaluation } from '../evaluate/evaluation.ts';
import type { BlockerRequirement, Requirement } from '../evaluate/requirement.ts';
import type { ReadOption } from '../evaluate/statements.ts';
import type { Located } from '../syntax/span.ts';
import { blockersByPlace } from './listed.ts';
import { isRecord } from './packets.ts';
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
    const blockerAt = blockersByPlace(evaluation);
    for (const { read, isDefault } of evaluation.options) {
      if (isDefault) continue;
      const id = read.option.id.value;
      for (const statement of read.statements) {
        for (const requirement of evaluation.requirementsOf(read, statement)) {
          if (!isWaitedFor(requirement)) continue;
          const source = sourceOfProof(requirement, evaluation, blockerAt);
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

const isWaitedFor = (requirement: Requirement): requirement is BlockerRequirement =>
  requirement.kind === 'blocker' && !requirement.met && requirement.required === 'PROVEN';

interface Source {
  readonly option: Located<string>;
  readonly related: (uri: string) => readonly Related[];
}

/** Which option's execution proves the blocker: by the map, else by the packet's recommendation. */
function sourceOfProof(
  { earned, id }: BlockerRequirement,
  { map, packet }: Evaluation,
  blockerAt: ReturnType<typeof blockersByPlace>,
): Source | undefined {
  if (earned === undefined) return undefined;
  const discharger = earned.blocker.dischargedBy;
  if (discharger !== undefined && map.kind === 'read') {
    const message = `${id} is proven by ${discharger.value}, says the map.`;
    return { option: discharger, related: () => [{ uri: map.uri, span: discharger.span, message }] };
  }
  const { recommendation } = packet;
  if (recommendation?.option === undefined) return undefined;
  const named = recommendation.discharges.find((word) => blockerAt(word) === earned || word.value === id);
  if (named === undefined) return undefined;
  const message = `${recommendation.option.value} is recommended to discharge ${id}.`;
  return { option: recommendation.option, related: (uri) => [{ uri, span: named.span, message }] };
}

const inherited = (uri: string, { option }: ReadOption, { from, at }: Requirement): Related[] =>
  from === option.id.value ? [] : [{ uri, span: at, message: `${from} requires it here.` }];
