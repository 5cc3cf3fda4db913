import type { MapFile, PacketFile } from '../core/project.ts';
import type { FileEdit, TextEdit } from '../core/rules/rule.ts';
import { relativePath } from '../core/rules/uris.ts';
import { canonicalUri, isWithin } from '../workspace/uris.ts';
import type { Context } from './context.ts';
import { type FilePlace, placesOf } from './place.ts';
import { markdownOf } from './places/syntax.ts';
import { targetOf } from './target.ts';

/** A file or folder that is to have another name or place. */
export interface FileMove {
  readonly oldUri: string;
  readonly newUri: string;
}

/**
 * The edits by which packets and maps still name the files that are about to be renamed or moved, and by which those
 * that are moved themselves still name theirs. They are meant for the files where they are now.
 */
export function renameFiles(moves: readonly FileMove[], context: Context): FileEdit[] {
  const known = moves.map(({ oldUri, newUri }) => ({ oldUri: canonicalUri(oldUri), newUri: canonicalUri(newUri) }));
  const moved = (uri: string): string => {
    const move = known.find(({ oldUri }) => isWithin(oldUri, uri));
    return move === undefined ? uri : move.newUri + uri.slice(move.oldUri.length);
  };
  return [...context.snapshot.files.values()]
    .map(({ file }) => ({ uri: file.uri, edits: editsIn(file, moved, context) }))
    .filter(({ edits }) => edits.length > 0);
}

function editsIn(file: PacketFile | MapFile, moved: (uri: string) => string, { snapshot }: Context): TextEdit[] {
  return placesOf(file).flatMap((place): TextEdit[] => {
    // Other links of a packet are Markdown's own, and an editor's Markdown support looks after them.
    if (place.kind !== 'file' || place.is === 'link' || place.is === 'address') return [];
    const target = targetOf(place, file, snapshot);
    if (target === undefined || (place.is === 'reference' && !isPath(place.path))) return [];
    const [from, to] = [moved(file.uri), moved(target)];
    if (relativePath(from, to) === relativePath(file.uri, target)) return [];
    return [{ span: place.span, newText: spelt(relativePath(from, to), place, file) }];
  });
}

/** Whether a grant's reference is a file's path, and no running words. */
const isPath = (reference: string): boolean => /^[^\s:]+\.[A-Za-z0-9]+$/.test(reference);

/** A path as its place demands: in JSON escaped, as a link's target percent-encoded, its fragment kept. */
function spelt(path: string, place: FilePlace, file: PacketFile | MapFile): string {
  if (file.kind === 'blocker-map' || file.evaluation.packet.format === 'json') return JSON.stringify(path).slice(1, -1);
  const isLink = markdownOf(file).blocks.some(({ links }) => links.some(({ span }) => span.start === place.span.start));
  if (!isLink) return path;
  const written = file.source.slice(place.span);
  const behind = /[?#][^>]*/.exec(written)?.[0] ?? '';
  if (written.startsWith('<')) return `<${path}${behind}>`;
  return encodeURI(path).replace(/[()?#]/g, percentEncoded) + behind;
}

const percentEncoded = (mark: string): string => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
