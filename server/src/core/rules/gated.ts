import type { EarnedBlocker } from '../evaluate/earnedBlockers.ts';
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

/** What the packets of a map select although `earned` stands in the way, each option once. */
export function gatedSelections({ packets }: MapFile, earned: EarnedBlocker): GatedSelection[] {
  return packets.flatMap((packet): GatedSelection[] => {
    const seen = new Set<string>();
    return contestedSelections(packet.evaluation).flatMap(({ selection, option }): GatedSelection[] => {
      if (option === undefined || option.available) return [];
      const { value } = option.read.option.id;
      if (seen.has(value)) return [];
      seen.add(value);
      return option.unmet.flatMap((requirement) =>
        requirement.kind === 'blocker' && requirement.earned === earned
          ? [{ packet, selection, option: value, requirement }]
          : [],
      );
    });
  });
}
