import type { Selection } from '../../packet/model.ts';
import type { PacketFile } from '../../project.ts';
import { replaceValue } from '../../syntax/json/edit.ts';
import { parseJson } from '../../syntax/json/parse.ts';
import type { Span } from '../../syntax/span.ts';
import type { Fix, TextEdit } from '../rule.ts';

/** How far from a word a parenthesis or a comma is looked for that goes with it. */
const NEAR = 200;

/**
 * Puts a packet back to its default: every place that selects names the default, marks in the options table go.
 * A packet without a usable default ends with nothing selected.
 */
export function revertToDefault(file: PacketFile): readonly Fix[] {
  const fixes = known.get(file) ?? fixesFor(file);
  known.set(file, fixes);
  return fixes;
}

/** Every selection of a packet is mended by the same fix, which is worked out once for each version of the packet. */
const known = new WeakMap<PacketFile, readonly Fix[]>();

function fixesFor(file: PacketFile): readonly Fix[] {
  const { packet, defaultState } = file.evaluation;
  // Nobody knows where in a text that cannot be read a word begins and ends.
  if (packet.broken) return [];
  const id = defaultState.kind === 'usable' ? defaultState.option.option.id.value : undefined;
  const edits = packet.format === 'json' ? jsonEdits(file, id) : markdownEdits(file, id);
  if (edits.length === 0) return [];
  const title = id === undefined ? 'Clear the selection' : `Revert to ${id}`;
  return [{ title, preferred: true, safe: true, action: { kind: 'edit', files: [{ uri: file.uri, edits }] } }];
}

function jsonEdits({ source, evaluation }: PacketFile, id: string | undefined): TextEdit[] {
  if (evaluation.packet.selections.length === 0) return [];
  return replaceValue({ source, json: parseJson(source.text) }, ['selected'], id ?? null);
}

function markdownEdits(file: PacketFile, id: string | undefined): TextEdit[] {
  const places = new Map<number, Selection[]>();
  for (const selection of file.evaluation.packet.selections) {
    places.set(selection.span.start, [...(places.get(selection.span.start) ?? []), selection]);
  }
  return [...places.values()].flatMap((selections) => editsOfPlace(file.source.text, selections, id));
}

/** One place may name several options: the first gives way to the default, the stretch to the last one goes with it. */
function editsOfPlace(text: string, selections: readonly Selection[], id: string | undefined): TextEdit[] {
  const [first] = selections;
  const last = selections.at(-1);
  if (first === undefined || last === undefined || selections.every(({ option }) => option.value === id)) return [];
  if (first.form === 'table') return [unmark(text, first.span)];
  // Beside other words the default is still selected, but `none` would be one more word.
  if (id === undefined) return [emptied(text, first.span)];
  return [balanced(text, { start: first.option.span.start, end: last.option.span.end }, id)];
}

/** Puts `none` in the place of the whole value behind the label or key of a place that selects. */
function emptied(text: string, { start, end }: Span): TextEdit {
  const place = text.slice(start, end).trimEnd();
  // Emphasis that opens before the label closes behind it, or behind the value.
  const opening = /[*_]{1,3}$/.exec(text.slice(0, start))?.[0] ?? '';
  const label = /^[^:=]*[:=]\s*/.exec(place)?.[0] ?? '';
  const closing = opening !== '' && place.startsWith(opening, label.length) ? opening : '';
  const blanks = closing === '' ? '' : (/^\s*/.exec(place.slice(label.length + closing.length))?.[0] ?? '');
  const value = { start: start + label.length + closing.length + blanks.length, end: start + place.length };
  const isOpen = opening !== '' && closing === '' && !text.startsWith(opening, value.end);
  for (const mark of ['**', '`']) {
    const isHalf = text.slice(value.start, value.end).split(mark).length % 2 === 0;
    if (isHalf && mark !== opening && text.startsWith(mark, value.end)) value.end += mark.length;
  }
  return { span: value, newText: isOpen ? `none${opening}` : 'none' };
}

/** Replaces `stretch`, and keeps marks in pairs that open or close in the middle of it. */
function balanced(text: string, stretch: Span, value: string): TextEdit {
  let { start, end } = stretch;
  let newText = value;
  for (const mark of ['**', '`']) {
    if (text.slice(stretch.start, stretch.end).split(mark).length % 2 === 1) continue;
    if (text.slice(0, start).endsWith(mark)) start -= mark.length;
    else if (text.startsWith(mark, end)) end += mark.length;
    else newText += mark;
  }
  return { span: { start, end }, newText };
}

/** `[x]` becomes `[ ]`; the note `selected` goes, with the parentheses when it is alone in them. */
function unmark(text: string, span: Span): TextEdit {
  if (text[span.start] === '[') return { span, newText: '[ ]' };
  return removeNote(text, span);
}

/** Takes a note such as `selected` out of its parentheses, or them with it. */
export function removeNote(text: string, span: Span): TextEdit {
  const from = Math.max(0, span.start - NEAR);
  const near = text.slice(from, span.start);
  const before = /\s*\(\s*$/.exec(near);
  const behind = /^\s*\)/.exec(text.slice(span.end));
  if (before !== null && behind !== null) {
    return { span: { start: from + before.index, end: span.end + behind[0].length }, newText: '' };
  }
  const nextComma = /^\s*[,;]\s*/.exec(text.slice(span.end));
  if (nextComma !== null) return { span: { start: span.start, end: span.end + nextComma[0].length }, newText: '' };
  const lastComma = /\s*[,;]\s*$/.exec(near);
  return { span: { start: lastComma === null ? span.start : from + lastComma.index, end: span.end }, newText: '' };
}
