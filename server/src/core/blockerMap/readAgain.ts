import { type Difference, differenceOf } from '../syntax/difference.ts';
import { MOST_WEIGHT, parseJson } from '../syntax/json/parse.ts';
import { MOST_COMMENTS } from '../syntax/json/scan.ts';
import { type Span, span } from '../syntax/span.ts';
import { ElidedText } from './elidedText.ts';
import { listSpanOf } from './fields.ts';
import { editList, insideOf, LIST_NAMES, type ListName, moveList, withNewLists } from './lists.ts';
import type { BlockerMap, Lists } from './model.ts';
import type { Parts } from './parts.ts';
import { readShell } from './shell.ts';

/**
 * The parts of a map that was edited: the entries that are clear of the edit are taken over, all else is read.
 * `undefined` where that cannot be done and all of the text has to be read: because there is a syntax error or a
 * duplicate key before or after the edit, or because it is not between the brackets of one list or outside of all.
 *
 * JSON's grammar knows no context (RFC 8259): where the text without what is in its lists is a value, and what is in
 * them is values and commas, the whole is a value that has these entries.
 */
export function readAgain(before: BlockerMap, text: string): Parts | undefined {
  if (!isSound(before)) return undefined;
  const edited = editLists(before, differenceOf(before.source.text, text), text);
  if (edited === undefined) return undefined;
  const { lists } = edited;
  const insides = LIST_NAMES.flatMap((name) => lists[name].span ?? []).map(insideOf);
  const elided = new ElidedText(
    text,
    insides.sort((one, other) => one.start - other.start),
  );
  const { root, problems, duplicateKeys, comments, weight: around } = parseJson(elided.text);
  if (!isSound({ problems, duplicateKeys })) return undefined;
  // Whether there is too much in a text is told by the whole of it.
  const weight = before.weight + edited.weight + around;
  if (weight > MOST_WEIGHT || comments.length + edited.comments.length > MOST_COMMENTS) return undefined;
  const placeOf = (at: Span): Span => elided.placeOf(at);
  const isWhereItWas = (name: ListName): boolean => {
    const found = listSpanOf(root, name);
    return lists[name].span === undefined || isSame(found && placeOf(found), lists[name].span);
  };
  if (!LIST_NAMES.every(isWhereItWas)) return undefined;
  return {
    problems,
    duplicateKeys,
    comments: [...comments.map(placeOf), ...edited.comments].sort((one, other) => one.start - other.start),
    weight,
    lists: withNewLists(lists, root, placeOf),
    shell: readShell(root, placeOf),
  };
}

/** Whether a text is JSON without errors. */
export const isSound = ({ problems, duplicateKeys }: Pick<BlockerMap, 'problems' | 'duplicateKeys'>): boolean =>
  problems.length === 0 && duplicateKeys.length === 0;

const isSame = (one: Span | undefined, other: Span | undefined): boolean =>
  one?.start === other?.start && one?.end === other?.end;

/** The lists with their entries, and all comments among these, as they are after the edit that led to `text`. */
function editLists(
  before: BlockerMap,
  edit: Difference,
  text: string,
): { readonly lists: Lists; readonly comments: readonly Span[]; readonly weight: number } | undefined {
  const editEnd = edit.start + edit.removed;
  const delta = edit.inserted - edit.removed;
  const moved = (at: Span): Span => (at.start < editEnd ? at : span(at.start + delta, at.end + delta));
  const brackets = LIST_NAMES.flatMap((name) => before.lists[name].span ?? []);
  const among = before.comments.filter((at) => brackets.some((list) => list.start < at.start && at.end < list.end));

  const isAround = (list: Span | undefined): boolean =>
    list !== undefined && list.start < edit.start && editEnd < list.end;
  const name = LIST_NAMES.find((each) => isAround(before.lists[each].span));
  if (name === undefined) {
    if (!brackets.every((list) => list.end <= edit.start || editEnd <= list.start)) return undefined;
    return { lists: moveLists(before.lists, editEnd, delta), comments: among.map(moved), weight: 0 };
  }
  const edited = editList(name, before.lists[name], edit, text);
  if (edited === undefined) return undefined;
  const { reread } = edited;
  const kept = among.filter((at) => at.end <= reread.start || reread.end <= at.start);
  return {
    lists: { ...moveLists(before.lists, editEnd, delta), [name]: edited.list },
    comments: [...kept.map(moved), ...edited.comments],
    weight: edited.weight,
  };
}

/** With those moved that are behind the end of an edit. */
function moveLists({ blockers, conditions, grants }: Lists, editEnd: number, delta: number): Lists {
  const by = ({ span: at }: { readonly span: Span | undefined }): number =>
    at !== undefined && editEnd <= at.start ? delta : 0;
  return {
    blockers: moveList('blockers', blockers, by(blockers)),
    conditions: moveList('conditions', conditions, by(conditions)),
    grants: moveList('grants', grants, by(grants)),
  };
}
