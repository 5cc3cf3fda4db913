import { groupBy } from '../core/evaluate/groups.ts';
import type { Files } from './files.ts';
import type { Folders } from './folders.ts';
import type { FileKind, FileKinds } from './kinds.ts';
import type { Root, Roots } from './roots.ts';
import { parentOf } from './uris.ts';

/** Which files there are at one moment. It stands until one appears, vanishes, or turns out to lead elsewhere. */
export class Inventory {
  /** By URI, in its order. */
  readonly packets: readonly string[];
  readonly maps: readonly string[];
  readonly #roots: Roots;
  readonly #rootsOf = new Map<string, readonly Root[]>();
  readonly #kinds: FileKinds;
  readonly #kindsOf = new Map<string, FileKind | undefined>();
  readonly #mapsIn: ReadonlyMap<string, readonly string[]>;
  /** The real files of the packets that are known. */
  readonly #realPackets: ReadonlySet<string | undefined>;

  constructor(roots: Roots, folders: Folders, files: Files, kinds: FileKinds) {
    this.#roots = roots;
    this.#kinds = kinds;
    const open = files.openUris();
    const isThere = (uri: string): boolean => files.shown(uri).kind !== 'absent';
    const own = [...new Set([...folders.discovered, ...open])].filter(isThere).sort();
    this.packets = own.filter((uri) => this.kindOf(uri) === 'packet');
    this.maps = own.filter((uri) => this.kindOf(uri) === 'blocker-map');
    const besides = [...folders.besides].filter((uri) => isThere(uri) && !folders.discovered.has(uri));
    this.#mapsIn = groupBy([...new Set([...this.maps, ...besides])].sort(), parentOf);
    this.#realPackets = new Set(this.packets.map((uri) => files.realUri(uri)));
  }

  /** The innermost root around `uri`. */
  rootOf(uri: string): Root | undefined {
    return this.rootsOf(uri)[0];
  }

  /** All roots that `uri` is looked at in, the innermost first. */
  rootsOf(uri: string): readonly Root[] {
    const known = this.#rootsOf.get(uri) ?? this.#roots.allOf(uri);
    this.#rootsOf.set(uri, known);
    return known;
  }

  kindOf(uri: string): FileKind | undefined {
    if (this.#kindsOf.has(uri)) return this.#kindsOf.get(uri);
    const kind = this.#kinds.kindOf(uri, this.rootOf(uri)?.uri ?? '');
    this.#kindsOf.set(uri, kind);
    return kind;
  }

  /** The maps that lie directly in `folder`. */
  mapsIn(folder: string): readonly string[] {
    return this.#mapsIn.get(folder) ?? [];
  }

  /** Whether a real file, links resolved, is a packet, known or by its name. */
  isPacket(realUri: string): boolean {
    return this.#realPackets.has(realUri) || this.#kinds.isPacketName(realUri, this.rootOf(realUri)?.uri ?? '');
  }
}
