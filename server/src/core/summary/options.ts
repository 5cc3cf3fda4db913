import type { EvaluatedOption, Evaluation } from '../evaluate/evaluation.ts';
import { earnedOf, idOf, ownersOf, type Requirement, requiredOf } from '../evaluate/requirement.ts';
import type { PacketFile } from '../project.ts';
import type { OptionCounts, OptionSummary, PreconditionSummary } from './model.ts';
import { entryPlace, placeInPacket } from './places.ts';

/** The options in the order of the table. */
export const summariseOptions = (file: PacketFile): OptionSummary[] =>
  file.evaluation.options.map((option) => summariseOption(option, file));

/** One option of a packet. */
export function summariseOption(evaluated: EvaluatedOption, file: PacketFile): OptionSummary {
  const { evaluation } = file;
  const { option, isDuplicate } = evaluated.read;
  const preconditions = evaluated.requirements.map((requirement) => summarisePrecondition(requirement, file));
  const id = option.id.value;
  return {
    id,
    authorizes: option.authorizes?.value,
    isDefault: evaluated.isDefault,
    isSelected: evaluation.decision.selected.includes(id),
    isInForce: isInForce(evaluation, id) && !isDuplicate,
    ...countOption(evaluated),
    preconditions,
    place: placeInPacket(file, option.id.span),
  };
}

/** How many of its preconditions are met, which takes no list of them. */
export function countOption({ available, demands }: EvaluatedOption): OptionCounts {
  const total = demands.requirements.length;
  return { available, met: total - demands.unmet, total };
}

const isInForce = ({ decision }: Evaluation, id: string): boolean => decision.inForce === id;

function summarisePrecondition(requirement: Requirement, file: PacketFile): PreconditionSummary {
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
    ...unearnedClaim(requirement),
    problem: requirement.kind === 'unknown' ? requirement.reason : undefined,
    place: placeInPacket(file, requirement.at),
    entry: entryPlace(requirement, file),
  };
}

/** What the map says of it and why that does not count; nothing where it counts. */
function unearnedClaim(requirement: Requirement): Pick<PreconditionSummary, 'claims' | 'doubts'> {
  if (requirement.kind === 'unknown' || requirement.earned === undefined || requirement.earned.doubts.length === 0) {
    return { claims: undefined, doubts: [] };
  }
  const doubts = requirement.earned.doubts.map(({ message }) => message);
  return { claims: statusOf(requirement)?.value, doubts };
}

function statusOf(requirement: Exclude<Requirement, { kind: 'unknown' }>): { readonly value: string } | undefined {
  switch (requirement.kind) {
    case 'blocker':
      return requirement.earned?.blocker.status;
    case 'condition':
      return requirement.earned?.condition.status;
    case 'grant':
      return requirement.earned?.grant.status;
  }
}
