import type { MapNames } from '../blockerMap/names.ts';
import type { Option } from '../packet/model.ts';
import { type CellReading, readCells, type Vocabulary } from '../packet/preconditions/read.ts';
import { copyOf } from '../syntax/copyOf.ts';
import { RichText } from '../syntax/markdown/richText.ts';

/** What the cells of one packet say, by their words; places are counted from where a cell starts. */
interface Said {
  /** All that it depends on beside the words and the names of the map. */
  readonly by: string;
  readonly cells: ReadonlyMap<string, CellReading>;
}

/** By the names of the map, what the packet says that was read last beside it: packets that are copies of each other say the same. */
const saidLast = new WeakMap<MapNames, Said>();

/**
 * What each of a packet's options says that it requires. Words that were read for the packet before it are not read
 * again where they mean the same: beside a map of the same names, with the same `by`, which is all that `vocabulary`
 * depends on beside them.
 */
export function readOptionCells(
  options: readonly Option[],
  names: MapNames | undefined,
  by: string,
  vocabulary: Vocabulary,
): readonly CellReading[] {
  if (names === undefined) return options.map((option) => readOptionCell(option, vocabulary));
  const last = saidLast.get(names);
  const known = last?.by === by ? last.cells : undefined;
  const cells = new Map<string, CellReading>();
  const readings = options.map((option) => {
    const cell = onlyCell(option);
    if (cell?.isVerbatim !== true) return readOptionCell(option, vocabulary);
    const words = copyOf(cell.text);
    const reading = known?.get(words) ?? cells.get(words) ?? readCells([RichText.plain(words, 0)], vocabulary);
    cells.set(words, reading);
    return reading;
  });
  saidLast.set(names, { by, cells });
  return readings;
}

/** What one option says that it requires; its places are counted from `startOf` it. */
export function readOptionCell(option: Option, vocabulary: Vocabulary): CellReading {
  const { preconditions } = option;
  switch (preconditions.kind) {
    case 'statements':
      return { kind: 'statements', statements: preconditions.statements, saysNone: false };
    case 'cells': {
      const cell = onlyCell(option);
      return readCells(cell === undefined ? preconditions.cells : [cell.movedBy(-cell.span.start)], vocabulary);
    }
    case 'none':
      return preconditions;
    case 'absent':
      return { kind: 'nothing' };
  }
}

/** The places of several cells are those of the packet's text: how far they lie apart may change. */
export const startOf = (option: Option): number => onlyCell(option)?.span.start ?? 0;

export const onlyCell = ({ preconditions }: Option): RichText | undefined =>
  preconditions.kind === 'cells' && preconditions.cells.length === 1 ? preconditions.cells[0] : undefined;
