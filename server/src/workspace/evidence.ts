import type { Blocker, BlockerMap, Condition } from '../core/blockerMap/model.ts';
import type { EvidenceFact, EvidenceFacts } from '../core/evaluate/facts.ts';
import { type FileStat, MOST_BYTES, TOO_LARGE, type WorkspaceHost } from './fileSystem.ts';
import { isPlainPath, resolvePath } from './paths.ts';
import { isReallyWithin, type Root } from './roots.ts';
import { parentOf } from './uris.ts';

/** What was found at one place, whoever's evidence it is. */
type Found =
  | { readonly kind: 'file'; readonly sha256: string; readonly realUri: string }
  | Exclude<EvidenceFact, { readonly kind: 'file' }>;

interface Place {
  readonly uri: string;
  readonly root: Root;
  found: Found | undefined;
  /** Whether what was found still stands. */
  isFresh: boolean;
  /** The version of the file that `found` was worked out from. */
  version: string | undefined;
}

/** By path as written; `undefined` for one that leaves the workspace. */
export type NamedPlaces = ReadonlyMap<string, Place | undefined>;

/** What a map named, and where that was. */
interface Named {
  readonly root: Root;
  readonly places: NamedPlaces;
}

const OUTSIDE = { kind: 'outside' } as const;
const MISSING = { kind: 'missing' } as const;
const NOT_PLAIN = {
  kind: 'unusable',
  why: 'is not the plain path of a file: write it without ".." inside and without a slash at its end',
} as const;

/** What is known of the files that maps name as evidence: each is read once, and again when something happened to it. */
export class EvidencePlaces {
  readonly #host: WorkspaceHost;
  readonly #places = new Map<string, Place>();
  readonly #named = new WeakMap<BlockerMap, Named>();
  /** By the URI of a map, of the version of it that was asked for last. */
  readonly #last = new Map<string, Named>();
  /** Counts changes of what was found. */
  generation = 0;

  constructor(host: WorkspaceHost) {
    this.#host = host;
  }

  /** The places that the map at `uri` names and that have to be looked at before `facts` can be asked for. */
  unlooked(map: BlockerMap, uri: string, root: Root): Place[] {
    return [...this.placesOf(map, uri, root).values()].flatMap((place) =>
      place === undefined || place.isFresh ? [] : [place],
    );
  }

  /** What is at these places; `isSelf` tells the real files that prove nothing. */
  facts(places: NamedPlaces, isSelf: (realUri: string) => boolean): EvidenceFacts {
    const facts = new Map<string, EvidenceFact>();
    for (const [path, place] of places) {
      const found = place === undefined ? OUTSIDE : isPlainPath(path) ? (place.found ?? MISSING) : NOT_PLAIN;
      const isFile = found.kind === 'file';
      facts.set(path, isFile ? { kind: 'file', sha256: found.sha256, self: isSelf(found.realUri) } : found);
    }
    return facts;
  }

  /** Something may have happened at the places that `test` picks, by their URI or the real one behind links. */
  touch(test: (uri: string) => boolean, isCertain: boolean): void {
    for (const place of this.#places.values()) {
      const isReal = place.found?.kind === 'file' && test(place.found.realUri);
      if (!isReal && !test(place.uri)) continue;
      place.isFresh = false;
      if (isCertain) place.version = undefined;
    }
  }

  /** Forgets the places below a root that is gone. */
  forget(root: Root): void {
    for (const [key, place] of this.#places) if (place.root === root) this.#places.delete(key);
    for (const [uri, named] of this.#last) if (named.root === root) this.#last.delete(uri);
  }

  async lookAt(place: Place): Promise<void> {
    if (place.isFresh) return;
    place.isFresh = true;
    const stat = await this.#host.files.stat(place.uri);
    const known = versionOf(stat);
    if (known !== undefined && known === place.version) return;
    const found = await this.#find(stat, place.root);
    // What happened meanwhile may be newer than what was read.
    place.version = place.isFresh ? known : undefined;
    if (JSON.stringify(found) === JSON.stringify(place.found)) return;
    // What is found for the first time has been nobody's fact before.
    if (place.found !== undefined) this.generation += 1;
    place.found = found;
  }

  async #find(stat: FileStat | undefined, root: Root): Promise<Found> {
    if (stat === undefined) return { kind: 'missing' };
    if (stat.kind === 'inaccessible') return { kind: 'unusable', why: stat.why };
    if (!isReallyWithin(root, stat.realUri)) return { kind: 'outside' };
    if (stat.kind === 'directory') return { kind: 'unusable', why: 'is a directory' };
    if (stat.kind === 'other') return { kind: 'unusable', why: 'is no regular file' };
    if (stat.size > MOST_BYTES) return { kind: 'unusable', why: TOO_LARGE };
    const result = await this.#host.files.read(stat.realUri);
    if (result.kind === 'failed') return { kind: 'unusable', why: result.why };
    return { kind: 'file', sha256: await this.#host.sha256(result.bytes), realUri: stat.realUri };
  }

  /** The places that the map at `uri` names: the same object as for the version before, where it named the same. */
  placesOf(map: BlockerMap, uri: string, root: Root): NamedPlaces {
    const known = this.#named.get(map);
    if (known?.root === root) return known.places;
    const last = this.#last.get(uri);
    const paths = pathsOf(map);
    const isSame = last?.root === root && isSameSet(last.places, paths);
    const named = isSame ? last : { root, places: this.#placesAt(paths, parentOf(uri), root) };
    this.#named.set(map, named);
    this.#last.set(uri, named);
    return named.places;
  }

  #placesAt(paths: Iterable<string>, folder: string, root: Root): NamedPlaces {
    return new Map(Array.from(paths, (path) => [path, this.#place(path, folder, root)]));
  }

  #place(path: string, folder: string, root: Root): Place | undefined {
    const target = resolvePath(path, folder, root.uri);
    if (target.kind === 'outside') return undefined;
    const key = `${root.uri} ${target.uri}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place: Place = { uri: target.uri, root, found: undefined, isFresh: false, version: undefined };
    this.#places.set(key, place);
    return place;
  }
}

const versionOf = (stat: FileStat | undefined): string | undefined =>
  stat === undefined || stat.kind === 'inaccessible' ? undefined : `${stat.kind} ${stat.realUri} ${stat.version}`;

/** The paths that a map names as evidence. */
function pathsOf({ blockers, conditions }: BlockerMap): ReadonlySet<string> {
  const paths = new Set<string>();
  const note = ({ content }: Blocker | Condition): void => {
    for (let index = 0; index < content.evidence.length; index += 1) {
      const path = content.evidence[index]?.path;
      if (path !== undefined) paths.add(path.value);
    }
  };
  // By index: with very many entries the iterators would be most of the garbage of a keystroke.
  blockers.forEach(note);
  conditions.forEach(note);
  return paths;
}

function isSameSet(known: ReadonlyMap<string, unknown>, keys: ReadonlySet<string>): boolean {
  if (known.size !== keys.size) return false;
  for (const key of keys) if (!known.has(key)) return false;
  return true;
}
