import type { MapFile } from '../../core/project.ts';
import { span } from '../../core/syntax/span.ts';
import { resolvePath } from '../../workspace/paths.ts';
import { childOf, nameOf, parentOf } from '../../workspace/uris.ts';
import type { Context } from '../context.ts';
import { rootOf } from '../target.ts';
import type { FolderList, ValueWord } from './inJson.ts';
import type { Suggestion } from './suggestion.ts';

/**
 * The entries of the folder that the path up to the cursor leads to, relative to the map: files that can be evidence, and
 * folders to go on with. Nothing outside the workspace is listed.
 */
export async function suggestPaths(
  file: MapFile,
  word: ValueWord,
  { snapshot }: Context,
  list: FolderList,
): Promise<Suggestion[]> {
  const typed = word.quote ? '' : file.source.slice(span(word.span.start, word.cursor));
  const folderPath = typed.slice(0, typed.lastIndexOf('/') + 1);
  const here = parentOf(file.uri);
  const root = rootOf(file.uri, snapshot) ?? here;
  const folder = folderPath === '' ? { kind: 'inside' as const, uri: here } : resolvePath(folderPath, here, root);
  if (folder.kind === 'outside') return [];
  const entries = await list(folder.uri);
  if ('why' in entries) return [];
  const isOurs = (name: string): boolean => {
    const uri = childOf(folder.uri, name);
    return snapshot.files.has(uri) || nameOf(uri).startsWith('.');
  };
  const start = word.quote ? word.span.start : word.span.start + folderPath.length;
  const rest = { start, end: word.span.end };
  return entries
    .filter(({ name, kind }) => kind !== 'other' && !isOurs(name) && name !== 'node_modules')
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, kind }): Suggestion => {
      const isFolder = kind === 'directory';
      const path = isFolder ? `${name}/` : name;
      const text = JSON.stringify(path);
      return {
        label: path,
        kind: isFolder ? 'folder' : 'file',
        insert: word.quote ? text : text.slice(1, -1),
        word: rest,
        ...(word.quote && { filter: text }),
        goesOn: isFolder && !word.quote,
      };
    });
}
