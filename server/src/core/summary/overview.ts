import type { DecisionReason } from '../evaluate/decision.ts';
import type { EarnedMap } from '../evaluate/earnedMap.ts';
import type { EvaluatedOption } from '../evaluate/evaluation.ts';
import { reaches } from '../packet/level.ts';
import type { PacketStatus } from '../packet/model.ts';
import type { PacketFile } from '../project.ts';
import type { Range } from '../syntax/sourceText.ts';
import { type MapSummary, summariseMap } from './model.ts';

/** An option among those of many packets. */
export interface OptionOverview {
  readonly id: string;
  readonly isDefault: boolean;
  readonly isSelected: boolean;
  readonly isInForce: boolean;
  readonly available: boolean;
  readonly met: number;
  readonly total: number;
  /** Where its ID stands in the packet. */
  readonly range: Range;
}

/** A packet among many: what a list of all of them shows. Texts are as the files have them, not escaped. */
export interface PacketOverview {
  readonly uri: string;
  readonly title: string | undefined;
  readonly status: PacketStatus;
  readonly selected: readonly string[];
  readonly inForce: string | undefined;
  readonly reason: DecisionReason;
  readonly map: MapSummary;
  /** How many blockers of its map have not earned RESOLVED; none without a map that can be relied on. */
  readonly openBlockers: number;
  /** In the order of the table. */
  readonly options: readonly OptionOverview[];
}

const overviews = new WeakMap<PacketFile, PacketOverview>();
const openBlockers = new WeakMap<EarnedMap, number>();

/** A packet as it stands among many. What did not change is the same object as before. */
export function overviewOf(file: PacketFile): PacketOverview {
  const known = overviews.get(file);
  if (known !== undefined) return known;
  const { packet, decision, map, options } = file.evaluation;
  const overview: PacketOverview = {
    uri: file.uri,
    title: packet.title?.value,
    status: packet.status,
    selected: decision.selected,
    inForce: decision.inForce,
    reason: decision.reason,
    map: summariseMap(map),
    openBlockers: map.kind === 'read' ? countOpen(map.earned) : 0,
    options: options.map((option) => optionOverview(option, file)),
  };
  overviews.set(file, overview);
  return overview;
}

/** How many blockers of a map have not earned RESOLVED. */
function countOpen(map: EarnedMap): number {
  const count = openBlockers.get(map) ?? map.blockers.filter(({ level }) => !reaches(level, 'RESOLVED')).length;
  openBlockers.set(map, count);
  return count;
}

function optionOverview(evaluated: EvaluatedOption, { evaluation, source }: PacketFile): OptionOverview {
  const { isDefault, available, requirements, read } = evaluated;
  const id = read.option.id.value;
  const total = requirements.length;
  return {
    id,
    isDefault,
    isSelected: evaluation.decision.selected.includes(id),
    isInForce: evaluation.decision.inForce === id && !read.isDuplicate,
    available,
    met: evaluated.available ? total : total - evaluated.unmet.length,
    total,
    range: source.rangeOf(read.option.id.span),
  };
}
