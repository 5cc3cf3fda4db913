import type { EvaluatedOption, Evaluation } from '../evaluate/evaluation.ts';
import { earnedOf, idOf, ownersOf, type Requirement, requiredOf } from '../evaluate/requirement.ts';
import type { PacketFile } from '../project.ts';
import type { OptionSummary, PreconditionSummary } from './model.ts';

/** The options in the order of the table. */
export const summariseOptions = (file: PacketFile): OptionSummary[] =>
  file.evaluation.options.map((option) => summariseOption(option, file));

function summariseOption(evaluated: EvaluatedOption, { evaluation, source, uri }: PacketFile): OptionSummary {
  const { option, isDuplicate } = evaluated.read;
  const preconditions = evaluated.requirements.map(summarisePrecondition);
  const id = option.id.value;
  return {
    id,
    authorizes: option.authorizes?.value,
    isDefault: evaluated.isDefault,
    isSelected: evaluation.decision.selected.includes(id),
    isInForce: isInForce(evaluation, id) && !isDuplicate,
    available: evaluated.available,
    met: preconditions.filter(({ met }) => met).length,
    total: preconditions.length,
    preconditions,
    place: { uri, line: source.positionAt(option.id.span.start).line },
  };
}

const isInForce = ({ decision }: Evaluation, id: string): boolean => decision.inForce === id;

export function summarisePrecondition(requirement: Requirement): PreconditionSummary {
  return {
    kind: requirement.kind,
    id: idOf(requirement),
    text: requirement.text.value,
    required: requiredOf(requirement),
    earned: earnedOf(requirement),
    met: requirement.met,
    owners: ownersOf(requirement),
    from: requirement.from,
    isTracked: requirement.kind !== 'unknown' && requirement.earned !== undefined,
    problem: requirement.kind === 'unknown' ? requirement.reason : undefined,
  };
}
