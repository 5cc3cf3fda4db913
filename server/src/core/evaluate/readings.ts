import type { Packet, Statement } from '../packet/model.ts';
import { type CellReading, readCells, type Vocabulary } from '../packet/preconditions/read.ts';
import { RichText } from '../syntax/markdown/richText.ts';
import type { Located } from '../syntax/span.ts';
import type { EarnedMap } from './earnedMap.ts';

interface Reading {
  readonly text: string;
  /** Where the cell stood. */
  readonly start: number;
  readonly reading: CellReading;
}

/** What the cells of one packet said, by their texts. */
interface Known {
  /** All that the vocabulary rests on beside the map. */
  readonly by: string;
  readonly cells: ReadonlyMap<string, Reading>;
}

/** Of the packet that was read last beside a map: most likely somebody is typing in it. */
const lastRead = new WeakMap<EarnedMap, Known>();

/**
 * Reads the precondition cells of one packet. A cell that says what one said when the packet was read last, and means
 * the same beside the same map, options and lane, is not read again, wherever it has moved to.
 */
export class Readings {
  readonly #vocabulary: Vocabulary;
  readonly #known: ReadonlyMap<string, Reading>;
  readonly #cells = new Map<string, Reading>();

  constructor(packet: Packet, map: EarnedMap | undefined, vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    const by = JSON.stringify([packet.format, packet.lane?.value, packet.options.map(({ id }) => id.value)]);
    const known = map && lastRead.get(map);
    this.#known = known?.by === by ? known.cells : this.#cells;
    if (map !== undefined) lastRead.set(map, { by, cells: this.#cells });
  }

  /** What an option's cells say. */
  read(cells: readonly RichText[]): CellReading {
    const [cell] = cells;
    // Where a character of another kind is in it, what it says is more than its text.
    if (cell === undefined || cells.length > 1 || !cell.isVerbatim) return readCells(cells, this.#vocabulary);
    const { start } = cell.span;
    const known = this.#known.get(cell.text);
    const text = known?.text ?? copyOf(cell.text);
    const reading =
      known === undefined
        ? readCells([RichText.plain(text, start)], this.#vocabulary)
        : moved(known.reading, start - known.start);
    this.#cells.set(text, { text, start, reading });
    return reading;
  }
}

/** The same text, of which the whole text that it was cut from is no longer a part in memory. */
const copyOf = (text: string): string => ` ${text}`.slice(1);

function moved(reading: CellReading, by: number): CellReading {
  if (reading.kind !== 'statements' || by === 0) return reading;
  return { ...reading, statements: reading.statements.map((statement) => movedStatement(statement, by)) };
}

function movedStatement(statement: Statement, by: number): Statement {
  const text = movedBy(statement.text, by);
  switch (statement.kind) {
    case 'blocker':
      return { ...statement, text, reference: movedBy(statement.reference, by) };
    case 'grant':
      return { ...statement, text, name: movedBy(statement.name, by) };
    case 'all-blockers':
    case 'condition':
    case 'inherit':
    case 'unknown':
      return { ...statement, text };
  }
}

const movedBy = <T>({ value, span }: Located<T>, by: number): Located<T> => ({
  value,
  span: { start: span.start + by, end: span.end + by },
});
