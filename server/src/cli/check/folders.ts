import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { isIgnoredFolder } from '../../workspace/kinds.ts';

/** More folders than this are not watched: systems have a limit to how many can be. */
const MOST_FOLDERS = 4000;

/** The folders below `root` (absolute) in which something can lie that matters, `root` first. */
export function foldersBelow(root: string): readonly string[] {
  const folders = [root];
  for (let at = 0; at < folders.length && folders.length < MOST_FOLDERS; at += 1) {
    const folder = folders[at] ?? root;
    for (const entry of entriesOf(folder)) {
      if (entry.isDirectory() && !isIgnoredFolder(entry.name)) folders.push(join(folder, entry.name));
    }
  }
  return folders.slice(0, MOST_FOLDERS);
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // It is gone already.
    return [];
  }
}

/** Watches folders, each by itself, and tells when something happened in one of them. */
export class FolderWatch {
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Watches these folders from now on, and no others. Returns whether any of them is new. */
  set(folders: readonly string[]): boolean {
    const wanted = new Set(folders);
    for (const folder of this.#watchers.keys()) if (!wanted.has(folder)) this.#drop(folder);
    const added = folders.filter((folder) => !this.#watchers.has(folder));
    for (const folder of added) this.#add(folder);
    return added.length > 0;
  }

  close(): void {
    for (const folder of [...this.#watchers.keys()]) this.#drop(folder);
  }

  #add(folder: string): void {
    try {
      const watcher = watch(folder, () => this.#onChange());
      watcher.on('error', () => this.#drop(folder));
      this.#watchers.set(folder, watcher);
    } catch {
      // It is gone already, which the folder around it tells.
    }
  }

  #drop(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }
}
