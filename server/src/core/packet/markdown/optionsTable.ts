import type { Block, TableBlock, TableRow } from '../../syntax/markdown/document.ts';
import type { RichText } from '../../syntax/markdown/richText.ts';
import { asSeen, VEIL } from '../../syntax/seen.ts';
import type { Located } from '../../syntax/span.ts';
import type { DefaultDeclaration, Option, Selection } from '../model.ts';
import { located, partsOf } from '../values.ts';

/** Whether `block` is an options table: its first header cell is `option`. */
export const isOptionsTable = (block: Block): block is TableBlock =>
  block.kind === 'table' && titleOf(block.header.cells[0]) === 'option';

/** A column's title as a reader takes it, so that no other table is read in the place of the one that is seen. */
const titleOf = (cell: RichText | undefined): string =>
  asSeen(cell?.text ?? '')
    .trim()
    .toLowerCase();

/** What the options table says; `cells` are the precondition cells, for the words in them. */
export interface OptionsTable {
  readonly options: readonly Option[];
  readonly defaults: readonly DefaultDeclaration[];
  readonly selections: readonly Selection[];
}

interface Columns {
  readonly authorizes: number;
  readonly preconditions: readonly number[];
  readonly count: number;
}

/** Reads the rows of an options table. A row with a blank first cell goes on with the row above. */
export function readOptionsTable(table: TableBlock): OptionsTable {
  const columns = findColumns(table.header);
  const options: Option[] = [];
  const defaults: DefaultDeclaration[] = [];
  const selections: Selection[] = [];
  for (const row of table.rows) {
    const cell = row.cells[0];
    const previous = options.at(-1);
    if (cell === undefined || cell.isBlank) {
      if (previous !== undefined) options[options.length - 1] = continued(previous, row, columns);
      continue;
    }
    const { id, notes, mark } = readOptionCell(cell);
    const isVeiled = cell.text.includes(VEIL);
    // A mark or a note that some readers may not see names no option.
    const named = isVeiled ? { value: cell.text, span: cell.span } : id;
    options.push({
      index: options.length,
      id,
      isVeiled,
      span: row.span,
      notes,
      authorizes: textOf(row.cells[columns.authorizes]),
      preconditions: preconditionsOf(row, columns),
    });
    if (notes.some((note) => note.value.toLowerCase() === 'default')) defaults.push({ option: named, form: 'table' });
    const selected = mark ?? notes.find((note) => note.value.toLowerCase() === 'selected');
    if (selected !== undefined) selections.push({ option: named, form: 'table', span: selected.span });
  }
  return { options, defaults, selections };
}

function findColumns(header: TableRow): Columns {
  const titles = header.cells.map(titleOf);
  return {
    authorizes: titles.findIndex((title) => /authori[sz]e/.test(title)),
    preconditions: titles.flatMap((title, index) => (index > 0 && /precondition/.test(title) ? [index] : [])),
    count: titles.length,
  };
}

/** A cell beyond the header's last one is not shown, but it was written: it counts as a precondition. */
function cellsOf(row: TableRow, columns: Columns): readonly RichText[] {
  return row.cells.filter((_, index) => columns.preconditions.includes(index) || index >= columns.count);
}

function preconditionsOf(row: TableRow, columns: Columns): Option['preconditions'] {
  const cells = cellsOf(row, columns);
  return cells.length > 0 ? { kind: 'cells', cells } : { kind: 'absent' };
}

function continued(option: Option, row: TableRow, columns: Columns): Option {
  const before = option.preconditions.kind === 'cells' ? option.preconditions.cells : [];
  const cells = [...before, ...cellsOf(row, columns)];
  return { ...option, preconditions: cells.length > 0 ? { kind: 'cells', cells } : { kind: 'absent' } };
}

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
    notes.push(...partsOf(cell, group.index + 1, group.index + group[0].length - 1, NOTE_SEPARATOR));
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
