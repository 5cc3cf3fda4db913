import type { BlockerWord, Packet } from '../packet/model.ts';
import type { BlockerLookup, EarnedMap } from './earnedMap.ts';

/** A blocker reference of a packet, and what it stands for. */
export interface Reference {
  readonly word: BlockerWord;
  readonly lookup: BlockerLookup;
}

/** How the words of one packet refer to the blockers of its map, if it has one. */
export class References {
  readonly #lanes: readonly string[];
  readonly #map: EarnedMap | undefined;
  readonly #inFull: boolean;

  constructor(packet: Packet, map: EarnedMap | undefined) {
    this.#map = map;
    this.#inFull = packet.format === 'json';
    this.#lanes = [packet.lane?.value, map?.map.lane?.value].filter(
      (lane) => lane !== undefined && lane !== '',
    ) as string[];
  }

  /** In JSON an ID stands in full. */
  lookup(word: string): BlockerLookup {
    const lookup = this.#map?.lookup(word) ?? { kind: 'unknown' };
    return this.#inFull && (lookup.kind !== 'known' || lookup.isShort) ? { kind: 'unknown' } : lookup;
  }

  /** Whether a word of a blocker ID's shape is a reference where it stands, and not prose such as `KB-9759`. */
  isReference(word: string, place: BlockerWord['place']): boolean {
    if (this.#lanes.some((lane) => word.startsWith(`${lane}-`))) return true;
    if (this.lookup(word).kind !== 'unknown') return true;
    return place !== 'prose' && word.split('-').length >= 3;
  }

  /** The packet's references, in the order of the text. */
  all(packet: Packet): Reference[] {
    return packet.blockerWords
      .filter((word) => this.isReference(word.value, word.place))
      .map((word) => ({ word, lookup: this.lookup(word.value) }));
  }
}
