import type { Packet } from '../packet/model.ts';
import { type CellReading, readCells, type Vocabulary } from '../packet/preconditions/read.ts';
import { RichText } from '../syntax/markdown/richText.ts';
import type { EarnedMap } from './earnedMap.ts';

/** What an option's cells say; its places are counted from `start`. */
export interface PlacedReading {
  readonly reading: CellReading;
  readonly start: number;
}

/** What cells said that were read in the same surroundings. */
interface Known {
  /** All that the vocabulary rests on beside the map. */
  readonly by: string;
  /** By their texts. */
  readonly cells: ReadonlyMap<string, Plain>;
}

/** A cell that is its text, character for character. */
interface Plain {
  readonly text: string;
  readonly reading: CellReading;
}

/** A cell in which marks or characters of another kind are, so that what it says is more than its text. */
interface Marked {
  readonly map: EarnedMap;
  readonly by: string;
  readonly reading: CellReading;
}

/** Of the packet that was read last beside a map: most likely somebody is typing in it. */
const lastRead = new WeakMap<EarnedMap, Known>();
/** By what `RichText.words` gives, so that nothing outlives the versions of the packet that have the cell. */
const marked = new WeakMap<object, Marked>();

/**
 * Reads the precondition cells of one packet. A cell that says what one said when the packet was read last, and means
 * the same beside the same map, options and lane, is not read again, wherever it has moved to.
 */
export class Readings {
  readonly #map: EarnedMap | undefined;
  readonly #vocabulary: Vocabulary;
  readonly #by: string;
  readonly #known: ReadonlyMap<string, Plain>;
  readonly #cells = new Map<string, Plain>();

  constructor(packet: Packet, map: EarnedMap | undefined, vocabulary: Vocabulary) {
    this.#map = map;
    this.#vocabulary = vocabulary;
    this.#by = JSON.stringify([packet.format, packet.lane?.value, packet.options.map(({ id }) => id.value)]);
    const known = map && lastRead.get(map);
    this.#known = known?.by === this.#by ? known.cells : this.#cells;
    if (map !== undefined) lastRead.set(map, { by: this.#by, cells: this.#cells });
  }

  read(cells: readonly RichText[]): PlacedReading {
    const [cell] = cells;
    if (cell === undefined || cells.length > 1) return { reading: readCells(cells, this.#vocabulary), start: 0 };
    const { start } = cell.span;
    return { reading: cell.isVerbatim ? this.#readPlain(cell.text) : this.#readMarked(cell.movedBy(-start)), start };
  }

  #readPlain(written: string): CellReading {
    const known = this.#known.get(written);
    const text = known?.text ?? copyOf(written);
    const reading = known?.reading ?? readCells([RichText.plain(text, 0)], this.#vocabulary);
    this.#cells.set(text, known ?? { text, reading });
    return reading;
  }

  #readMarked(cell: RichText): CellReading {
    const known = marked.get(cell.words);
    if (known !== undefined && known.map === this.#map && known.by === this.#by) return known.reading;
    const reading = readCells([cell], this.#vocabulary);
    if (this.#map !== undefined) marked.set(cell.words, { map: this.#map, by: this.#by, reading });
    return reading;
  }
}

/** The same text, of which the whole text that it was cut from is no longer a part in memory. */
const copyOf = (text: string): string => ` ${text}`.slice(1);
