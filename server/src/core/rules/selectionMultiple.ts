import { revertToDefault } from './fixes/revertToDefault.ts';
import { isRecord } from './packets.ts';
import type { Rule } from './rule.ts';
import { selectionsOf } from './selections.ts';

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
      const others = decision.selected.filter((other) => other !== id);
      yield {
        span: selection.option.span,
        message: `${id} is selected, and so is ${others.join(', ')}. A packet selects exactly one option, so that none of them is in force.`,
        related: selections
          .filter((other) => other.id !== id)
          .map((other) => ({
            uri: file.uri,
            span: other.selection.option.span,
            message: `${other.id} is selected here.`,
          })),
        fixes: () => revertToDefault(file),
      };
    }
  },
};
