import { selectedId } from '../evaluate/decision.ts';
import { type EvaluatedOption, type Evaluation, optionById } from '../evaluate/evaluation.ts';
import type { Selection } from '../packet/model.ts';

/** Each place that selects an option, with the option that it names, if that is in the table. */
export const selectionsOf = (
  evaluation: Evaluation,
): { readonly selection: Selection; readonly option: EvaluatedOption | undefined }[] =>
  evaluation.packet.selections.map((selection) => ({
    selection,
    option: optionById(evaluation, selectedId(evaluation.packet, selection)),
  }));
