import { nearest } from '../syntax/nearest.ts';
import { doubtedDependencies } from './dependencies.ts';
import { suggestion } from './fixes/edits.ts';
import type { Rule } from './rule.ts';

/** A blocker requires one that the map does not have. */
export const dependencyUnknown: Rule = {
  meta: {
    code: 'dependency-unknown',
    severity: 'error',
    summary: 'A blocker requires one that is not in the map.',
    guardsDecision: false,
  },
  checks: 'blocker-map',
  *check(file) {
    const ids = (file.earned?.blockers ?? []).flatMap(({ blocker }) => blocker.id?.value ?? []);
    for (const { earned, doubt, id } of doubtedDependencies(file, 'dependency-unknown')) {
      const name = earned.blocker.id?.value;
      const meant = nearest(
        id,
        ids.filter((other) => other !== name),
      );
      yield {
        span: doubt.span,
        message: `${name} requires "${id}", which is not in this map, so that it cannot be RESOLVED.${meant === undefined ? ' IDs stand here in full.' : ` Did you mean ${meant}?`}`,
        fixes: () =>
          meant === undefined
            ? []
            : suggestion(file.uri, `Change to ${meant}`, [{ span: doubt.span, newText: JSON.stringify(meant) }]),
      };
    }
  },
};
