import type { SourceText } from '../core/syntax/sourceText.ts';
import { concurrently } from './concurrently.ts';
import { isConfig } from './configs.ts';
import type { WorkspaceHost } from './fileSystem.ts';
import { Holdings } from './holdings.ts';
import { type FileKind, isIgnored } from './kinds.ts';
import { Lookout, type Task } from './lookout.ts';
import type { Root, RootChanges } from './roots.ts';
import type { Snapshot } from './snapshot.ts';
import { type Situation, SnapshotBuilder } from './snapshotBuilder.ts';
import { canonicalUri, isWithin, touchedBy } from './uris.ts';
import { GivenUp, type Watch } from './watch.ts';

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

/** Does what there is to look at. */
type Look = (tasks: readonly Task[]) => Promise<void>;

/**
 * The packets and maps of some folders and of the documents that are open, and how they hang together. Changes are
 * noted at once and cost nothing; `update` then looks at what has to be looked at, and at nothing else.
 */
export class Workspace {
  readonly #holdings: Holdings;
  readonly #lookout: Lookout;
  readonly #builder = new SnapshotBuilder();
  #conditions: Conditions;
  /** Open documents that have been typed in since the last snapshot. */
  readonly #edited = new Set<string>();
  /** The version of everything else that the last snapshot was built from; `undefined` when something happened to it. */
  #settled: number | undefined;

  constructor(host: WorkspaceHost, conditions: Conditions) {
    this.#holdings = new Holdings(host);
    this.#lookout = new Lookout(host, this.#holdings);
    this.#conditions = conditions;
  }

  get conditions(): Conditions {
    return this.#conditions;
  }

  set conditions(conditions: Conditions) {
    this.#settled = undefined;
    this.#conditions = conditions;
  }

  addRoot(uri: string): void {
    this.#rootsChanged(this.#holdings.roots.add(canonicalUri(uri)));
  }

  removeRoot(uri: string): void {
    this.#rootsChanged(this.#holdings.roots.remove(canonicalUri(uri)));
  }

  /** The outermost of the folders that were added around a canonical URI. */
  folderAround(uri: string): string | undefined {
    return this.#holdings.roots.outermostNamed(uri)?.uri;
  }

  /** The kind of the file at a canonical URI, as far as the configurations are known: after `update`, all of them. */
  kindOf(uri: string): FileKind | undefined {
    return this.#holdings.kinds.kindOf(uri, this.#holdings.roots.of(uri)?.uri ?? '');
  }

  /** Whether what is at a canonical URI is a folder that could not be listed. */
  isUnlisted(uri: string): boolean {
    return this.#holdings.folders.unlisted.has(uri);
  }

  /** A document is open from now on, or has a new text. One that is neither packet nor map counts for nothing. */
  openDocument(uri: string, text: string | SourceText): void {
    const at = canonicalUri(uri);
    const isNew = !this.#holdings.files.isOpen(at);
    this.#holdings.files.open(at, text);
    this.#edited.add(at);
    if (isNew && this.#isOurs(at)) this.#rootsChanged(this.#holdings.roots.opened(at));
  }

  closeDocument(uri: string): void {
    const at = canonicalUri(uri);
    if (!this.#holdings.files.isOpen(at)) return;
    this.#holdings.files.close(at);
    if (this.#isOurs(at)) this.#rootsChanged(this.#holdings.roots.closed(at));
  }

  changedOnDisk(events: readonly DiskEvent[]): void {
    const uris = events.map(({ uri }) => canonicalUri(uri));
    for (const [index, uri] of uris.entries()) {
      const root = this.#holdings.roots.of(uri);
      if (root === undefined || events[index]?.type === 'deleted') continue;
      if (isConfig(uri)) this.#holdings.folders.addConfig(uri);
      else if (this.#holdings.kinds.kindOf(uri, root.uri) !== undefined) this.#holdings.folders.add(uri, root);
      else if (events[index]?.type === 'created' && !isIgnored(`${uri}/file`, root.uri))
        this.#lookout.appeared.add(uri);
    }
    this.#touch(touchedBy(uris), true);
  }

  /** For hosts that are not told what happens on the disk: everything is looked at again, and read where it changed. */
  rescan(): void {
    this.#touch(() => true, false);
    for (const root of this.#holdings.roots) this.#holdings.folders.request(root.uri, root);
  }

  /** A look around a document that was opened or saved: at all of its folder where that is no root that was added. */
  lookAround(uri: string): void {
    const at = canonicalUri(uri);
    const root = this.#holdings.roots.of(at);
    if (root?.deep === false) this.#rescanRoot(root);
    else this.changedOnDisk([{ uri, type: 'changed' }]);
  }

  #rescanRoot(root: Root): void {
    this.#touch((uri) => isWithin(root.uri, uri), false);
    this.#holdings.folders.request(root.uri, root);
  }

  /**
   * Looks at what is new, and judges what depends on it. One call at a time. Where there is something to look at, `watch`
   * gives somebody who watches. Throws `GivenUp` where that one wants it.
   */
  async update(watch?: () => Watch | undefined): Promise<Snapshot> {
    let watching: Watch | undefined;
    let seen = 0;
    const look = async (tasks: readonly Task[]): Promise<void> => {
      watching ??= watch?.();
      await concurrently(tasks, async (task) => {
        if (watching?.isCancelled === true) return;
        await task();
        seen += 1;
        watching?.saw(seen);
      });
      if (watching?.isCancelled === true) throw new GivenUp();
    };
    return (await this.#updateEdited(look)) ?? (await this.#updateAll(look));
  }

  /** The next snapshot where nothing happened but typing in open documents; `undefined` where more has to be looked at. */
  async #updateEdited(look: Look): Promise<Snapshot | undefined> {
    while (this.#settled === this.#holdings.version) {
      const tasks = this.#lookout.tasksOfEdited(this.#edited, (uri) => this.#builder.hasMap(uri));
      if (tasks === undefined) return undefined;
      if (tasks.length === 0) {
        const snapshot = this.#builder.rebuild(this.#situation(), this.#edited);
        if (snapshot !== undefined) this.#edited.clear();
        return snapshot;
      }
      await look(tasks);
    }
    return undefined;
  }

  async #updateAll(look: Look): Promise<Snapshot> {
    // What is found may lead on to more, and the editor may change something meanwhile: nothing is judged half seen.
    for (let tasks = this.#lookout.tasks(); tasks.length > 0; tasks = this.#lookout.tasks()) await look(tasks);
    const snapshot = this.#builder.build(this.#situation());
    this.#forgetTheVanished();
    this.#edited.clear();
    this.#settled = this.#holdings.version;
    return snapshot;
  }

  #situation(): Situation {
    const { inventory, roots, files, configs, links } = this.#holdings;
    return {
      today: this.#conditions.today,
      inventory,
      unlisted: this.#holdings.folders.unlisted,
      roots: [...roots],
      contentOfPacket: (uri) => files.shown(uri),
      contentOfMap: (uri) => files.content(uri),
      configs: () => this.#holdings.configUris().filter((uri) => files.shown(uri).kind !== 'absent'),
      configOf: (uri, root) => configs.of(uri, root.uri).config,
      linkOf: (packet, root) => links.resolve(packet, root, inventory),
      factsOf: (map, root) => this.#holdings.factsOf(map, root),
    };
  }

  #touch(test: (uri: string) => boolean, isCertain: boolean): void {
    this.#settled = undefined;
    for (const root of this.#holdings.roots) if (test(root.uri)) root.realUri = undefined;
    this.#holdings.files.touch(test);
    this.#holdings.evidence.touch(test, isCertain);
  }

  /** Whether an open file makes its folder a workspace, whatever configurations say: they hold within one. */
  #isOurs(uri: string): boolean {
    return this.#holdings.kinds.kindOf(uri, '') !== undefined;
  }

  /** Whether a file counts, and whether it lies outside, depends on the root around it. */
  #rootsChanged({ added, removed }: RootChanges): void {
    const changed = [...added, ...removed];
    if (changed.length === 0) return;
    for (const root of removed) {
      this.#holdings.folders.forget(root.uri);
      this.#holdings.evidence.forget(root);
    }
    const around = changed.flatMap(({ uri }) => this.#holdings.roots.of(uri) ?? []);
    const inside = [...this.#holdings.roots].filter(({ uri }) => removed.some((root) => isWithin(root.uri, uri)));
    for (const root of new Set([...around, ...inside])) this.#holdings.folders.request(root.uri, root);
    this.#holdings.files.touch((uri) => changed.some((root) => isWithin(root.uri, uri)));
  }

  #forgetTheVanished(): void {
    for (const uri of [...this.#holdings.folders.discovered, ...this.#holdings.folders.besides]) {
      if (this.#holdings.files.isLookedAt(uri) && this.#holdings.files.content(uri).kind === 'absent')
        this.#holdings.folders.remove(uri);
    }
  }
}
