import type { Selection } from '../../packet/model.ts';
import type { PacketFile } from '../../project.ts';
import type { Fix, TextEdit } from '../rule.ts';

/**
 * Puts a packet back to its default: every place that selects names the default, marks in the options table go.
 * A packet without a usable default ends with nothing selected.
 */
export function revertToDefault(file: PacketFile): readonly Fix[] {
  const { packet, defaultState } = file.evaluation;
  if (packet.selections.length === 0) return [];
  const id = defaultState.kind === 'usable' ? defaultState.option.option.id.value : undefined;
  const edits = packet.format === 'markdown' ? editsOf(file, id ?? 'none') : [];
  if (edits.length === 0) return [];
  const title = id === undefined ? 'Clear the selection' : `Revert to ${id}`;
  return [{ title, preferred: true, safe: true, action: { kind: 'edit', files: [{ uri: file.uri, edits }] } }];
}

function editsOf(file: PacketFile, value: string): TextEdit[] {
  const edits: TextEdit[] = [];
  const places = new Map<number, Selection[]>();
  for (const selection of file.evaluation.packet.selections) {
    places.set(selection.span.start, [...(places.get(selection.span.start) ?? []), selection]);
  }
  for (const selections of places.values()) edits.push(...editsOfPlace(file, selections, value));
  return edits;
}

/** One place may name several options: the first gives way to `value`, the stretch to the last one goes with it. */
function editsOfPlace(file: PacketFile, selections: readonly Selection[], value: string): TextEdit[] {
  const [first] = selections;
  const last = selections.at(-1);
  if (first === undefined || last === undefined) return [];
  if (first.form === 'table') return [{ span: unmarkedSpan(file, first), newText: unmarked(file, first) }];
  return [{ span: { start: first.option.span.start, end: last.option.span.end }, newText: value }];
}

/** `[x]` becomes `[ ]`; the note `selected` goes, with the parentheses when it is alone in them. */
function unmarked(file: PacketFile, { span }: Selection): string {
  return file.source.slice(span).startsWith('[') ? '[ ]' : '';
}

function unmarkedSpan(file: PacketFile, { span }: Selection): Selection['span'] {
  const { text } = file.source;
  if (text[span.start] === '[') return span;
  const before = /\s*\(\s*$/.exec(text.slice(0, span.start));
  const behind = /^\s*\)/.exec(text.slice(span.end));
  if (before !== null && behind !== null) return { start: before.index, end: span.end + behind[0].length };
  const nextComma = /^\s*[,;]\s*/.exec(text.slice(span.end));
  if (nextComma !== null) return { start: span.start, end: span.end + nextComma[0].length };
  const lastComma = /\s*[,;]\s*$/.exec(text.slice(0, span.start));
  return { start: lastComma?.index ?? span.start, end: span.end };
}
