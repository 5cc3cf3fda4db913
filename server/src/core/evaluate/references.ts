import type { MapNames } from '../blockerMap/names.ts';
import type { BlockerWord, Packet } from '../packet/model.ts';
import type { Spread } from '../packet/spread.ts';
import type { Located } from '../syntax/span.ts';
import { type Made, takenOver } from '../syntax/takenOver.ts';
import type { EarnedBlocker } from './earnedBlockers.ts';
import type { BlockerLookup, EarnedMap } from './earnedMap.ts';

/** A blocker reference of a packet, and what it stands for. */
export interface Reference {
  readonly word: BlockerWord;
  readonly lookup: BlockerLookup;
}

/** What the words of one part of a packet refer to. */
interface Referred {
  /** The blockers of the map, by their places in it. */
  readonly named: readonly number[];
  /** The words that are not the whole ID of a blocker of the map. */
  readonly others: readonly BlockerWord[];
}

const NOTHING: readonly never[] = [];

/** How the words of one packet refer to the blockers of its map, if it has one. */
export class References {
  /** What every blocker ID of the packet's lane begins with, and of the map's. */
  readonly #beginnings: readonly string[];
  readonly #map: EarnedMap | undefined;
  readonly #inFull: boolean;
  /** Which blockers words name depends on this, on the names that the map gives, and on nothing else. */
  readonly by: string;
  readonly #words: Spread<BlockerWord>;
  readonly #referred: Made<readonly BlockerWord[], Referred>;
  #all: readonly Reference[] | undefined;
  #unclear: readonly Reference[] | undefined;

  /** `before` are those of an earlier version of the packet. */
  constructor(packet: Packet, map: EarnedMap | undefined, before?: References) {
    this.#map = map;
    this.#inFull = packet.format === 'json';
    this.#beginnings = [packet.lane?.value, map?.map.lane?.value].flatMap((lane) =>
      lane === undefined || lane === '' ? [] : `${lane}-`,
    );
    this.by = JSON.stringify([this.#inFull, ...this.#beginnings]);
    this.#words = packet.blockerWords;
    const isNamedAlike = before !== undefined && before.by === this.by && before.#names === this.#names;
    const known = isNamedAlike ? before.#referred : undefined;
    this.#referred = takenOver(this.#words.lists, (words) => this.#refer(words), known);
  }

  /** Whether words refer to the same as in another packet. */
  isAlike(other: References): boolean {
    return this.#map === other.#map && this.by === other.by;
  }

  get #names(): MapNames | undefined {
    return this.#map?.map.names;
  }

  /** In JSON an ID stands in full. */
  lookup(word: string): BlockerLookup {
    const lookup = this.#map?.lookup(word) ?? { kind: 'unknown' };
    return this.#inFull && (lookup.kind !== 'known' || lookup.isShort) ? { kind: 'unknown' } : lookup;
  }

  /** The blocker of the map that a word stands for; `undefined` for one of no single blocker. */
  blocker({ value }: Located<string>): EarnedBlocker | undefined {
    const lookup = this.lookup(value);
    return lookup.kind === 'known' ? lookup.earned : undefined;
  }

  /** Whether a word of a blocker ID's shape is a reference where it stands, and not prose such as `KB-9759`. */
  isReference(word: string, place: BlockerWord['place'], lookup?: BlockerLookup): boolean {
    if (this.#beginnings.some((beginning) => word.startsWith(beginning))) return true;
    if ((lookup ?? this.lookup(word)).kind !== 'unknown') return true;
    return place !== 'prose' && word.split('-').length >= 3;
  }

  /** All references of the packet, in the order of the text. */
  get all(): readonly Reference[] {
    this.#all ??= this.#words.all.flatMap((word) => this.#referencesIn(word));
    return this.#all;
  }

  /** Those that name no blocker of the map by its whole ID. */
  get unclear(): readonly Reference[] {
    this.#unclear ??= this.#findUnclear();
    return this.#unclear;
  }

  #findUnclear(): readonly Reference[] {
    const unclear: Reference[] = [];
    const { results } = this.#referred;
    for (let index = 0; index < results.length; index += 1) {
      const { others } = results[index] as Referred;
      if (others.length === 0) continue;
      for (const word of this.#words.placed(index, others)) unclear.push(...this.#referencesIn(word));
    }
    return unclear;
  }

  /** Notes the blockers of the map that the packet names, by their places in it. */
  noteNamed(isNamed: Uint8Array): void {
    const { results } = this.#referred;
    // By index: most lists have one item, and an iterator for each would be more garbage than the rest of a check.
    for (let index = 0; index < results.length; index += 1) {
      const { named } = results[index] as Referred;
      for (let at = 0; at < named.length; at += 1) isNamed[named[at] as number] = 1;
    }
  }

  #refer(words: readonly BlockerWord[]): Referred {
    if (words.length === 0) return NO_ONE;
    const named: number[] = [];
    const others: BlockerWord[] = [];
    for (const word of words) {
      const lookup = this.lookup(word.value);
      if (lookup.kind === 'known') named.push(lookup.earned.blocker.index);
      if (lookup.kind !== 'known' || lookup.isShort) others.push(word);
    }
    return { named, others: others.length === 0 ? NOTHING : others };
  }

  #referencesIn(word: BlockerWord): readonly Reference[] {
    const lookup = this.lookup(word.value);
    return this.isReference(word.value, word.place, lookup) ? [{ word, lookup }] : NOTHING;
  }
}

const NO_ONE: Referred = { named: NOTHING, others: NOTHING };
