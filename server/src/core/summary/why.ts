import { isDay } from '../evaluate/dates.ts';
import type { DefaultState } from '../evaluate/defaultOption.ts';
import { describeUnmet, firstFew } from '../evaluate/describe.ts';
import { type Evaluation, optionById } from '../evaluate/evaluation.ts';
import type { Packet } from '../packet/model.ts';
import { isGiven } from '../packet/values.ts';

/** Why the option in force is in force, and why not what is selected: words that can stand behind a colon. */
export function explainDecision(evaluation: Evaluation, today: string): string {
  switch (evaluation.decision.reason) {
    case 'no-default':
      return whyNoDefault(evaluation.defaultState);
    case 'selected':
      return whySelected(evaluation);
    case 'nothing-selected':
      return 'it is the default, and no option is selected';
    case 'superseded':
      return 'the packet is superseded, and nothing that a superseded packet selects counts';
    default:
      return `${whyNot(evaluation, today)}, so the default holds`;
  }
}

function whySelected({ packet, decision, options }: Evaluation): string {
  const id = decision.inForce ?? '';
  const option = options.find(({ read }) => read.option.id.value === id);
  if (option?.isDefault) return 'it is selected, and it is the default';
  const by = packet.deciders.map(({ value }) => value).join(', ');
  const count = option?.requirements.length ?? 0;
  const met =
    count === 0
      ? 'it requires nothing'
      : count === 1
        ? 'its one precondition is met'
        : `all its ${count} preconditions are met`;
  return `${by} selected it on ${packet.decidedOn[0]?.value ?? ''}, and ${met}`;
}

function whyNoDefault(state: DefaultState): string {
  switch (state.kind) {
    case 'missing':
      return 'the packet declares no default';
    case 'unreadable':
      return 'the packet cannot be read, so nobody knows its default';
    case 'unknown': {
      const names = [...new Set(state.declarations.map(({ option }) => option.value))].join(', ');
      return `the declared default ${names} does not name one single row of the options table`;
    }
    case 'not-hold': {
      const id = state.option.option.id.value;
      return state.why === 'authorizes'
        ? `the declared default ${id} authorises something, and a default must authorise nothing`
        : `the declared default ${id} has preconditions, and a default must have none`;
    }
    case 'usable':
      return 'there is no usable default';
  }
}

/** Why what is selected is not in force. */
function whyNot(evaluation: Evaluation, today: string): string {
  const { packet, decision } = evaluation;
  const selected = decision.selected.join(', ');
  switch (decision.reason) {
    case 'draft':
      return `${selected} is selected, but the packet is a draft, and nothing that a draft selects is in force`;
    case 'multiple':
      return `more than one option is selected (${selected})`;
    case 'unknown':
      return whyUnknown(evaluation);
    case 'blocked':
      return whyBlocked(evaluation, selected);
    case 'unattributed':
      return `${selected} is selected, but ${whyUnattributed(packet, today)}`;
    case 'unauthorised':
      return `${selected} is selected, but ${whyUnauthorised(packet)}`;
    default:
      return `${selected} is selected, but the packet also says that no option is`;
  }
}

function whyUnknown(evaluation: Evaluation): string {
  const id = evaluation.decision.selected.find((each) => {
    const option = optionById(evaluation, each);
    return option === undefined || option.read.isDuplicate || !option.read.hasValidId;
  });
  const option = optionById(evaluation, id ?? '');
  if (option === undefined) return `${id} is selected, but it is not in the options table`;
  return option.read.isDuplicate
    ? `${id} is selected, but it stands in the options table more than once`
    : `${id} is selected, but that is not of an option ID's shape`;
}

function whyBlocked(evaluation: Evaluation, id: string): string {
  const option = optionById(evaluation, id);
  const unmet = option === undefined || option.available ? [] : option.unmet;
  const total = option?.requirements.length ?? 0;
  const counted =
    total === 1 ? 'its one precondition is not met' : `${unmet.length} of its ${total} preconditions are not met`;
  return `${id} is selected, but ${counted} (${firstFew(unmet.map(describeUnmet))})`;
}

function whyUnattributed({ deciders, decidedOn }: Packet, today: string): string {
  if (deciders.length === 0 || !deciders.every(({ value }) => isGiven(value))) {
    return 'the packet does not say who decided it';
  }
  if (decidedOn.length === 0) return 'the packet does not say when it was decided';
  const invalid = decidedOn.find(({ value }) => !isDay(value));
  if (invalid !== undefined) return `"${invalid.value}" is no date on which it can have been decided`;
  const future = decidedOn.find(({ value }) => value > today);
  return `it is said to have been decided on ${future?.value ?? ''}, which lies in the future`;
}

function whyUnauthorised({ deciders, choosers }: Packet): string {
  const stranger = deciders.find(({ value }) => !choosers.some((chooser) => chooser.value === value))?.value;
  return choosers.length === 0
    ? 'the packet names nobody who may choose'
    : `${stranger} is not among those who may choose (${choosers.map(({ value }) => value).join(', ')})`;
}
