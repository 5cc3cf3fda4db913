import { normaliseStatement } from '../blockerMap/statement.ts';
import type { EarnedMap } from '../evaluate/earnedMap.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { ReadOption } from '../evaluate/statements.ts';
import type { Statement } from '../packet/model.ts';
import { Recalled } from '../syntax/recalled.ts';
import { type Located, movedBy } from '../syntax/span.ts';
import { track, type Untracked } from './fixes/track.ts';
import { once } from './once.ts';
import { isRecord } from './packets.ts';
import type { Rule } from './rule.ts';

/** Nothing in the map tracks a condition or grant that an option requires. */
export const preconditionUntracked: Rule = {
  meta: {
    code: 'precondition-untracked',
    severity: 'warning',
    summary: 'An option requires a condition or grant that nothing in the blocker map tracks.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file, project) {
    const { packet, map } = file.evaluation;
    if (isRecord(packet) || map.kind !== 'read') return;
    const places = untrackedIn(file.evaluation, map.earned);
    const mapFile = project.maps.get(map.uri);
    const trackAll = once(() => {
      const all = distinct(places);
      return mapFile === undefined || all.length < 2
        ? []
        : track(mapFile, packet, all, `Track all ${all.length} untracked preconditions in the map`);
    });
    for (const { kind, at, message } of places) {
      const one = { kind, words: at.value };
      yield {
        span: at.span,
        message,
        fixes: () => {
          if (mapFile === undefined) return [];
          const what =
            kind === 'grant' ? `the grant ${at.value} in the map, NOT_GRANTED` : `"${at.value}" in the map, UNMET`;
          return [...track(mapFile, packet, [one], `Track ${what}`), ...trackAll()];
        },
      };
    }
  },
};

interface Place extends Pick<Untracked, 'kind'> {
  readonly at: Located<string>;
  readonly message: string;
}

/** What the options' own cells ask for and the map does not have. */
function untrackedIn({ options }: Evaluation, map: EarnedMap): Place[] {
  const places: Place[] = [];
  for (const { read } of options) {
    for (const { kind, at, message } of untracked.of(read.own, [map], () => untrackedBy(read, map))) {
      places.push({ kind, at: movedBy(at, read.start), message });
    }
  }
  return places;
}

/** By what an option asks for itself, with places counted from where its cell starts. */
const untracked = new Recalled<readonly Statement[], readonly Place[]>();

const untrackedBy = ({ others }: ReadOption, map: EarnedMap): Place[] =>
  others.flatMap((statement): Place[] => {
    if (statement.kind === 'grant' && map.grant(statement.name.value) === undefined) {
      const { name: at } = statement;
      const message = `Nothing in the blocker map tracks the grant ${at.value}, so that it counts as not given. Add it to the map's grants.`;
      return [{ kind: 'grant', at, message }];
    }
    if (statement.kind === 'condition' && map.condition(statement.text.value) === undefined) {
      const { text: at } = statement;
      const message = `Nothing in the blocker map tracks the condition "${at.value}", so that it counts as unmet. Add it to the map's conditions.`;
      return [{ kind: 'condition', at, message }];
    }
    return [];
  });

function distinct(places: readonly Place[]): Untracked[] {
  const byTarget = new Map<string, Untracked>();
  for (const { kind, at } of places) {
    const target = `${kind} ${kind === 'grant' ? at.value : normaliseStatement(at.value)}`;
    if (!byTarget.has(target)) byTarget.set(target, { kind, words: at.value });
  }
  return [...byTarget.values()];
}
