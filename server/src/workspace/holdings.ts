import { type EvidenceFacts, isSameFacts } from '../core/evaluate/facts.ts';
import { Configs, isConfig } from './configs.ts';
import { EvidencePlaces, type NamedPlaces } from './evidence.ts';
import type { WorkspaceHost } from './fileSystem.ts';
import { Files } from './files.ts';
import { Folders } from './folders.ts';
import { Inventory } from './inventory.ts';
import { FileKinds } from './kinds.ts';
import { Links } from './links.ts';
import type { TextRecord } from './record.ts';
import { type Root, Roots } from './roots.ts';

interface KnownFacts {
  readonly facts: EvidenceFacts;
  readonly inventory: Inventory;
  readonly generation: number;
}

/** Everything that a workspace knows, as far as it has looked. */
export class Holdings {
  readonly configs = new Configs();
  readonly kinds = new FileKinds(this.configs);
  readonly roots = new Roots();
  readonly files: Files;
  readonly folders: Folders;
  readonly links: Links;
  readonly evidence: EvidencePlaces;
  readonly #facts = new WeakMap<NamedPlaces, KnownFacts>();
  #inventory: { readonly value: Inventory; readonly version: number } | undefined;

  constructor(host: WorkspaceHost) {
    this.files = new Files(host);
    this.folders = new Folders(host, this.kinds);
    this.links = new Links(this.files, this.folders);
    this.evidence = new EvidencePlaces(host);
  }

  /** Changes with everything but the texts of open documents. */
  get version(): number {
    return this.#inventoryVersion + this.evidence.generation;
  }

  get inventory(): Inventory {
    const version = this.#inventoryVersion;
    if (this.#inventory?.version !== version) {
      this.#inventory = { version, value: new Inventory(this.roots, this.folders, this.files, this.kinds) };
    }
    return this.#inventory.value;
  }

  /** The configurations there may be, by URI, in its order. */
  configUris(): readonly string[] {
    return [...new Set([...this.folders.configs, ...this.files.openUris().filter(isConfig)])].sort();
  }

  /** The packets that can be read as text. */
  *packets(): Iterable<{ readonly record: TextRecord; readonly root: Root }> {
    const { inventory } = this;
    for (const uri of inventory.packets) {
      const record = this.files.shown(uri);
      const root = inventory.rootOf(uri);
      if (record.kind === 'text' && root !== undefined) yield { record, root };
    }
  }

  /** The evidence facts for a map, all places that it names looked at: the same object as long as they are the same. */
  factsOf(record: TextRecord, root: Root): EvidenceFacts {
    const { inventory } = this;
    const { generation } = this.evidence;
    const places = this.evidence.placesOf(record.map, record.uri, root);
    const known = this.#facts.get(places);
    if (known?.inventory === inventory && known.generation === generation) return known.facts;
    const itself = this.files.realUri(record.uri) ?? record.uri;
    const isSelf = (real: string): boolean => real === itself || inventory.isPacket(real);
    const found = this.evidence.facts(places, isSelf);
    const facts = known !== undefined && isSameFacts(known.facts, found) ? known.facts : found;
    this.#facts.set(places, { facts, inventory, generation });
    return facts;
  }

  /** Each of them only counts up, so that the sum changes with every one. */
  get #inventoryVersion(): number {
    return this.roots.generation + this.folders.generation + this.files.generation + this.configs.generation;
  }
}
