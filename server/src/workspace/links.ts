import type { MapLink } from '../core/packet/model.ts';
import type { Files } from './files.ts';
import type { Folders } from './folders.ts';
import type { Inventory } from './inventory.ts';
import { resolvePath } from './paths.ts';
import type { TextRecord } from './record.ts';
import type { Root } from './roots.ts';
import { foldersUpTo, parentOf } from './uris.ts';

/** What a packet says about where its blocker map is, by its letters alone. */
type Target =
  | { readonly kind: 'named'; readonly uri: string }
  /** In the nearest of these folders that has any, the packet's own first. */
  | { readonly kind: 'nearest'; readonly folders: readonly string[] }
  | Doubtful
  | { readonly kind: 'outside' };

/** It may be another file than the packet's readers take it for; `why` goes behind "it". */
interface Doubtful {
  readonly kind: 'doubtful';
  readonly uri: string;
  readonly why: string;
}

/** Where a packet's blocker map is. */
export type Link =
  | { readonly kind: 'at'; readonly uri: string }
  | Doubtful
  | { readonly kind: 'outside' }
  | { readonly kind: 'ambiguous'; readonly uris: readonly string[] }
  | { readonly kind: 'none' };

/** What has to be looked at: the place of a map, or a folder for the maps in it. */
export interface Need {
  readonly kind: 'map' | 'folder';
  readonly uri: string;
}

interface KnownTarget {
  readonly said: MapLink | undefined;
  readonly target: Target;
}

/** How packets hang together with their maps. */
export class Links {
  readonly #files: Files;
  readonly #folders: Folders;
  /** By URI what the packet there said last, and where that leads. Of a root that is gone nothing is kept. */
  readonly #targets = new WeakMap<Root, Map<string, KnownTarget>>();

  constructor(files: Files, folders: Folders) {
    this.#files = files;
    this.#folders = folders;
  }

  /** What has to be looked at before `resolve` can be asked. */
  unlooked(packet: TextRecord, root: Root, inventory: Inventory): Need | undefined {
    const target = this.#target(packet, root);
    if (target.kind === 'outside' || target.kind === 'doubtful') return undefined;
    if (target.kind === 'named') {
      return this.#files.isLookedAt(target.uri) ? undefined : { kind: 'map', uri: target.uri };
    }
    for (const folder of target.folders) {
      if (!this.#folders.isListed(folder)) return { kind: 'folder', uri: folder };
      if (inventory.mapsIn(folder).length > 0) break;
    }
    return undefined;
  }

  resolve(packet: TextRecord, root: Root, inventory: Inventory): Link {
    const target = this.#target(packet, root);
    if (target.kind === 'named') return { kind: 'at', uri: target.uri };
    if (target.kind === 'outside' || target.kind === 'doubtful') return target;
    for (const folder of target.folders) {
      // The nearest map may lie there.
      const why = this.#folders.unlisted.get(folder);
      if (why !== undefined) return { kind: 'doubtful', uri: folder, why };
      const maps = inventory.mapsIn(folder);
      const [only] = maps;
      if (only !== undefined) return maps.length === 1 ? { kind: 'at', uri: only } : { kind: 'ambiguous', uris: maps };
    }
    return { kind: 'none' };
  }

  #target(record: TextRecord, root: Root): Target {
    const { mapLink: said } = record.packet;
    const targets = this.#targets.get(root) ?? new Map<string, KnownTarget>();
    const known = targets.get(record.uri);
    if (known !== undefined && isSameLink(known.said, said)) return known.target;
    const target = targetOf(record, root);
    this.#targets.set(root, targets.set(record.uri, { said, target }));
    return target;
  }
}

const isSameLink = (one: MapLink | undefined, other: MapLink | undefined): boolean =>
  one?.path.value === other?.path.value && one?.doubt === other?.doubt;

function targetOf({ packet, uri }: TextRecord, root: Root): Target {
  const folder = parentOf(uri);
  if (packet.mapLink === undefined) return { kind: 'nearest', folders: foldersUpTo(folder, root.uri) };
  const { path, doubt } = packet.mapLink;
  const target = resolvePath(path.value, folder, root.uri);
  if (target.kind === 'outside') return target;
  return doubt === undefined ? { kind: 'named', uri: target.uri } : { kind: 'doubtful', uri: target.uri, why: doubt };
}
