import { countWhile } from '../syntax/countWhile.ts';
import type { Difference } from '../syntax/difference.ts';
import type { ItemTaker } from '../syntax/json/builder.ts';
import { parseJson } from '../syntax/json/parse.ts';
import type { JsonDocument, JsonNode } from '../syntax/json/tree.ts';
import { type Span, span } from '../syntax/span.ts';
import { readBlocker, readCondition, readGrant } from './content.ts';
import { itemsOf, listSpanOf } from './fields.ts';
import type { EntryList, Lists } from './model.ts';
import { PlacedBlocker, placeCondition, placeGrant } from './placed.ts';

export type ListName = keyof Lists;
export const LIST_NAMES: readonly ListName[] = ['blockers', 'conditions', 'grants'];

type EntryOf<N extends ListName> = Lists[N]['entries'][number];

/** How what an entry says is read, and given its place in a file. */
interface EntryKind<N extends ListName> {
  readonly read: (node: JsonNode) => EntryOf<N>['content'];
  readonly place: (content: EntryOf<N>['content'], index: number, start: number) => EntryOf<N>;
}

const KINDS: { readonly [N in ListName]: EntryKind<N> } = {
  blockers: { read: readBlocker, place: (content, index, start) => new PlacedBlocker(content, index, start) },
  conditions: { read: readCondition, place: placeCondition },
  grants: { read: readGrant, place: placeGrant },
};

/** The lists of a map, and the tree of its text without their entries: as soon as one is read, its tree is gone. */
export function parseLists(text: string): { readonly json: JsonDocument; readonly lists: Lists } {
  const blockers = new ListReader('blockers');
  const conditions = new ListReader('conditions');
  const grants = new ListReader('grants');
  const takers = new Map([blockers, conditions, grants].map(({ name, take }) => [name, take]));
  const json = parseJson(text, { takers });
  const { root } = json;
  return {
    json,
    lists: { blockers: blockers.list(root), conditions: conditions.list(root), grants: grants.list(root) },
  };
}

class ListReader<N extends ListName> {
  readonly name: N;
  /** A text may have the list more than once. */
  readonly #found = new Map<readonly JsonNode[], EntryOf<N>[]>();

  constructor(name: N) {
    this.name = name;
  }

  readonly take: ItemTaker = (items, node) => {
    const { read, place } = KINDS[this.name] as EntryKind<N>;
    const entries = this.#found.get(items) ?? [];
    entries.push(place(read(node), entries.length, node.span.start));
    this.#found.set(items, entries);
  };

  /** The one that counts below `root`. */
  list(root: JsonNode | undefined): EntryList<EntryOf<N>> {
    return { span: listSpanOf(root, this.name), entries: this.#found.get(itemsOf(root, this.name)) ?? [] };
  }
}

/**
 * `lists`, and those that are missing among them from below `root`, the tree of a text without what is in `lists`;
 * `placeOf` gives the place in the file of what is in the tree.
 */
export function withNewLists(lists: Lists, root: JsonNode | undefined, placeOf: (at: Span) => Span): Lists {
  const found = <N extends ListName>(name: N, list: EntryList<EntryOf<N>>): EntryList<EntryOf<N>> => {
    if (list.span !== undefined) return list;
    const { read, place } = KINDS[name] as EntryKind<N>;
    const brackets = listSpanOf(root, name);
    const entries = itemsOf(root, name).map((node, index) => place(read(node), index, placeOf(node.span).start));
    return { span: brackets && placeOf(brackets), entries };
  };
  return {
    blockers: found('blockers', lists.blockers),
    conditions: found('conditions', lists.conditions),
    grants: found('grants', lists.grants),
  };
}

/** What is between the brackets of a list. */
export const insideOf = ({ start, end }: Span): Span => span(start + 1, end - 1);

/** A list after an edit, and the comments in the stretch of its text that was read again. */
export interface EditedList<E> {
  readonly list: EntryList<E>;
  /** In the text before the edit. */
  readonly reread: Span;
  readonly comments: readonly Span[];
  /** Of that stretch, as in `JsonDocument`. */
  readonly weight: number;
}

/**
 * The list called `name`, free of syntax errors, after an edit between its brackets that led to `text`. Only the
 * entries at the edit are read; `undefined` where what is there now is not entries and commas, and nothing else.
 */
export function editList<N extends ListName>(
  name: N,
  { span: brackets, entries }: EntryList<EntryOf<N>>,
  edit: Difference,
  text: string,
): EditedList<EntryOf<N>> | undefined {
  if (brackets === undefined) return undefined;
  const inside = insideOf(brackets);
  const delta = edit.inserted - edit.removed;
  const before = countWhile(entries, ({ span: { end } }) => end < edit.start);
  const behind = countWhile(entries, ({ span: { start } }) => start <= edit.start + edit.removed);
  const reread = span(entries[before - 1]?.span.end ?? inside.start, entries[behind]?.span.start ?? inside.end);
  const found = parseEntries(text.slice(reread.start, reread.end + delta), before > 0, behind < entries.length);
  if (found === undefined) return undefined;
  const { read, place } = KINDS[name] as EntryKind<N>;
  const shift = behind - before - found.items.length;
  const middle = found.items.map((node, at) =>
    place(read(node), before + at, reread.start + found.from + node.span.start),
  );
  const isMoved = delta !== 0 || shift !== 0;
  const rest = entries.slice(behind);
  return {
    list: {
      span: span(brackets.start, brackets.end + delta),
      entries: [
        ...entries.slice(0, before),
        ...middle,
        ...(isMoved
          ? rest.map(({ content, index, span: { start } }) => place(content, index - shift, start + delta))
          : rest),
      ],
    },
    reread,
    weight: found.weight,
    comments: found.comments.map(({ start, end }) =>
      span(reread.start + found.from + start, reread.start + found.from + end),
    ),
  };
}

/** The list called `name` with all its text moved by `delta`. */
export function moveList<N extends ListName>(
  name: N,
  { span: brackets, entries }: EntryList<EntryOf<N>>,
  delta: number,
): EntryList<EntryOf<N>> {
  if (brackets === undefined || delta === 0) return { span: brackets, entries };
  const { place } = KINDS[name] as EntryKind<N>;
  return {
    span: span(brackets.start + delta, brackets.end + delta),
    entries: entries.map(({ content, index, span: { start } }) => place(content, index, start + delta)),
  };
}

interface ParsedEntries {
  /** Added to a place in the tree it gives the place in the text that was asked for. */
  readonly from: number;
  readonly items: readonly JsonNode[];
  readonly comments: readonly Span[];
  readonly weight: number;
}

/** Stands for the entries on both sides. */
const ENTRY = '{}';

/** Brackets around an entry of a list: the map's and the list's. Here, the list's own are part of the text. */
const AROUND = 1;

/** A stretch of a list's text, behind an entry or not, and before one or not; `undefined` if anything is wrong in it. */
function parseEntries(text: string, isBehindEntry: boolean, isBeforeEntry: boolean): ParsedEntries | undefined {
  const lead = isBehindEntry ? `[${ENTRY}` : '[';
  const { root, problems, duplicateKeys, comments, weight } = parseJson(
    `${lead}${text}${isBeforeEntry ? `${ENTRY}]` : ']'}`,
    {
      around: AROUND,
    },
  );
  if (root?.type !== 'array' || problems.length > 0 || duplicateKeys.length > 0) return undefined;
  const items = root.items.slice(isBehindEntry ? 1 : 0, isBeforeEntry ? -1 : undefined);
  return { from: -lead.length, items, comments, weight };
}
