import { URI } from 'vscode-uri';
import { canonicalUri, isWithin } from './uris.ts';

/** Where a path that somebody wrote leads, by its letters alone; links are for the file system to resolve. */
export type PathTarget = { readonly kind: 'inside'; readonly uri: string } | { readonly kind: 'outside' };

/**
 * Whether a path says plainly which file it means. With `..` behind a folder's name it depends on whether that is a
 * link, and with a slash or a dot at its end it means no file.
 */
export function isPlainPath(path: string): boolean {
  const segments = path.split('/');
  const upwards = segments.findIndex((segment) => segment !== '..' && segment !== '.');
  const named = segments.slice(upwards === -1 ? segments.length : upwards);
  return !['', '.', undefined].includes(named.at(-1)) && !named.includes('..');
}

/** Half a character, which no address can name, and no file of a file system that we know. */
const LONE_SURROGATE = /\p{Surrogate}/u;

const OUTSIDE: PathTarget = { kind: 'outside' };

/**
 * Resolves `path` as a packet or a map writes it, relative to `folder`, with `/`. Whatever is not a plain relative
 * path (absolute, with a scheme or drive letter, with backslashes, with `..` in disguise) counts as outside `root`.
 */
export function resolvePath(path: string, folder: string, root: string): PathTarget {
  if (path.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(path) || path.includes('\\')) return OUTSIDE;
  if (LONE_SURROGATE.test(path)) return OUTSIDE;
  const base = URI.parse(folder);
  const segments = base.path.split('/').filter((segment) => segment !== '');
  for (const segment of path.split('/')) {
    if (isDisguised(segment)) return OUTSIDE;
    if (segment === '..') {
      if (segments.length === 0) return OUTSIDE;
      segments.pop();
    } else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  const uri = canonicalUri(base.with({ path: `/${segments.join('/')}` }).toString());
  return isWithin(root, uri) ? { kind: 'inside', uri } : OUTSIDE;
}

/** Whether a segment is percent-encoded to hide that it leads upwards or has slashes in it, once or several times. */
function isDisguised(segment: string): boolean {
  for (let text = segment; text.includes('%'); ) {
    let decoded: string;
    try {
      decoded = decodeURIComponent(text);
    } catch {
      return false;
    }
    if (decoded === text) return false;
    if (decoded === '..' || decoded === '.' || /[\\/]/.test(decoded)) return true;
    text = decoded;
  }
  return false;
}
