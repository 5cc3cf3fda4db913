import { describeUnmet, firstFew } from '../evaluate/describe.ts';
import { revertToDefault } from './fixes/revertToDefault.ts';
import type { Rule } from './rule.ts';
import { contestedSelections } from './selections.ts';

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
    for (const { selection, id, option } of contestedSelections(file.evaluation)) {
      if (option === undefined || option.available) continue;
      const { unmet, requirements } = option;
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
