import type { DocumentHighlight, DocumentHighlightKind, Position } from 'vscode-languageserver-protocol';
import type { Context } from './context.ts';
import { placesAt, placesOf, type RolePlace } from './place.ts';
import { isMention, mentionsOf, thingsOf } from './things.ts';

/** LSP 3.17, section DocumentHighlightKind. */
const TEXT: DocumentHighlightKind = 1;
const READ: DocumentHighlightKind = 2;
const WRITE: DocumentHighlightKind = 3;

/** Where else in the file what stands at `position` is named: written where it comes into being, read elsewhere. */
export function documentHighlight(uri: string, position: Position, { snapshot }: Context): DocumentHighlight[] {
  const file = snapshot.files.get(uri)?.file;
  if (file === undefined) return [];
  const place = placesAt(file, file.source.offsetAt(position)).find((each) => isMention(each) || each.kind === 'role');
  if (place === undefined) return [];
  if (!isMention(place)) {
    const role = place as RolePlace;
    const same = placesOf(file).filter((each) => each.kind === 'role' && each.role === role.role);
    return same.map(({ span }) => ({ range: file.source.rangeOf(span), kind: TEXT }));
  }
  return thingsOf(place, file).flatMap((thing) =>
    mentionsOf(thing, file).map(({ span, isDeclaration }) => ({
      range: file.source.rangeOf(span),
      kind: isDeclaration ? WRITE : READ,
    })),
  );
}
