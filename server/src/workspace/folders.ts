import { discover } from './discover.ts';
import type { WorkspaceHost } from './fileSystem.ts';
import { type FileKinds, isIgnored } from './kinds.ts';
import type { Root } from './roots.ts';
import { isWithin, parentOf } from './uris.ts';

/** Which packets and maps lie where, by name alone: what folders were looked through, and what is still to be. */
export class Folders {
  readonly #host: WorkspaceHost;
  readonly #kinds: FileKinds;
  readonly #listed = new Set<string>();
  readonly #unlisted = new Map<string, string>();
  readonly #discovered = new Set<string>();
  /** Maps beside packets that are open but lie where nothing is looked for. */
  readonly #besides = new Set<string>();
  readonly #configs = new Set<string>();
  /** Folders to look through, each with its root. */
  readonly #pending = new Map<string, Root>();
  /** Counts changes of what is known to be where. */
  generation = 0;

  constructor(host: WorkspaceHost, kinds: FileKinds) {
    this.#host = host;
    this.#kinds = kinds;
  }

  /** The packets and maps of the workspace, whether they are still there or not. */
  get discovered(): ReadonlySet<string> {
    return this.#discovered;
  }

  /** Maps that are no part of the workspace unless a packet uses them. */
  get besides(): ReadonlySet<string> {
    return this.#besides;
  }

  /** The configurations, whether they are still there or not. */
  get configs(): ReadonlySet<string> {
    return this.#configs;
  }

  /** A configuration appeared. */
  addConfig(uri: string): void {
    this.#configs.add(uri);
  }

  get pending(): readonly (readonly [string, Root])[] {
    return [...this.#pending];
  }

  isListed(folder: string): boolean {
    return this.#listed.has(folder);
  }

  /** The folders that could not be listed, and why: nobody knows what lies there. */
  get unlisted(): ReadonlyMap<string, string> {
    return this.#unlisted;
  }

  /** Has `folder` looked through. */
  request(folder: string, root: Root): void {
    this.#pending.set(folder, root);
  }

  /** Whether a file of a kind that appeared at `uri` is one of the workspace's. */
  add(uri: string, root: Root): void {
    if (this.#kinds.kindOf(uri, root.uri) === undefined) return;
    this.generation += 1;
    if (isIgnored(uri, root.uri) || (!root.deep && parentOf(uri) !== root.uri)) {
      if (this.#listed.has(parentOf(uri))) this.#addBeside(uri, root);
    } else this.#discovered.add(uri);
  }

  remove(uri: string): void {
    this.generation += 1;
    this.#discovered.delete(uri);
    this.#besides.delete(uri);
  }

  /** Forgets what lies within `folder`, as if it had never been looked through. */
  forget(folder: string): void {
    this.generation += 1;
    for (const pending of this.#pending.keys()) if (isWithin(folder, pending)) this.#pending.delete(pending);
    for (const set of [this.#listed, this.#discovered, this.#besides, this.#configs]) {
      for (const uri of set) if (isWithin(folder, uri)) set.delete(uri);
    }
    for (const uri of this.#unlisted.keys()) if (isWithin(folder, uri)) this.#unlisted.delete(uri);
  }

  async lookThrough(folder: string, root: Root): Promise<void> {
    this.#pending.delete(folder);
    const deep = root.deep && !isIgnored(`${folder}/file`, root.uri);
    const { files, configs, folders, unlisted } = await discover(this.#host.files, folder, root.uri, this.#kinds, deep);
    this.generation += 1;
    for (const each of folders) {
      this.#listed.add(each);
      this.#unlisted.delete(each);
    }
    for (const [each, why] of unlisted) this.#unlisted.set(each, why);
    for (const uri of configs) this.#configs.add(uri);
    for (const uri of files) this.add(uri, root);
  }

  #addBeside(uri: string, root: Root): void {
    if (this.#kinds.kindOf(uri, root.uri) === 'blocker-map') this.#besides.add(uri);
  }
}
