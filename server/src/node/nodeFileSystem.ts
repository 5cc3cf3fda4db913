import type { Stats } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileStat, FileSystem, FolderListing, ReadResult } from '../workspace/fileSystem.ts';
import { canonicalUri } from '../workspace/uris.ts';

/** The disk, for `file:` URIs; anything else is not there. */
export const nodeFileSystem: FileSystem = {
  async stat(uri): Promise<FileStat | undefined> {
    try {
      const path = fileURLToPath(uri);
      const real = await realpath(path);
      const stats = await stat(real);
      const realUri = real === path ? uri : fileUri(real);
      return { kind: kindOf(stats), size: stats.size, version: versionOf(stats), realUri };
    } catch (error) {
      return isAbsence(error) ? undefined : { kind: 'inaccessible', why: reasonOf(error) };
    }
  },

  async read(uri): Promise<ReadResult> {
    try {
      return { kind: 'bytes', bytes: await readFile(fileURLToPath(uri)) };
    } catch (error) {
      return { kind: 'failed', why: reasonOf(error) };
    }
  },

  async list(uri): Promise<FolderListing> {
    try {
      const entries = await readdir(fileURLToPath(uri), { withFileTypes: true });
      return entries.map((entry) => ({ name: entry.name, kind: entry.isSymbolicLink() ? 'link' : kindOf(entry) }));
    } catch (error) {
      return isAbsence(error) ? [] : { why: reasonOf(error) };
    }
  },
};

/** The canonical URI of a path of this machine. */
export const fileUri = (path: string): string => canonicalUri(pathToFileURL(path).href);

interface Typed {
  isFile(): boolean;
  isDirectory(): boolean;
}

const kindOf = (entry: Typed): 'file' | 'directory' | 'other' =>
  entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other';

/** The time of the last change of the entry itself is harder to put back than that of its content. */
const versionOf = ({ size, mtimeMs, ctimeMs, ino }: Stats): string => `${size} ${mtimeMs} ${ctimeMs} ${ino}`;

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException | undefined)?.code ?? '');

const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE', 'ERR_INVALID_URL_SCHEME']);

const isAbsence = (error: unknown): boolean => ABSENT.has(codeOf(error)) || codeOf(error).startsWith('ERR_INVALID_');

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === 'ELOOP') return 'is a loop of links';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read';
  if (code === 'EISDIR') return 'is a directory';
  return `cannot be read (${code || String(error)})`;
}
