import { URI } from 'vscode-uri';

/** While somebody types, all that is asked about is one file. */
let last = { uri: '', canonical: withoutSlash(URI.parse('').toString()) };

/** One spelling for every URI: percent-encoding and drive letter as VS Code writes them, no slash at the end. */
export function canonicalUri(uri: string): string {
  if (uri !== last.uri) last = { uri, canonical: withoutSlash(URI.parse(uri).toString()) };
  return last.canonical;
}

function withoutSlash(uri: string): string {
  return uri.endsWith('/') ? uri.slice(0, -1) : uri;
}

/** The folder of a canonical URI. */
export const parentOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));

/** The last segment of a canonical URI, decoded. */
export const nameOf = (uri: string): string => decode(uri.slice(uri.lastIndexOf('/') + 1));

/** Whether `uri` is `folder` or lies below it, by their canonical spelling. */
export const isWithin = (folder: string, uri: string): boolean => uri === folder || uri.startsWith(`${folder}/`);

/** What events at `changed` can concern: the same places, and all that lies below them. */
export function touchedBy(changed: readonly string[]): (uri: string) => boolean {
  const all = new Set(changed);
  return (uri) => {
    for (let at = uri; at.includes('/'); at = parentOf(at)) if (all.has(at)) return true;
    return false;
  };
}

/** The URIs of what is in `folder`, by name. */
export const childrenOf = (folder: string): ((name: string) => string) => {
  const base = URI.parse(folder);
  const path = base.path.replace(/\/$/, '');
  return (name) => base.with({ path: `${path}/${name}` }).toString();
};

/** The URI of `name` in `folder`. */
export const childOf = (folder: string, name: string): string => childrenOf(folder)(name);

/** `folder` and the folders above it, up to and including `root`; none when it does not lie within. */
export function foldersUpTo(folder: string, root: string): string[] {
  const folders: string[] = [];
  for (let at = folder; isWithin(root, at); at = parentOf(at)) {
    folders.push(at);
    if (at === root) break;
  }
  return folders;
}

/** The path from `folder` to `uri`, decoded, with `/`; `undefined` when it does not lie within. */
export const relativePath = (folder: string, uri: string): string | undefined =>
  isWithin(folder, uri) ? decode(uri.slice(folder.length + 1)) : undefined;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
