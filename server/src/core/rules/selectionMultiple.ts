import { nameFew } from '../evaluate/describe.ts';
import { revertToDefault } from './fixes/revertToDefault.ts';
import { isRecord } from './packets.ts';
import { MOST_RELATED, type Rule } from './rule.ts';
import { type Selected, selectionsOf } from './selections.ts';

/** More than one option is selected. */
export const selectionMultiple: Rule = {
  meta: {
    code: 'selection-multiple',
    severity: 'error',
    summary: 'More than one option is selected.',
    guardsDecision: true,
  },
  checks: 'packet',
  *check(file) {
    const { packet, decision } = file.evaluation;
    if (isRecord(packet) || !decision.faults.has('multiple')) return;
    const selections = selectionsOf(file.evaluation);
    for (const { selection, id } of selections) {
      const others = decision.selected.slice(0, 6).filter((other) => other !== id);
      yield {
        span: selection.option.span,
        message: `${id} is selected, and so is ${nameFew(others, decision.selected.length - 1)}. A packet selects exactly one option, so that none of them is in force.`,
        related: firstOthers(selections, id).map((other) => ({
          uri: file.uri,
          span: other.selection.option.span,
          message: `${other.id} is selected here.`,
        })),
        fixes: () => revertToDefault(file),
      };
    }
  },
};

/** The first places that select something else. */
function firstOthers(selections: readonly Selected[], id: string): Selected[] {
  const others: Selected[] = [];
  for (const other of selections) {
    if (others.length === MOST_RELATED) break;
    if (other.id !== id) others.push(other);
  }
  return others;
}
