import { describeUnmet, firstFew } from '../evaluate/describe.ts';
import type { BlockedOption } from '../evaluate/evaluation.ts';
import type { MapState } from '../evaluate/mapState.ts';
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
      yield {
        span: selection.option.span,
        message: `${id} is selected, but ${whatIsWrong(option, file.evaluation.map)}`,
        related: option.unmet.slice(0, 10).map((requirement) => ({
          uri: file.uri,
          span: requirement.at,
          message: `Not met: ${describeUnmet(requirement)}.`,
        })),
        fixes: () => revertToDefault(file),
      };
    }
  },
};

function whatIsWrong({ unmet, requirements }: BlockedOption, map: MapState): string {
  const count =
    requirements.length === 1
      ? 'its one precondition is not met'
      : `${unmet.length} of its ${requirements.length} preconditions ${unmet.length === 1 ? 'is' : 'are'} not met`;
  return map.kind === 'read'
    ? `${count}: ${firstFew(unmet.map(describeUnmet))}.`
    : `without a usable blocker map ${count}.`;
}
