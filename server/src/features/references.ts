import type { Location, Position } from 'vscode-languageserver-protocol';
import type { Context } from './context.ts';
import { filesOf, isEntry, type Mention, mentionAt, mentionsOf, type Thing, thingsOf } from './things.ts';

/**
 * Everywhere that what stands at `position` is named, in its map and in all packets that use it; its own entry or row
 * too where `includeDeclaration` is set. An ambiguous short ID names nothing.
 */
export function references(
  uri: string,
  position: Position,
  { includeDeclaration }: { readonly includeDeclaration: boolean },
  context: Context,
): Location[] {
  const file = context.snapshot.files.get(uri)?.file;
  const mention = file && mentionAt(file, file.source.offsetAt(position));
  if (file === undefined || mention === undefined) return [];
  return thingsOf(mention, file).flatMap((thing) => [
    ...(includeDeclaration ? locations(thing, isEntry, context) : []),
    ...referencesTo(thing, context),
  ]);
}

/** Everywhere that `thing` is named but in its own entry or row. */
const referencesTo = (thing: Thing, context: Context): Location[] =>
  locations(thing, ({ isDeclaration }) => !isDeclaration, context);

const locations = (thing: Thing, isWanted: (mention: Mention) => boolean, context: Context): Location[] =>
  filesOf(thing.scope, context.snapshot).flatMap((file) =>
    mentionsOf(thing, file)
      .filter(isWanted)
      .map(({ span }) => ({ uri: context.clientUri(file.uri), range: file.source.rangeOf(span) })),
  );
