import { MOST_GUESSES, nearest } from '../syntax/nearest.ts';
import { doubtedDependencies } from './dependencies.ts';
import { suggestion } from './fixes/edits.ts';
import { once } from './once.ts';
import type { Rule } from './rule.ts';

/** A blocker requires one that the map does not have. */
export const dependencyUnknown: Rule = {
  meta: {
    code: 'dependency-unknown',
    severity: 'error',
    summary: 'A blocker requires one that is not in the map.',
    guardsDecision: false,
  },
  checks: 'entries',
  *check(file) {
    const doubted = doubtedDependencies(file, 'dependency-unknown');
    const ids = once(() =>
      doubted.length > MOST_GUESSES ? [] : file.map.blockers.flatMap((blocker) => blocker.id?.value ?? []),
    );
    for (const { earned, doubt, id } of doubted) {
      yield {
        span: doubt.span,
        message: `${earned.blocker.id?.value} requires "${id}", which is not in this map, so that it cannot be RESOLVED. Name a blocker of the map, in full.`,
        fixes: () => {
          const others = ids().filter((other) => other !== earned.blocker.id?.value);
          const lookup = file.earned?.lookup(id);
          const meant = lookup?.kind === 'known' ? lookup.earned.blocker.id?.value : nearest(id, others);
          const edits = meant === undefined ? [] : [{ span: doubt.span, newText: JSON.stringify(meant) }];
          return suggestion(file.uri, `Change to ${meant}`, edits);
        },
      };
    }
  },
};
