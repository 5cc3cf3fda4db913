import type { MapNames } from '../blockerMap/names.ts';
import type { Option, Packet } from '../packet/model.ts';
import type { CellReading, Vocabulary } from '../packet/preconditions/read.ts';
import { onlyCell, readOptionCell, readOptionCells, startOf } from './cells.ts';
import type { EarnedMap } from './earnedMap.ts';
import type { References } from './references.ts';

/** What an option's cells say; its places are counted from `start`. */
export interface PlacedReading {
  readonly reading: CellReading;
  readonly start: number;
}

/** What the options of one packet say that they require. */
export class Readings {
  readonly #options: readonly Option[];
  /** The names that the map gives, and all else that words depend on. */
  readonly #names: MapNames | undefined;
  readonly #by: string;
  /** How often each ID stands in the table. */
  readonly #counts: ReadonlyMap<string, number>;
  readonly #read: readonly CellReading[];

  /**
   * `before` are those of an earlier version of the packet. A cell that has the same words as then is not read again
   * where they mean the same: beside a map of the same names and the same options, in the same lane.
   */
  constructor({ options }: Packet, map: EarnedMap | undefined, references: References, before?: Readings) {
    const known = before !== undefined && hasSameIds(options, before.#options) ? before : undefined;
    const counts = known === undefined ? countsOf(options) : known.#counts;
    this.#options = options;
    this.#names = map?.map.names;
    this.#by = references.by;
    this.#counts = counts;
    const vocabulary: Vocabulary = {
      isOption: (id) => counts.has(id),
      isReference: (word) => references.isReference(word, 'precondition'),
      isKnownBlocker: (id) => references.isReference(id, 'prose'),
      isGrant: (name) => map?.grant(name) !== undefined,
      isCondition: (text) => map?.condition(text) !== undefined,
    };
    const alike = known !== undefined && known.#names === this.#names && known.#by === this.#by ? known : undefined;
    this.#read =
      alike === undefined
        ? readOptionCells(options, this.#names, JSON.stringify([references.by, ...counts.keys()]), vocabulary)
        : alike.#again(options, vocabulary);
  }

  /** What the option at `index` says. */
  of(index: number): PlacedReading {
    return { reading: this.#read[index] as CellReading, start: startOf(this.#options[index] as Option) };
  }

  /** Whether another option has the same ID as the one at `index`. */
  isDuplicate(index: number): boolean {
    return (this.#counts.get((this.#options[index] as Option).id.value) ?? 0) > 1;
  }

  #again(options: readonly Option[], vocabulary: Vocabulary): readonly CellReading[] {
    return options.map((option, index) => {
      const cell = onlyCell(option);
      const isSame = cell !== undefined && cell.words === onlyCell(this.#options[index] as Option)?.words;
      return isSame ? (this.#read[index] as CellReading) : readOptionCell(option, vocabulary);
    });
  }
}

function countsOf(options: readonly Option[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { id } of options) counts.set(id.value, (counts.get(id.value) ?? 0) + 1);
  return counts;
}

const hasSameIds = (one: readonly Option[], other: readonly Option[]): boolean =>
  one.length === other.length && one.every(({ id }, index) => id.value === other[index]?.id.value);
