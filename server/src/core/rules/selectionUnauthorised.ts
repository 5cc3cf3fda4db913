import { isGiven } from '../packet/values.ts';
import { nearest } from '../syntax/nearest.ts';
import { revertToDefault } from './fixes/revertToDefault.ts';
import type { Rule } from './rule.ts';
import { contestedSelections } from './selections.ts';

/** Somebody decided who may not choose. */
export const selectionUnauthorised: Rule = {
  meta: {
    code: 'selection-unauthorised',
    severity: 'error',
    summary: 'Somebody decided who is not among the choosers.',
    guardsDecision: true,
  },
  checks: 'packet',
  *check(file) {
    const { packet } = file.evaluation;
    const [contested] = contestedSelections(file.evaluation);
    if (contested === undefined) return;
    const choosers = packet.choosers.map(({ value }) => value);
    for (const decider of packet.deciders) {
      if (!isGiven(decider.value) || choosers.includes(decider.value)) continue;
      const meant = nearest(decider.value, choosers);
      const hint = meant === undefined ? '' : ` Roles are compared exactly: did you mean ${meant}?`;
      const whoMay =
        choosers.length === 0 ? 'the packet names nobody who may' : `only ${choosers.join(', ')} may choose`;
      yield {
        span: decider.span,
        message: `${decider.value} has selected ${contested.id}, but ${whoMay}.${hint}`,
        related: packet.choosers.map(({ value, span }) => ({
          uri: file.uri,
          span,
          message: `${value} may choose.`,
        })),
        fixes: () => revertToDefault(file),
      };
    }
  },
};
