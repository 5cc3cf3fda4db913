import { revertToDefault } from './fixes/revertToDefault.ts';
import type { Rule } from './rule.ts';
import { contestedSelections } from './selections.ts';

/** The packet selects an option, and says that it selects none. */
export const selectionContradicted: Rule = {
  meta: {
    code: 'selection-contradicted',
    severity: 'error',
    summary: 'The packet selects an option and says elsewhere that none is selected.',
    guardsDecision: true,
  },
  checks: 'packet',
  *check(file) {
    const { nonSelections } = file.evaluation.packet;
    if (nonSelections.length === 0) return;
    for (const { selection, id } of contestedSelections(file.evaluation)) {
      yield {
        span: selection.option.span,
        message: `${id} is selected here, but the packet also says that no option is selected. One of the two has to go.`,
        related: nonSelections.map(({ span }) => ({
          uri: file.uri,
          span,
          message: 'Here it says that nothing is selected.',
        })),
        fixes: () => revertToDefault(file),
      };
    }
  },
};
