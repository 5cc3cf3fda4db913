import { append } from '../../syntax/append.ts';
import type { TableHead, TableRow } from '../../syntax/markdown/pieces.ts';
import type { RichText } from '../../syntax/markdown/richText.ts';
import { asSeen, VEIL } from '../../syntax/seen.ts';
import { type Located, movedBy, type Span, shifted } from '../../syntax/span.ts';
import type { DefaultDeclaration, Option, Selection } from '../model.ts';
import { located, partsOf } from '../values.ts';
import type { PlacedPart } from './readParts.ts';

/** Whether a table with this head is an options table: its first header cell is `option`. */
export const isOptionsHead = ({ cells }: TableHead): boolean => titleOf(cells[0]) === 'option';

/** A column's title as a reader takes it, so that no other table is read in the place of the one that is seen. */
const titleOf = (cell: RichText | undefined): string =>
  asSeen(cell?.text ?? '')
    .trim()
    .toLowerCase();

/** What the options table says. */
export interface OptionsTable {
  readonly options: readonly Option[];
  readonly defaults: readonly DefaultDeclaration[];
  readonly selections: readonly Selection[];
}

export interface Columns {
  readonly authorizes: number;
  readonly preconditions: readonly number[];
  readonly count: number;
  /** The same for columns in which rows are read alike. */
  readonly key: string;
}

/** What a row of an options table says by itself, with places counted from where its part of the text starts. */
export interface OptionRow {
  readonly span: Span;
  /** `undefined` where the first cell is blank: the row goes on with the one above. */
  readonly option: Pick<Option, 'id' | 'isVeiled' | 'notes' | 'authorizes'> | undefined;
  /** What a mark or a note in the first cell is said of. */
  readonly named: Located<string>;
  readonly isDefault: boolean;
  /** The mark or note that selects it. */
  readonly selected: Located<string> | undefined;
  /** The cells with preconditions. */
  readonly cells: readonly RichText[];
}

/** A row, and the part of the text that it stands in. */
export interface PlacedRow {
  readonly row: OptionRow;
  readonly place: PlacedPart;
}

/** Puts the rows of an options table together. A row with a blank first cell goes on with the row above. */
export function readOptionsTable(rows: Iterable<PlacedRow>): OptionsTable {
  const options: Omit<Option, 'preconditions'>[] = [];
  /** By option. */
  const cells: RichText[][] = [];
  const defaults: DefaultDeclaration[] = [];
  const selections: Selection[] = [];
  for (const { row, place } of rows) {
    const { start } = place;
    const { option, selected } = row;
    const own = row.cells.map((cell) => cell.movedBy(start));
    if (option === undefined) {
      append(cells.at(-1) ?? [], own);
      continue;
    }
    cells.push(own);
    options.push({
      index: options.length,
      id: movedBy(option.id, start),
      isVeiled: option.isVeiled,
      span: shifted(row.span, start),
      notes: option.notes.map((note) => movedBy(note, start)),
      authorizes: option.authorizes && movedBy(option.authorizes, start),
    });
    const named = movedBy(row.named, start);
    if (row.isDefault) defaults.push({ option: named, form: 'table' });
    if (selected !== undefined) selections.push({ option: named, form: 'table', span: shifted(selected.span, start) });
  }
  const whole = options.map((option, index) => ({ ...option, preconditions: preconditionsIn(cells[index] ?? []) }));
  return { options: whole, defaults, selections };
}

/** Reads a row by itself. */
export function readOptionRow(row: TableRow, columns: Columns): OptionRow {
  const cell = row.cells[0];
  const cells = cellsOf(row, columns);
  if (cell === undefined || cell.isBlank) {
    const named = { value: '', span: row.span };
    return { span: row.span, option: undefined, named, isDefault: false, selected: undefined, cells };
  }
  const { id, notes, mark } = readOptionCell(cell);
  const isVeiled = cell.text.includes(VEIL);
  return {
    span: row.span,
    option: { id, isVeiled, notes, authorizes: textOf(row.cells[columns.authorizes]) },
    // A mark or a note that some readers may not see names no option.
    named: isVeiled ? { value: cell.text, span: cell.span } : id,
    isDefault: notes.some((note) => note.value.toLowerCase() === 'default'),
    selected: mark ?? notes.find((note) => note.value.toLowerCase() === 'selected'),
    cells,
  };
}

/** The columns of a table with this head. */
export function columnsOf(header: TableRow): Columns {
  const titles = header.cells.map(titleOf);
  const columns = {
    authorizes: titles.findIndex((title) => /authori[sz]e/.test(title)),
    preconditions: titles.flatMap((title, index) => (index > 0 && /precondition/.test(title) ? [index] : [])),
    count: titles.length,
  };
  return { ...columns, key: JSON.stringify(columns) };
}

/** A cell beyond the header's last one is not shown, but it was written: it counts as a precondition. */
const cellsOf = (row: TableRow, columns: Columns): readonly RichText[] =>
  row.cells.filter((_, index) => columns.preconditions.includes(index) || index >= columns.count);

const preconditionsIn = (cells: readonly RichText[]): Option['preconditions'] =>
  cells.length > 0 ? { kind: 'cells', cells } : { kind: 'absent' };

const textOf = (cell: RichText | undefined): Located<string> | undefined =>
  cell === undefined ? undefined : { value: cell.text.replaceAll(VEIL, '').trim(), span: cell.span };

const MARK = /\[([xX ])\]/;
const NOTE_SEPARATOR = /[,;]/g;

/** `[x] HOLD_PRODUCTION (default, recommended)`: a mark, the ID, notes in parentheses. */
function readOptionCell(cell: RichText): {
  id: Located<string>;
  notes: Located<string>[];
  mark: Located<string> | undefined;
} {
  const { text } = cell;
  const box = MARK.exec(text);
  const mark = box !== null && box[1] !== ' ' ? located(cell, box.index, box.index + 3) : undefined;
  const notes: Located<string>[] = [];
  for (const group of text.matchAll(/\(([^()]*)\)/g)) {
    append(notes, partsOf(cell, group.index + 1, group.index + group[0].length - 1, NOTE_SEPARATOR));
  }
  const from = box?.index === 0 ? 3 : 0;
  const end = text.slice(from).search(/[([]/);
  const phrase = located(cell, from, end === -1 ? text.length : from + end);
  const seen = phrase.value.replaceAll(VEIL, ' ').trim();
  const word = /^[A-Z0-9_]+(?=\s)/.exec(seen)?.[0];
  if (word === undefined || seen !== phrase.value)
    return { id: { value: word ?? seen, span: phrase.span }, notes, mark };
  return { id: { value: word, span: shorten(phrase, word.length) }, notes, mark };
}

const shorten = (phrase: Located<string>, length: number): Located<string>['span'] => ({
  start: phrase.span.start,
  end: Math.min(phrase.span.end, phrase.span.start + length),
});
