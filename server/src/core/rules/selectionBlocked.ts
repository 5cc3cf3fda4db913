import type { Blocker, Condition, Grant } from '../blockerMap/model.ts';
import { describeUnmet, firstFew } from '../evaluate/describe.ts';
import type { BlockedOption } from '../evaluate/evaluation.ts';
import type { MapState } from '../evaluate/mapState.ts';
import type { Requirement } from '../evaluate/requirement.ts';
import type { PacketFile } from '../project.ts';
import { revertToDefault } from './fixes/revertToDefault.ts';
import type { Fix, Rule } from './rule.ts';
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
        fixes: () => [...revertToDefault(file), showMissing(file, option)],
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

/** Goes to the first thing that is missing: its entry in the map, or the clause where the map has none. */
function showMissing({ uri, evaluation: { map } }: PacketFile, { unmet }: BlockedOption): Fix {
  const places = unmet.map((requirement) => ({ requirement, entry: entryOf(requirement) }));
  const { requirement, entry } = places.find((place) => place.entry !== undefined) ?? places[0] ?? {};
  const at =
    entry !== undefined && map.kind === 'read'
      ? { uri: map.uri, span: entry.status?.span ?? entry.span }
      : { uri, span: requirement?.at ?? { start: 0, end: 0 } };
  return { title: 'Show what is missing', preferred: false, safe: false, action: { kind: 'open', ...at } };
}

function entryOf(requirement: Requirement): Blocker | Condition | Grant | undefined {
  if (requirement.kind === 'blocker') return requirement.earned?.blocker;
  if (requirement.kind === 'condition') return requirement.earned?.condition;
  return requirement.kind === 'grant' ? requirement.earned?.grant : undefined;
}
