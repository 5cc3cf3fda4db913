import { CONFIG_FILE, type Config, DEFAULT_CONFIG, UNREADABLE_CONFIG } from '../core/config/model.ts';
import type { FileContent } from './record.ts';
import { foldersUpTo, nameOf, parentOf } from './uris.ts';

/** Whether the file at `uri` is a configuration, by its name. */
export const isConfig = (uri: string): boolean => nameOf(uri) === CONFIG_FILE;

/** A configuration, and the folder that it holds for. */
export interface PlacedConfig {
  readonly config: Config;
  readonly folder: string;
}

/** The configurations of the workspace: for each file the nearest one holds, from its folder up to its root. */
export class Configs {
  #byFolder: ReadonlyMap<string, Config> = new Map();
  /** Counts changes. */
  generation = 0;

  /**
   * Takes over what is at `uris`; returns whether any configuration is another than before. In a folder that could not
   * be listed there may be one.
   */
  refresh(uris: Iterable<string>, contentOf: (uri: string) => FileContent, unlisted: Iterable<string>): boolean {
    const byFolder = new Map<string, Config>(Array.from(unlisted, (folder) => [folder, UNREADABLE_CONFIG]));
    for (const uri of uris) {
      const content = contentOf(uri);
      if (content.kind !== 'absent') byFolder.set(parentOf(uri), configOf(content));
    }
    const isSame =
      byFolder.size === this.#byFolder.size &&
      [...byFolder].every(([folder, config]) => this.#byFolder.get(folder) === config);
    if (isSame) return false;
    this.#byFolder = byFolder;
    this.generation += 1;
    return true;
  }

  get all(): Iterable<Config> {
    return this.#byFolder.values();
  }

  /** What holds for the file or folder at `uri` in the workspace at `root`. */
  of(uri: string, root: string): PlacedConfig {
    if (this.#byFolder.size > 0) {
      for (const folder of foldersUpTo(parentOf(uri), root)) {
        const config = this.#byFolder.get(folder);
        if (config !== undefined) return { config, folder };
      }
    }
    return { config: DEFAULT_CONFIG, folder: root };
  }
}

/** One that is there and cannot be read might ask for anything. */
const configOf = (content: FileContent): Config =>
  content.kind === 'text' ? content.config.config : UNREADABLE_CONFIG;
