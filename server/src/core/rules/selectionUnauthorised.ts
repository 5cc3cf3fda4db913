import { nameFew } from '../evaluate/describe.ts';
import { isGiven } from '../packet/values.ts';
import { MOST_GUESSES, nearest } from '../syntax/nearest.ts';
import { revertToDefault } from './fixes/revertToDefault.ts';
import { MOST_RELATED, type Rule } from './rule.ts';
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
    const isChooser = new Set(choosers);
    const words = packet.deciders.length > MOST_GUESSES ? [] : choosers;
    for (const decider of packet.deciders) {
      if (!isGiven(decider.value) || isChooser.has(decider.value)) continue;
      const meant = nearest(decider.value, words);
      const hint = meant === undefined ? '' : ` Roles are compared exactly: did you mean ${meant}?`;
      const whoMay = choosers.length === 0 ? 'the packet names nobody who may' : `only ${nameFew(choosers)} may choose`;
      yield {
        span: decider.span,
        message: `${decider.value} has selected ${contested.id}, but ${whoMay}.${hint}`,
        related: packet.choosers.slice(0, MOST_RELATED).map(({ value, span }) => ({
          uri: file.uri,
          span,
          message: `${value} may choose.`,
        })),
        fixes: () => revertToDefault(file),
      };
    }
  },
};
