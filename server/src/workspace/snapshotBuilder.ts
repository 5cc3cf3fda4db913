import type { Config } from '../core/config/model.ts';
import type { EarnedMap } from '../core/evaluate/earnedMap.ts';
import type { EvidenceFacts } from '../core/evaluate/facts.ts';
import type { MapState } from '../core/evaluate/mapState.ts';
import type { ConfigFile, MapFile, PacketFile, Project } from '../core/project.ts';
import { Assembly } from './assembly.ts';
import type { Inventory } from './inventory.ts';
import type { Link } from './links.ts';
import type { FileContent, TextRecord } from './record.ts';
import type { Root } from './roots.ts';
import { type CheckedFile, EMPTY_SNAPSHOT, type Snapshot, type Unreadable } from './snapshot.ts';
import { isWithin } from './uris.ts';

/** What there is to judge, all of it looked at. */
export interface Situation {
  readonly today: string;
  readonly roots: readonly Root[];
  readonly inventory: Inventory;
  contentOfPacket(uri: string): FileContent;
  contentOfMap(uri: string): FileContent;
  /** The configurations that are there. */
  readonly configs: readonly string[];
  configOf(uri: string, root: Root): Config;
  linkOf(packet: TextRecord, root: Root): Link;
  factsOf(map: TextRecord, root: Root): EvidenceFacts;
}

/** Builds one snapshot after another; what did not change stays the same object. */
export class SnapshotBuilder {
  readonly #assembly = new Assembly();
  #last: Snapshot = EMPTY_SNAPSHOT;

  build(situation: Situation): Snapshot {
    const unreadable: Unreadable[] = [];
    const packets = new Map<string, PacketFile>();
    const users = new Map<string, PacketFile[]>();
    for (const uri of situation.inventory.packets) {
      const content = situation.contentOfPacket(uri);
      const root = situation.inventory.rootOf(uri);
      noteUnreadable(unreadable, uri, content);
      if (content.kind !== 'text' || root === undefined) continue;
      const state = this.#stateOf(situation, situation.linkOf(content, root));
      const file = this.#assembly.packet(content, state, situation.configOf(uri, root), situation.today);
      packets.set(uri, file);
      if (state.kind === 'read' || state.kind === 'broken')
        users.set(state.uri, [...(users.get(state.uri) ?? []), file]);
    }
    const maps = this.#maps(situation, users, unreadable);
    const configs = this.#configs(situation, unreadable);
    this.#last = this.#assemble(situation, packets, maps, configs, unreadable);
    return this.#last;
  }

  #configs(situation: Situation, unreadable: Unreadable[]): ReadonlyMap<string, ConfigFile> {
    const configs = new Map<string, ConfigFile>();
    for (const uri of situation.configs) {
      const content = situation.contentOfPacket(uri);
      noteUnreadable(unreadable, uri, content);
      if (content.kind === 'text') configs.set(uri, this.#assembly.config(content));
    }
    return configs;
  }

  #maps(
    situation: Situation,
    users: ReadonlyMap<string, readonly PacketFile[]>,
    unreadable: Unreadable[],
  ): ReadonlyMap<string, MapFile> {
    const { inventory } = situation;
    const uris = new Set([...inventory.maps, ...users.keys()]);
    const maps = new Map<string, MapFile>();
    for (const uri of [...uris].sort()) {
      const content = situation.contentOfMap(uri);
      noteUnreadable(unreadable, uri, content);
      const root = inventory.rootOf(uri);
      if (content.kind !== 'text' || root === undefined) continue;
      const earned = this.#earned(situation, content);
      maps.set(uri, this.#assembly.map(content, earned, users.get(uri) ?? [], situation.configOf(uri, root)));
    }
    return maps;
  }

  #earned({ today, inventory, factsOf, configOf }: Situation, record: TextRecord): EarnedMap | undefined {
    const root = inventory.rootOf(record.uri);
    if (root === undefined || record.map.broken !== undefined) return undefined;
    return this.#assembly.earned(record, { facts: factsOf(record, root), today, settings: configOf(record.uri, root) });
  }

  #stateOf(situation: Situation, link: Link): MapState {
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

  #assemble(
    situation: Situation,
    packets: ReadonlyMap<string, PacketFile>,
    maps: ReadonlyMap<string, MapFile>,
    configs: ReadonlyMap<string, ConfigFile>,
    unreadable: readonly Unreadable[],
  ): Snapshot {
    const projects = new Map(
      situation.roots.map((root) => [root.uri, this.#project(situation, root, packets, maps, configs)]),
    );
    const files = new Map<string, CheckedFile>();
    for (const file of [...packets.values(), ...maps.values()]) {
      const project = projects.get(situation.inventory.rootOf(file.uri)?.uri ?? '');
      if (project !== undefined) files.set(file.uri, { file, project });
    }
    const inProject = (uri: string): Project | undefined => projects.get(situation.inventory.rootOf(uri)?.uri ?? '');
    const configFiles = [...configs.values()].flatMap((file) => {
      const project = inProject(file.uri);
      return project === undefined ? [] : [[file.uri, { file, project }] as const];
    });
    return { projects, files, configs: new Map(configFiles), unreadable };
  }

  #project(
    { today, inventory }: Situation,
    root: Root,
    packets: ReadonlyMap<string, PacketFile>,
    maps: ReadonlyMap<string, MapFile>,
    configs: ReadonlyMap<string, ConfigFile>,
  ): Project {
    const belongs = (uri: string): boolean => (root.deep ? isWithin(root.uri, uri) : inventory.rootOf(uri) === root);
    const pick = <T>(all: ReadonlyMap<string, T>) => new Map([...all].filter(([uri]) => belongs(uri)));
    const project: Project = { packets: pick(packets), maps: pick(maps), configs: pick(configs), today };
    const last = this.#last.projects.get(root.uri);
    return last !== undefined && isSameProject(last, project) ? last : project;
  }
}

function noteUnreadable(unreadable: Unreadable[], uri: string, content: FileContent): void {
  if (content.kind === 'unreadable') unreadable.push({ uri, why: content.why });
  if (content.kind === 'outside') unreadable.push({ uri, why: 'leads outside the workspace' });
}

const isSameProject = (one: Project, other: Project): boolean =>
  one.today === other.today &&
  isSameMap(one.packets, other.packets) &&
  isSameMap(one.maps, other.maps) &&
  isSameMap(one.configs, other.configs);

const isSameMap = <T>(one: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>): boolean =>
  one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
