import type { BlockerWord, Packet } from '../packet/model.ts';
import type { BlockerLookup, EarnedMap } from './earnedMap.ts';

/** A blocker reference of a packet, and what it stands for. */
export interface Reference {
  readonly word: BlockerWord;
  readonly lookup: BlockerLookup;
}

/** How the words of one packet refer to the blockers of its map, if it has one. */
export class References {
  /** What every blocker ID of the packet's lane begins with, and of the map's. */
  readonly #beginnings: readonly string[];
  readonly #map: EarnedMap | undefined;
  readonly #inFull: boolean;

  constructor(packet: Packet, map: EarnedMap | undefined) {
    this.#map = map;
    this.#inFull = packet.format === 'json';
    this.#beginnings = [packet.lane?.value, map?.map.lane?.value].flatMap((lane) =>
      lane === undefined || lane === '' ? [] : `${lane}-`,
    );
  }

  /** In JSON an ID stands in full. */
  lookup(word: string): BlockerLookup {
    const lookup = this.#map?.lookup(word) ?? { kind: 'unknown' };
    return this.#inFull && (lookup.kind !== 'known' || lookup.isShort) ? { kind: 'unknown' } : lookup;
  }

  /** Whether a word of a blocker ID's shape is a reference where it stands, and not prose such as `KB-9759`. */
  isReference(word: string, place: BlockerWord['place'], lookup?: BlockerLookup): boolean {
    if (this.#beginnings.some((beginning) => word.startsWith(beginning))) return true;
    if ((lookup ?? this.lookup(word)).kind !== 'unknown') return true;
    return place !== 'prose' && word.split('-').length >= 3;
  }

  /** The packet's references, in the order of the text. */
  all(packet: Packet): Reference[] {
    return packet.blockerWords.all
      .map((word) => ({ word, lookup: this.lookup(word.value) }))
      .filter(({ word, lookup }) => this.isReference(word.value, word.place, lookup));
  }
}
