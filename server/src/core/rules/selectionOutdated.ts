import { isDay } from '../evaluate/dates.ts';
import { firstFew } from '../evaluate/describe.ts';
import type { Requirement } from '../evaluate/requirement.ts';
import { reaches } from '../packet/level.ts';
import type { Located } from '../syntax/span.ts';
import { revertToDefault } from './fixes/revertToDefault.ts';
import type { Rule } from './rule.ts';
import { contestedSelections } from './selections.ts';

/** The decision is older than something that it rests on. */
export const selectionOutdated: Rule = {
  meta: {
    code: 'selection-outdated',
    severity: 'warning',
    summary: 'An option was selected before something that it rests on was resolved or granted.',
    guardsDecision: true,
  },
  checks: 'packet',
  *check(file) {
    const { packet, map } = file.evaluation;
    if (map.kind !== 'read') return;
    const [contested] = contestedSelections(file.evaluation);
    const acts = contested?.option?.requirements.flatMap((requirement) => actOf(requirement) ?? []) ?? [];
    if (contested === undefined) return;
    for (const day of packet.decidedOn.filter(({ value }) => isDay(value))) {
      const later = acts.filter(({ on }) => on.value > day.value);
      if (later.length === 0) continue;
      yield {
        span: day.span,
        message: `${contested.id} was selected on ${day.value}, before ${firstFew(later.map(({ what, on }) => `${what} on ${on.value}`))}. Have it decided again in the knowledge of that.`,
        related: later.map(({ what, on }) => ({
          uri: map.uri,
          span: on.span,
          message: `Later than the decision: ${what} on ${on.value}.`,
        })),
        fixes: () => revertToDefault(file),
      };
    }
  },
};

interface Act {
  /** Can stand behind "before". */
  readonly what: string;
  readonly on: Located<string>;
}

/** By which act what is required came to be met, as far as the map dates it. */
function actOf(requirement: Requirement): Act | undefined {
  if (!requirement.met) return undefined;
  if (requirement.kind === 'grant') {
    const on = requirement.earned?.grant.grantedOn;
    return on && { what: `the grant ${requirement.name} was given`, on };
  }
  if (requirement.kind !== 'blocker' || !reaches(requirement.required, 'RESOLVED')) return undefined;
  const blocker = requirement.earned?.blocker;
  if (blocker === undefined || blocker.status?.value === 'WAIVED') return undefined;
  return blocker.resolvedOn && { what: `${requirement.id} was resolved`, on: blocker.resolvedOn };
}
