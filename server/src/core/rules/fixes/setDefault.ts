import { resolveOptionId } from '../../evaluate/defaultOption.ts';
import type { PacketFile } from '../../project.ts';
import { insertProperty } from '../../syntax/json/edit.ts';
import { parseJson } from '../../syntax/json/parse.ts';
import { startOfLine } from '../../syntax/lines.ts';
import type { Fix, TextEdit } from '../rule.ts';
import { replaceWord, suggestion } from './edits.ts';
import { insertion } from './lines.ts';
import { removeNote } from './revertToDefault.ts';

/** Makes every declaration of the default name `id`. */
export function setDefault(file: PacketFile, id: string, title: string): readonly Fix[] {
  const { packet } = file.evaluation;
  const edits: TextEdit[] = [];
  for (const { option, form } of packet.defaults) {
    if (resolveOptionId(packet, option.value) === id) continue;
    if (form !== 'table') {
      edits.push(replaceWord(file, option, id));
      continue;
    }
    const row = packet.options.find((each) => each.id.span.start === option.span.start);
    const note = row?.notes.find(({ value }) => value.toLowerCase() === 'default');
    if (note !== undefined) edits.push(removeNote(file.source.text, note.span));
  }
  const isDeclared = packet.defaults.some(({ form, option }) => form !== 'table' || option.value === id);
  const row = packet.options.find((option) => option.id.value === id);
  // Where only the table declares it, the mark moves.
  if (!isDeclared && row !== undefined) edits.push(insertion(endOfId(file.source.text, row.id.span.end), ' (default)'));
  return suggestion(file.uri, title, outermost(edits), true);
}

/** One declaration may stand in the words of another, which go with it. */
function outermost(edits: readonly TextEdit[]): TextEdit[] {
  const sorted = edits.toSorted((one, other) => one.span.start - other.span.start || other.span.end - one.span.end);
  const kept: TextEdit[] = [];
  for (const edit of sorted) if (edit.span.start >= (kept.at(-1)?.span.end ?? 0)) kept.push(edit);
  return kept;
}

/** Behind the marks of code or emphasis that close at the ID. */
const endOfId = (text: string, from: number): number => from + (/^[`*_]*/.exec(text.slice(from))?.[0].length ?? 0);

/** Declares `id` the default, in a line before the options. */
export function insertDefault(file: PacketFile, id: string): readonly Fix[] {
  const { packet } = file.evaluation;
  const { text, lineBreak } = file.source;
  if (packet.format === 'json') {
    const edits = insertProperty({ source: file.source, json: parseJson(text) }, [], 'default', id, 'choosers');
    return suggestion(file.uri, `Insert "default": "${id}"`, edits, true);
  }
  const at = startOfLine(text, (packet.optionsLead?.span ?? packet.optionsSpan)?.start ?? text.length);
  return suggestion(
    file.uri,
    `Insert "Default = ${id}"`,
    [insertion(at, `Default = ${id}${lineBreak}${lineBreak}`)],
    true,
  );
}
