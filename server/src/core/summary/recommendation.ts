import { optionById } from '../evaluate/evaluation.ts';
import { reaches } from '../packet/level.ts';
import type { Recommendation } from '../packet/model.ts';
import type { PacketFile } from '../project.ts';
import { fullId } from './blockers.ts';
import type { BlockerSummary, RecommendationSummary } from './model.ts';

type Remark = RecommendationSummary['remarks'][number];

/** What the packet recommends, and whether that holds up against its options and its map. */
export function summariseRecommendation(
  file: PacketFile,
  blockers: readonly BlockerSummary[],
): RecommendationSummary | undefined {
  const { recommendation } = file.evaluation.packet;
  if (recommendation === undefined) return undefined;
  const discharges = recommendation.discharges.map(({ value }) => fullId(file, value));
  const remarks = [
    ...optionRemarks(file, recommendation),
    ...dischargeRemarks(file, recommendation, discharges, blockers),
    ...leverageRemarks(file, recommendation, blockers),
  ];
  return {
    option: recommendation.option?.value,
    discharges,
    verdict: verdictOf(remarks, file),
    remarks,
  };
}

/** Without a map that can be relied on, nobody knows. */
function verdictOf(remarks: readonly Remark[], { evaluation }: PacketFile): RecommendationSummary['verdict'] {
  if (remarks.some(({ speaks }) => speaks === 'against')) return 'does-not-hold-up';
  return evaluation.map.kind === 'read' ? 'holds-up' : 'unknown';
}

function optionRemarks({ evaluation }: PacketFile, { option }: Recommendation): Remark[] {
  if (option === undefined) return [];
  const id = option.value;
  const evaluated = optionById(evaluation, id);
  if (evaluated === undefined) return [{ speaks: 'against', text: `${id} is not in the options table.` }];
  if (evaluated.available) return [{ speaks: 'for', text: `${id} is available.` }];
  const { unmet, requirements } = evaluated;
  const text = `${id} is not available yet: ${unmet.length} of its ${requirements.length} preconditions are not met.`;
  return [{ speaks: 'aside', text }];
}

function dischargeRemarks(
  { evaluation: { map } }: PacketFile,
  { option }: Recommendation,
  discharges: readonly string[],
  blockers: readonly BlockerSummary[],
): Remark[] {
  if (map.kind !== 'read') {
    return [{ speaks: 'aside', text: 'There is no usable blocker map that it could be held against.' }];
  }
  return discharges.map((id): Remark => {
    const blocker = blockers.find((each) => each.id === id);
    if (blocker === undefined) return { speaks: 'against', text: `${id} is not in the blocker map.` };
    if (reaches(blocker.earned, 'PROVEN')) {
      return { speaks: 'against', text: `${id} is PROVEN already; nothing is left to discharge.` };
    }
    const by = map.earned.map.blockers.find((each) => each.id?.value === id)?.dischargedBy?.value;
    if (by === undefined) {
      return { speaks: 'aside', text: `The blocker map does not say which option discharges ${id}.` };
    }
    return by === option?.value
      ? { speaks: 'for', text: `By the blocker map, ${by} discharges ${id}, which has earned ${blocker.earned}.` }
      : { speaks: 'against', text: `By the blocker map, ${id} is discharged by ${by}.` };
  });
}

/** Whether the blocker that is called the highest-leverage one is. */
function leverageRemarks(
  file: PacketFile,
  { leverage }: Recommendation,
  blockers: readonly BlockerSummary[],
): Remark[] {
  if (leverage?.blocker === undefined) return [];
  const id = fullId(file, leverage.blocker.value);
  const claimed = blockers.find((blocker) => blocker.id === id);
  if (claimed === undefined) return [];
  if (claimed.rank === 1) {
    return [{ speaks: 'for', text: `No blocker gates more options than ${id}: ${count(claimed)}.` }];
  }
  const best = blockers.filter(({ rank }) => rank === 1).map((each) => `${each.id} gates ${count(each)}`);
  const text = `${id} is called the highest-leverage blocker and gates ${count(claimed)}, but ${best.join(', ')}.`;
  return [{ speaks: 'against', text }];
}

const count = ({ gates, unlocks }: BlockerSummary): string =>
  `${gates.length} option${gates.length === 1 ? '' : 's'}${unlocks.length > 0 ? ` and unlocks ${unlocks.length}` : ''}`;
