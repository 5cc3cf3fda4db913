import { describeUnmet, firstFew } from '../evaluate/describe.ts';
import { revertToDefault } from './fixes/revertToDefault.ts';
import type { Rule } from './rule.ts';
import { selectionsOf } from './selections.ts';

/** The selected option is not available. */
export const selectionBlocked: Rule = {
  meta: {
    code: 'selection-blocked',
    severity: 'error',
    summary: 'An option is selected although not all of its preconditions are met.',
    guardsDecision: true,
  },
  checks: 'packet',
  *check(file) {
    const { evaluation } = file;
    if (!evaluation.decision.faults.has('blocked')) return;
    for (const { selection, option } of selectionsOf(evaluation)) {
      if (option === undefined || option.available) continue;
      const { unmet, requirements } = option;
      const id = option.read.option.id.value;
      yield {
        span: selection.option.span,
        message: `${id} is selected, but ${unmet.length} of its ${requirements.length} preconditions are not met: ${firstFew(unmet.map(describeUnmet))}.`,
        related: unmet.slice(0, 10).map((requirement) => ({
          uri: file.uri,
          span: requirement.at,
          message: `Not met: ${describeUnmet(requirement)}.`,
        })),
        fixes: () => revertToDefault(file),
      };
    }
  },
};
