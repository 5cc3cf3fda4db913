import { isWithin, parentOf } from './uris.ts';

/** A folder that is a workspace of its own: nothing in it can rest on what lies outside of it. */
export interface Root {
  readonly uri: string;
  /** Whether packets and maps are looked for in its subfolders too. */
  readonly deep: boolean;
  /** The folder itself, links resolved; `undefined` until the file system has been asked. */
  realUri: string | undefined;
}

/** Whether the real place of something lies in the real place of `root`. */
export const isReallyWithin = (root: Root, realUri: string): boolean => isWithin(root.realUri ?? root.uri, realUri);

/** Which roots are there that were not there before, and which are there no more. */
export interface RootChanges {
  readonly added: readonly Root[];
  readonly removed: readonly Root[];
}

/** The roots there are: the folders that were named, and the folder of every open file that lies in none of these. */
export class Roots {
  readonly #named = new RootsByUri();
  readonly #implied = new RootsByUri();
  /** How many files are open in each folder. */
  readonly #openIn = new Map<string, number>();
  /** Counts changes. */
  generation = 0;

  [Symbol.iterator](): Iterator<Root> {
    return [...this.#named.values(), ...this.#implied.values()][Symbol.iterator]();
  }

  /** Names a folder, unless it is named already. */
  add(uri: string): RootChanges {
    if (this.#named.has(uri)) return NO_CHANGES;
    const root: Root = { uri, deep: true, realUri: undefined };
    this.#named.set(uri, root);
    return this.#changed([root], [], this.#openIn.keys());
  }

  remove(uri: string): RootChanges {
    const root = this.#named.get(uri);
    if (root === undefined) return NO_CHANGES;
    this.#named.delete(uri);
    return this.#changed([], [root], this.#openIn.keys());
  }

  /** A file is open from now on. */
  opened(uri: string): RootChanges {
    const folder = parentOf(uri);
    this.#openIn.set(folder, (this.#openIn.get(folder) ?? 0) + 1);
    return this.#changed([], [], [folder]);
  }

  /** A file is open no more. */
  closed(uri: string): RootChanges {
    const folder = parentOf(uri);
    const left = (this.#openIn.get(folder) ?? 0) - 1;
    if (left > 0) this.#openIn.set(folder, left);
    else this.#openIn.delete(folder);
    return this.#changed([], [], [folder]);
  }

  /** Those of `folders` in which files are open are roots now where they lie in no named one, and the others are not. */
  #changed(added: Root[], removed: Root[], folders: Iterable<string>): RootChanges {
    for (const folder of folders) {
      const known = this.#implied.get(folder);
      const isImplied = this.#openIn.has(folder) && this.#named.innermost(folder) === undefined;
      if (isImplied === (known !== undefined)) continue;
      if (known === undefined) {
        const root: Root = { uri: folder, deep: false, realUri: undefined };
        this.#implied.set(folder, root);
        added.push(root);
      } else {
        this.#implied.delete(folder);
        removed.push(known);
      }
    }
    if (added.length > 0 || removed.length > 0) this.generation += 1;
    return { added, removed };
  }

  /** The outermost of the folders that were named around `uri`. */
  outermostNamed(uri: string): Root | undefined {
    return [...this.#named.around(uri)].at(-1);
  }

  /** The innermost root that `uri` lies in. */
  of(uri: string): Root | undefined {
    return this.#named.innermost(uri) ?? this.#implied.innermost(uri);
  }

  /** The roots that `uri` belongs to, the innermost first: the named ones around it, or else the one because of open files. */
  allOf(uri: string): readonly Root[] {
    const named = [...this.#named.around(uri)];
    const root = this.of(uri);
    return named.length > 0 || root === undefined ? named : [root];
  }
}

const NO_CHANGES: RootChanges = { added: [], removed: [] };

/** Roots, among which the innermost around a place is found by the lengths that there are, however many they are. */
class RootsByUri extends Map<string, Root> {
  /** From the longest on. One that went leaves its length behind, at which nothing is found. */
  readonly #lengths: number[] = [];

  override set(uri: string, root: Root): this {
    if (!this.#lengths.includes(uri.length)) {
      this.#lengths.push(uri.length);
      this.#lengths.sort((one, other) => other - one);
    }
    return super.set(uri, root);
  }

  innermost(uri: string): Root | undefined {
    for (const root of this.around(uri)) return root;
    return undefined;
  }

  /** From the innermost on. */
  *around(uri: string): Iterable<Root> {
    for (const length of this.#lengths) {
      if (uri.length !== length && uri[length] !== '/') continue;
      const root = this.get(uri.slice(0, length));
      if (root !== undefined) yield root;
    }
  }
}
