import { CONFIG_FILE } from '../core/config/model.ts';
import { concurrently } from './concurrently.ts';
import type { FileSystem } from './fileSystem.ts';
import { type FileKinds, isIgnoredFolder } from './kinds.ts';
import { childrenOf } from './uris.ts';

/** What a look through folders found. */
export interface Discovered {
  /** Packets and maps. */
  readonly files: readonly string[];
  readonly configs: readonly string[];
  /** Every folder that was listed. */
  readonly folders: readonly string[];
  /** Those of them that could not be listed, and why. */
  readonly unlisted: ReadonlyMap<string, string>;
}

/**
 * Looks through `folder` for packets and maps, subfolders too when `deep`, except ignored ones. Links to folders are
 * not followed, so that every file has one name and no loop is entered.
 */
export async function discover(
  files: FileSystem,
  folder: string,
  root: string,
  kinds: FileKinds,
  deep: boolean,
): Promise<Discovered> {
  const found: string[] = [];
  const folders: string[] = [];
  const configs: string[] = [];
  const unlisted = new Map<string, string>();
  for (let level = [folder]; level.length > 0; ) {
    const next: string[] = [];
    await concurrently(level, async (at) => {
      folders.push(at);
      const entries = await files.list(at);
      if ('why' in entries) {
        unlisted.set(at, entries.why);
        return;
      }
      const uriOf = childrenOf(at);
      for (const { name, kind } of entries) {
        if (kind === 'directory') {
          if (deep && !isIgnoredFolder(name)) next.push(uriOf(name));
        } else if (name === CONFIG_FILE) {
          configs.push(uriOf(name));
        } else if (kinds.mayBeKind(name)) {
          const uri = uriOf(name);
          if (kinds.kindOf(uri, root) !== undefined) found.push(uri);
        }
      }
    });
    level = next;
  }
  return { files: found, configs, folders, unlisted };
}
