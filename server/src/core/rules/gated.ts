import type { EarnedBlocker } from '../evaluate/earnedBlockers.ts';
import { groupBy } from '../evaluate/groups.ts';
import type { BlockerRequirement } from '../evaluate/requirement.ts';
import type { Selection } from '../packet/model.ts';
import type { MapFile, PacketFile } from '../project.ts';
import { contestedSelections } from './selections.ts';

/** A selection of a packet that requires a blocker of its map above the level that this has earned. */
export interface GatedSelection {
  readonly packet: PacketFile;
  readonly selection: Selection;
  /** The selected option's ID. */
  readonly option: string;
  readonly requirement: BlockerRequirement;
}

/** What the packets of a map select although one of its blockers stands in the way, by blocker; each option once. */
export function gatedSelections({ packets }: MapFile): ReadonlyMap<EarnedBlocker, readonly GatedSelection[]> {
  const gated = packets.flatMap((packet) => {
    const seen = new Set<string>();
    return contestedSelections(packet.evaluation).flatMap(({ selection, option }) => {
      if (option === undefined || option.available) return [];
      const { value } = option.read.option.id;
      if (seen.has(value)) return [];
      seen.add(value);
      return option.unmet.flatMap((requirement) =>
        requirement.kind === 'blocker' && requirement.earned !== undefined
          ? [{ earned: requirement.earned, packet, selection, option: value, requirement }]
          : [],
      );
    });
  });
  return groupBy(gated, ({ earned }) => earned);
}
