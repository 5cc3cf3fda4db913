import type { Config } from '../core/config/model.ts';
import type { EarnedMap } from '../core/evaluate/earnedMap.ts';
import type { EvidenceFacts } from '../core/evaluate/facts.ts';
import type { MapState } from '../core/evaluate/mapState.ts';
import type { ConfigFile, MapFile, PacketFile } from '../core/project.ts';
import { Assembly } from './assembly.ts';
import type { Inventory } from './inventory.ts';
import type { Link } from './links.ts';
import { assemble, NOTHING_BUILT, replaceFiles } from './projects.ts';
import type { FileContent, TextRecord } from './record.ts';
import type { Root } from './roots.ts';
import { packetAt, type Snapshot, type Unreadable } from './snapshot.ts';

/** What there is to judge, all of it looked at. */
export interface Situation {
  readonly today: string;
  readonly roots: readonly Root[];
  readonly inventory: Inventory;
  /** The folders that could not be listed, and why. */
  readonly unlisted: ReadonlyMap<string, string>;
  contentOfPacket(uri: string): FileContent;
  contentOfMap(uri: string): FileContent;
  /** The configurations that are there. */
  configs(): readonly string[];
  configOf(uri: string, root: Root): Config;
  linkOf(packet: TextRecord, root: Root): Link;
  factsOf(map: TextRecord, root: Root): EvidenceFacts;
}

/** Builds one snapshot after another; what did not change stays the same object. */
export class SnapshotBuilder {
  readonly #assembly = new Assembly();
  #last = NOTHING_BUILT;
  #packets = new Map<string, PacketFile>();
  #maps = new Map<string, MapFile>();
  /** By the URI of a map the packets that use it, by URI. */
  #users = new Map<string, Map<string, PacketFile>>();

  /** Whether the last snapshot has a map at `uri`, whatever its name. */
  hasMap(uri: string): boolean {
    return this.#maps.has(uri);
  }

  build(situation: Situation): Snapshot {
    const unreadable: Unreadable[] = Array.from(situation.unlisted, ([uri, why]) => ({ uri, why }));
    this.#packets = new Map();
    this.#users = new Map();
    for (const uri of situation.inventory.packets) {
      noteUnreadable(unreadable, uri, situation.contentOfPacket(uri));
      const file = this.#packet(situation, uri);
      if (file === undefined) continue;
      this.#packets.set(uri, file);
      const map = mapUsedBy(file);
      if (map === undefined) continue;
      const users = this.#users.get(map) ?? new Map<string, PacketFile>();
      this.#users.set(map, users.set(uri, file));
    }
    this.#maps = new Map();
    for (const uri of [...new Set([...situation.inventory.maps, ...this.#users.keys()])].sort()) {
      noteUnreadable(unreadable, uri, situation.contentOfMap(uri));
      const file = this.#map(situation, uri);
      if (file !== undefined) this.#maps.set(uri, file);
    }
    const configs = this.#configs(situation, unreadable);
    this.#last = assemble(this.#last, { packets: this.#packets, maps: this.#maps, configs }, situation, unreadable);
    return this.#last;
  }

  /**
   * The next snapshot when nothing changed but the texts of the files at `edited`, in time that depends on what these
   * concern; `undefined` when they may concern more, as when a packet goes over to another map.
   */
  rebuild(situation: Situation, edited: Iterable<string>): Snapshot | undefined {
    const packets = new Set<string>();
    const maps = new Set<string>();
    for (const uri of edited) {
      if (this.#packets.has(uri)) packets.add(uri);
      else if (this.#maps.has(uri)) maps.add(uri);
      else if (situation.inventory.kindOf(uri) !== undefined) return undefined;
    }
    for (const map of maps) for (const user of this.#users.get(map)?.keys() ?? []) packets.add(user);
    for (const uri of packets) {
      const before = this.#packets.get(uri);
      const file = this.#packet(situation, uri);
      if (before === undefined || file === undefined) return undefined;
      const map = mapUsedBy(file);
      if (map !== mapUsedBy(before)) return undefined;
      this.#packets.set(uri, file);
      if (map === undefined) continue;
      this.#users.get(map)?.set(uri, file);
      maps.add(map);
    }
    for (const uri of maps) {
      const file = this.#map(situation, uri);
      if (file === undefined) return undefined;
      this.#maps.set(uri, file);
    }
    this.#last = replaceFiles(this.#last, { packets: pick(this.#packets, packets), maps: pick(this.#maps, maps) });
    return this.#last;
  }

  #packet(situation: Situation, uri: string): PacketFile | undefined {
    const content = situation.contentOfPacket(uri);
    const root = situation.inventory.rootOf(uri);
    if (content.kind !== 'text' || root === undefined) return undefined;
    const state = this.#stateOf(situation, situation.linkOf(content, root));
    const config = situation.configOf(uri, root);
    return this.#assembly.packet(content, state, config, situation.today, packetAt(this.#last, uri));
  }

  #map(situation: Situation, uri: string): MapFile | undefined {
    const content = situation.contentOfMap(uri);
    const root = situation.inventory.rootOf(uri);
    if (content.kind !== 'text' || root === undefined) return undefined;
    const users = [...(this.#users.get(uri)?.values() ?? [])];
    return this.#assembly.map(content, this.#earned(situation, content), users, situation.configOf(uri, root));
  }

  #configs(situation: Situation, unreadable: Unreadable[]): ReadonlyMap<string, ConfigFile> {
    const configs = new Map<string, ConfigFile>();
    for (const uri of situation.configs()) {
      const content = situation.contentOfPacket(uri);
      noteUnreadable(unreadable, uri, content);
      if (content.kind === 'text') configs.set(uri, this.#assembly.config(content));
    }
    return configs;
  }

  #earned({ today, inventory, factsOf, configOf }: Situation, record: TextRecord): EarnedMap | undefined {
    const root = inventory.rootOf(record.uri);
    if (root === undefined || record.map.broken !== undefined) return undefined;
    return this.#assembly.earned(record, { facts: factsOf(record, root), today, settings: configOf(record.uri, root) });
  }

  #stateOf(situation: Situation, link: Link): MapState {
    if (link.kind === 'doubtful') return { kind: 'unreadable', uri: link.uri, why: link.why };
    if (link.kind !== 'at') return link;
    const { uri } = link;
    if (situation.inventory.kindOf(uri) === 'packet')
      return { kind: 'unreadable', uri, why: 'is a packet by its name' };
    const content = situation.contentOfMap(uri);
    switch (content.kind) {
      case 'absent':
        return { kind: 'missing', uri };
      case 'outside':
        return { kind: 'outside' };
      case 'unreadable':
        return { kind: 'unreadable', uri, why: content.why };
      case 'text': {
        const earned = this.#earned(situation, content);
        return earned === undefined ? { kind: 'broken', uri, map: content.map } : { kind: 'read', uri, earned };
      }
    }
  }
}

/** The map that a packet uses, broken or not. */
const mapUsedBy = ({ evaluation: { map } }: PacketFile): string | undefined =>
  map.kind === 'read' || map.kind === 'broken' ? map.uri : undefined;

const pick = <T>(all: ReadonlyMap<string, T>, uris: Iterable<string>): ReadonlyMap<string, T> =>
  new Map([...uris].flatMap((uri) => (all.has(uri) ? [[uri, all.get(uri) as T]] : [])));

function noteUnreadable(unreadable: Unreadable[], uri: string, content: FileContent): void {
  if (content.kind === 'unreadable') unreadable.push({ uri, why: content.why });
  if (content.kind === 'outside') unreadable.push({ uri, why: 'leads outside the workspace' });
}
