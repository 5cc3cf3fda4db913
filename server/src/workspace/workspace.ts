import type { EvidenceFacts } from '../core/evaluate/facts.ts';
import { concurrently } from './concurrently.ts';
import { Configs, isConfig } from './configs.ts';
import { EvidencePlaces } from './evidence.ts';
import type { WorkspaceHost } from './fileSystem.ts';
import { Files } from './files.ts';
import { Folders } from './folders.ts';
import { Inventory } from './inventory.ts';
import { type FileKind, FileKinds } from './kinds.ts';
import { Links } from './links.ts';
import type { TextRecord } from './record.ts';
import { type Root, Roots } from './roots.ts';
import type { Snapshot } from './snapshot.ts';
import { SnapshotBuilder } from './snapshotBuilder.ts';
import { canonicalUri, isWithin, touchedBy } from './uris.ts';

/** What verdicts depend on beside the files. */
export interface Conditions {
  /** The UTC day, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Something that happened at `uri` on the disk. */
export interface DiskEvent {
  readonly uri: string;
  readonly type: 'created' | 'changed' | 'deleted';
}

type Task = () => Promise<void>;

/**
 * The packets and maps of some folders and of the documents that are open, and how they hang together. Changes are
 * noted at once and cost nothing; `update` then looks at what has to be looked at, and at nothing else.
 */
export class Workspace {
  readonly #host: WorkspaceHost;
  readonly #configs = new Configs();
  readonly #kinds = new FileKinds(this.#configs);
  readonly #roots = new Roots();
  readonly #files: Files;
  readonly #folders: Folders;
  readonly #links: Links;
  readonly #evidence: EvidencePlaces;
  readonly #builder = new SnapshotBuilder();
  #conditions: Conditions;
  /** What appeared without the name of a packet or a map: it may be a folder. */
  readonly #appeared = new Set<string>();
  #inventory: { readonly value: Inventory; readonly version: string } | undefined;
  #facts = new WeakMap<
    TextRecord,
    { readonly facts: EvidenceFacts; readonly by: Inventory; readonly version: number }
  >();

  constructor(host: WorkspaceHost, conditions: Conditions) {
    this.#host = host;
    this.#conditions = conditions;
    this.#files = new Files(host);
    this.#folders = new Folders(host, this.#kinds);
    this.#links = new Links(this.#files, this.#folders);
    this.#evidence = new EvidencePlaces(host);
  }

  get conditions(): Conditions {
    return this.#conditions;
  }

  set conditions(conditions: Conditions) {
    this.#conditions = conditions;
  }

  addRoot(uri: string): void {
    const root = this.#roots.add(canonicalUri(uri));
    if (root !== undefined) this.#rootsChanged([root], []);
  }

  removeRoot(uri: string): void {
    const root = this.#roots.remove(canonicalUri(uri));
    if (root !== undefined) this.#rootsChanged([], [root]);
  }

  /** The kind of the file at a canonical URI, as far as the configurations are known: after `update`, all of them. */
  kindOf(uri: string): FileKind | undefined {
    return this.#kinds.kindOf(uri, this.#roots.of(uri)?.uri ?? '');
  }

  /** A document is open from now on, or has a new text. One that is neither packet nor map counts for nothing. */
  openDocument(uri: string, text: string): void {
    const at = canonicalUri(uri);
    const isNew = !this.#files.isOpen(at);
    this.#files.open(at, text);
    if (isNew) this.#rootsChanged([], []);
  }

  closeDocument(uri: string): void {
    this.#files.close(canonicalUri(uri));
    this.#rootsChanged([], []);
  }

  changedOnDisk(events: readonly DiskEvent[]): void {
    const uris = events.map(({ uri }) => canonicalUri(uri));
    for (const [index, uri] of uris.entries()) {
      const root = this.#roots.of(uri);
      if (root === undefined || events[index]?.type === 'deleted') continue;
      if (isConfig(uri)) this.#folders.addConfig(uri);
      else if (this.#kinds.kindOf(uri, root.uri) !== undefined) this.#folders.add(uri, root);
      else if (events[index]?.type === 'created') this.#appeared.add(uri);
    }
    this.#touch(touchedBy(uris), true);
  }

  /** For hosts that are not told what happens on the disk: everything is looked at again, and read where it changed. */
  rescan(): void {
    for (const root of this.#roots) this.#rescanRoot(root);
  }

  /** A look around a document that was opened or saved: at all of its folder where that is no root that was added. */
  lookAround(uri: string): void {
    const at = canonicalUri(uri);
    const root = this.#roots.of(at);
    if (root?.deep === false) this.#rescanRoot(root);
    else this.changedOnDisk([{ uri, type: 'changed' }]);
  }

  #rescanRoot(root: Root): void {
    this.#touch((uri) => isWithin(root.uri, uri), false);
    this.#folders.request(root.uri, root);
  }

  /** Looks at what is new, and judges what depends on it. One call at a time. */
  async update(): Promise<Snapshot> {
    // What is found may lead on to more, and the editor may change something meanwhile: nothing is judged half seen.
    for (let tasks = this.#tasks(); tasks.length > 0; tasks = this.#tasks()) {
      await concurrently(tasks, (task) => task());
    }
    const inventory = this.#takeInventory();
    this.#forgetTheVanished();
    return this.#builder.build({
      ...this.#conditions,
      inventory,
      roots: [...this.#roots],
      contentOfPacket: (uri) => this.#files.shown(uri),
      contentOfMap: (uri) => this.#files.content(uri),
      configs: this.#configUris().filter((uri) => this.#files.shown(uri).kind !== 'absent'),
      configOf: (uri, root) => this.#configs.of(uri, root.uri).config,
      linkOf: (packet, root) => this.#links.resolve(packet, root, inventory),
      factsOf: (map, root) => this.#factsOf(map, root, inventory),
    });
  }

  /** What has to be looked at next, as far as is known by now. */
  #tasks(): readonly Task[] {
    const steps = [
      this.#rootTasks,
      this.#folderTasks,
      this.#configTasks,
      this.#fileTasks,
      this.#linkTasks,
      this.#evidenceTasks,
    ];
    for (const step of steps) {
      const tasks = step.call(this);
      if (tasks.length > 0) return tasks;
    }
    return [];
  }

  #rootTasks(): readonly Task[] {
    const unknown = [...this.#roots].filter(({ realUri }) => realUri === undefined);
    return unknown.map((root) => async () => {
      const stat = await this.#host.files.stat(root.uri);
      root.realUri = stat === undefined || stat.kind === 'inaccessible' ? root.uri : stat.realUri;
    });
  }

  #folderTasks(): readonly Task[] {
    const appeared = [...this.#appeared].map((uri) => async () => {
      this.#appeared.delete(uri);
      const stat = await this.#host.files.stat(uri);
      const root = this.#roots.of(uri);
      if (root?.deep === true && stat?.kind === 'directory') this.#folders.request(uri, root);
    });
    return [
      ...appeared,
      ...this.#folders.pending.map(
        ([folder, root]) =>
          () =>
            this.#folders.lookThrough(folder, root),
      ),
    ];
  }

  /** Which files are packets and maps depends on the configurations: where one changed, folders are looked through again. */
  #configTasks(): readonly Task[] {
    const uris = this.#configUris();
    const tasks = this.#lookAt(uris);
    if (tasks.length > 0 || !this.#configs.refresh(uris, (uri) => this.#files.shown(uri))) return tasks;
    for (const root of this.#roots) this.#folders.request(root.uri, root);
    return this.#folderTasks();
  }

  #configUris(): readonly string[] {
    return [...new Set([...this.#folders.configs, ...this.#files.openUris().filter(isConfig)])].sort();
  }

  #fileTasks(): readonly Task[] {
    return this.#lookAt([...this.#folders.discovered, ...this.#folders.besides, ...this.#files.openUris()]);
  }

  #lookAt(uris: readonly string[]): readonly Task[] {
    return uris.flatMap((uri) => {
      const root = this.#files.isLookedAt(uri) ? undefined : this.#roots.of(uri);
      return root === undefined ? [] : [() => this.#files.lookAt(uri, root)];
    });
  }

  /** The maps that packets name, and the folders in which packets that name none have to look for one. */
  #linkTasks(): readonly Task[] {
    const inventory = this.#takeInventory();
    const maps = new Set<string>();
    for (const { record, root } of this.#packets(inventory)) {
      const need = this.#links.unlooked(record, root, inventory);
      if (need?.kind === 'map') maps.add(need.uri);
      if (need?.kind === 'folder') this.#folders.request(need.uri, root);
    }
    return [...this.#folderTasks(), ...this.#lookAt([...maps])];
  }

  #evidenceTasks(): readonly Task[] {
    const inventory = this.#takeInventory();
    const uris = new Set(inventory.maps);
    for (const { record, root } of this.#packets(inventory)) {
      const link = this.#links.resolve(record, root, inventory);
      if (link.kind === 'at') uris.add(link.uri);
    }
    const places = [...uris].flatMap((uri) => {
      const content = this.#files.content(uri);
      const root = inventory.rootOf(uri);
      if (content.kind !== 'text' || root === undefined || content.map.broken !== undefined) return [];
      return this.#evidence.unlooked(content.map, uri, root);
    });
    return [...new Set(places)].map((place) => () => this.#evidence.lookAt(place));
  }

  *#packets(inventory: Inventory): Iterable<{ readonly record: TextRecord; readonly root: Root }> {
    for (const uri of inventory.packets) {
      const record = this.#files.shown(uri);
      const root = inventory.rootOf(uri);
      if (record.kind === 'text' && root !== undefined) yield { record, root };
    }
  }

  #factsOf(record: TextRecord, root: Root, inventory: Inventory): EvidenceFacts {
    const version = this.#evidence.generation;
    const known = this.#facts.get(record);
    if (known?.by === inventory && known.version === version) return known.facts;
    const itself = this.#files.realUri(record.uri) ?? record.uri;
    const isSelf = (real: string): boolean => real === itself || inventory.isPacket(real);
    const facts = this.#evidence.facts(record.map, record.uri, root, isSelf);
    this.#facts.set(record, { facts, by: inventory, version });
    return facts;
  }

  #takeInventory(): Inventory {
    const version = `${this.#roots.generation} ${this.#folders.generation} ${this.#files.generation} ${this.#configs.generation}`;
    if (this.#inventory?.version !== version) {
      this.#inventory = { version, value: new Inventory(this.#roots, this.#folders, this.#files, this.#kinds) };
    }
    return this.#inventory.value;
  }

  #touch(test: (uri: string) => boolean, isCertain: boolean): void {
    for (const root of this.#roots) if (test(root.uri)) root.realUri = undefined;
    this.#files.touch(test);
    this.#evidence.touch(test, isCertain);
  }

  /** Whether a file counts, and whether it lies outside, depends on the root around it. */
  #rootsChanged(come: readonly Root[], gone: readonly Root[]): void {
    const isOurs = (uri: string): boolean => this.#kinds.kindOf(uri, '') !== undefined;
    const implied = this.#roots.imply(this.#files.openUris().filter(isOurs));
    const removed = [...gone, ...implied.removed];
    const changed = [...come, ...implied.added, ...removed];
    for (const root of removed) {
      this.#folders.forget(root.uri);
      this.#evidence.forget(root);
    }
    const around = changed.flatMap(({ uri }) => this.#roots.of(uri) ?? []);
    const inside = [...this.#roots].filter(({ uri }) => removed.some((root) => isWithin(root.uri, uri)));
    for (const root of new Set([...around, ...inside])) this.#folders.request(root.uri, root);
    if (changed.length > 0) this.#files.touch((uri) => changed.some((root) => isWithin(root.uri, uri)));
  }

  #forgetTheVanished(): void {
    for (const uri of [...this.#folders.discovered, ...this.#folders.besides]) {
      if (this.#files.isLookedAt(uri) && this.#files.content(uri).kind === 'absent') this.#folders.remove(uri);
    }
  }
}
