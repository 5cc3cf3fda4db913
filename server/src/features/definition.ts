import type { Location, LocationLink, Position } from 'vscode-languageserver-protocol';
import type { ProjectFile } from '../core/project.ts';
import { type Span, touches } from '../core/syntax/span.ts';
import type { Context } from './context.ts';
import { type ClausePlace, type FilePlace, type Place, placesAt } from './place.ts';
import { isThere, targetOf } from './target.ts';
import { filesOf, isEntry, isMention, type Mention, mentionsOf, thingsOf } from './things.ts';

export interface DefinitionTraits {
  /** Whether the client can show a link with the range that it starts from. */
  readonly linkSupport: boolean;
}

/** A place that a definition leads to. */
interface Target {
  readonly uri: string;
  /** The whole row or entry. */
  readonly whole: Span;
  /** The name in it. */
  readonly name: Span;
}

const START: Span = { start: 0, end: 0 };

/**
 * Where what stands at `position` comes into being: the map's entry of a blocker, condition or grant, the row of an
 * option, the row that `above` speaks of, the file that a path names. All of them, where it may be one of several.
 */
export function definition(
  uri: string,
  position: Position,
  context: Context,
  { linkSupport }: DefinitionTraits,
): Location[] | LocationLink[] {
  const file = context.snapshot.files.get(uri)?.file;
  if (file === undefined) return [];
  const offset = file.source.offsetAt(position);
  for (const place of placesAt(file, offset)) {
    const targets = targetsOf(place, file, context);
    if (targets.length === 0) continue;
    const links = targets.map((target) => toLink(target, file.source.rangeOf(place.span), context));
    return linkSupport
      ? links
      : links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
  }
  return [];
}

function targetsOf(place: Place, file: ProjectFile, context: Context): Target[] {
  if (isMention(place)) return entriesOf(place, file, context);
  if (place.kind === 'clause') return rowsAbove(place, file);
  return place.kind === 'file' ? fileTargets(place, file, context) : [];
}

function entriesOf(mention: Mention, file: ProjectFile, { snapshot }: Context): Target[] {
  return thingsOf(mention, file).flatMap((thing) => {
    // An option is a row of the packet itself; a map speaks of those of all its packets.
    const files = thing.kind === 'option' && file.kind === 'packet' ? [file] : filesOf(thing.scope, snapshot);
    return files.flatMap((other) =>
      mentionsOf(thing, other)
        .filter(isEntry)
        .map(({ span }) => ({ uri: other.uri, whole: wholeOf(span, other), name: span })),
    );
  });
}

/** The row or entry around the name at `name`. */
function wholeOf(name: Span, file: ProjectFile): Span {
  const entries: readonly { readonly span: Span }[] =
    file.kind === 'packet'
      ? file.evaluation.packet.options
      : [...file.map.blockers, ...file.map.conditions, ...file.map.grants];
  return entries.find(({ span }) => touches(span, name.start))?.span ?? name;
}

function rowsAbove({ option, statement }: ClausePlace, file: ProjectFile): Target[] {
  if (statement.kind !== 'inherit' || statement.from.kind === 'option' || file.kind !== 'packet') return [];
  const { index } = option.option;
  const rows = file.evaluation.packet.options.slice(
    statement.from.kind === 'above' ? Math.max(0, index - 1) : 0,
    index,
  );
  return rows.map(({ id, span }) => ({ uri: file.uri, whole: span, name: id.span }));
}

function fileTargets(place: FilePlace, file: ProjectFile, { snapshot }: Context): Target[] {
  if (place.is === 'address') return [];
  const uri = targetOf(place, file, snapshot);
  if (uri === undefined || (place.is === 'evidence' && !isThere(place.path, file))) return [];
  if (place.is === 'map' && !snapshot.files.has(uri)) return [];
  return [{ uri, whole: START, name: START }];
}

function toLink(target: Target, originSelectionRange: LocationLink['originSelectionRange'], context: Context) {
  const { uri, whole, name } = target;
  const source = context.snapshot.files.get(uri)?.file.source;
  const zero = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return {
    targetUri: context.clientUri(uri),
    targetRange: source?.rangeOf(whole) ?? zero,
    targetSelectionRange: source?.rangeOf(name) ?? zero,
    originSelectionRange,
  } satisfies LocationLink;
}
