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

/** The roots there are: the folders that were named, and the folder of every open file that lies in none of these. */
export class Roots {
  readonly #named = new RootsByUri();
  #implied = new RootsByUri();
  /** Counts changes. */
  generation = 0;

  [Symbol.iterator](): Iterator<Root> {
    return [...this.#named.values(), ...this.#implied.values()][Symbol.iterator]();
  }

  /** The root that was added, unless it was there already. */
  add(uri: string): Root | undefined {
    if (this.#named.has(uri)) return undefined;
    const root: Root = { uri, deep: true, realUri: undefined };
    this.#named.set(uri, root);
    this.generation += 1;
    return root;
  }

  remove(uri: string): Root | undefined {
    const root = this.#named.get(uri);
    if (this.#named.delete(uri)) this.generation += 1;
    return root;
  }

  /** Makes the folder of each of `open` a root where it lies in no named one. Returns what came and what went. */
  imply(open: readonly string[]): { readonly added: readonly Root[]; readonly removed: readonly Root[] } {
    const implied = new RootsByUri();
    const added: Root[] = [];
    for (const uri of open) {
      if (this.#named.innermost(uri) !== undefined) continue;
      const folder = parentOf(uri);
      const root = implied.get(folder) ?? this.#implied.get(folder) ?? { uri: folder, deep: false, realUri: undefined };
      if (!implied.has(folder) && !this.#implied.has(folder)) added.push(root);
      implied.set(folder, root);
    }
    const removed = [...this.#implied.values()].filter(({ uri }) => !implied.has(uri));
    this.#implied = implied;
    if (added.length > 0 || removed.length > 0) this.generation += 1;
    return { added, removed };
  }

  /** The outermost of the folders that were named around `uri`. */
  outermostNamed(uri: string): Root | undefined {
    const around = [...this.#named.values()].filter((root) => isWithin(root.uri, uri));
    return around.sort((one, other) => one.uri.length - other.uri.length)[0];
  }

  /** The innermost root that `uri` lies in. */
  of(uri: string): Root | undefined {
    return this.#named.innermost(uri) ?? this.#implied.innermost(uri);
  }
}

/** Roots, among which the innermost around a place is found by the lengths that there are, however many they are. */
class RootsByUri extends Map<string, Root> {
  #lengths: readonly number[] | undefined;

  override set(uri: string, root: Root): this {
    this.#lengths = undefined;
    return super.set(uri, root);
  }

  innermost(uri: string): Root | undefined {
    // One that went leaves its length behind, at which nothing is found.
    this.#lengths ??= [...new Set([...this.keys()].map(({ length }) => length))].sort((one, other) => other - one);
    for (const length of this.#lengths) {
      if (uri.length !== length && uri[length] !== '/') continue;
      const root = this.get(uri.slice(0, length));
      if (root !== undefined) return root;
    }
    return undefined;
  }
}
