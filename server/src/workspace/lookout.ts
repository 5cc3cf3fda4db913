import { append } from '../core/syntax/append.ts';
import { Breath } from './breath.ts';
import { isConfig } from './configs.ts';
import type { WorkspaceHost } from './fileSystem.ts';
import type { Holdings } from './holdings.ts';
import type { TextRecord } from './record.ts';
import type { Root } from './roots.ts';

export type Task = () => Promise<void>;

/** Finds out what has to be looked at before everything can be judged. */
export class Lookout {
  readonly #host: WorkspaceHost;
  readonly #holdings: Holdings;
  /** What appeared without the name of a packet or a map: it may be a folder. */
  readonly appeared = new Set<string>();

  constructor(host: WorkspaceHost, holdings: Holdings) {
    this.#host = host;
    this.#holdings = holdings;
  }

  /** What has to be looked at next, as far as is known by now. */
  tasks(): readonly Task[] {
    const steps = [
      this.#rootTasks,
      this.#folderTasks,
      this.#configTasks,
      this.#fileTasks,
      this.#readTasks,
      this.#linkTasks,
      this.#evidenceTasks,
    ];
    for (const step of steps) {
      const tasks = step.call(this);
      if (tasks.length > 0) return tasks;
    }
    return [];
  }

  /** The evidence that edited maps name; `undefined` where an edit may lead to other files. */
  tasksOfEdited(edited: Iterable<string>, isMap: (uri: string) => boolean): readonly Task[] | undefined {
    const { inventory, files, links } = this.#holdings;
    const tasks: Task[] = [];
    for (const uri of edited) {
      const content = files.shown(uri);
      const root = inventory.rootOf(uri);
      if (isConfig(uri)) return undefined;
      if (content.kind !== 'text' || root === undefined) continue;
      if (inventory.kindOf(uri) === 'packet') {
        if (links.unlooked(content, root, inventory) !== undefined) return undefined;
      } else if (isMap(uri)) append(tasks, this.#evidenceOf(content, root));
    }
    return tasks;
  }

  #rootTasks(): readonly Task[] {
    const unknown = [...this.#holdings.roots].filter(({ realUri }) => realUri === undefined);
    return unknown.map((root) => async () => {
      const stat = await this.#host.files.stat(root.uri);
      root.realUri = stat === undefined || stat.kind === 'inaccessible' ? root.uri : stat.realUri;
    });
  }

  #folderTasks(): readonly Task[] {
    const appeared = [...this.appeared].map((uri) => async () => {
      this.appeared.delete(uri);
      const stat = await this.#host.files.stat(uri);
      const root = this.#holdings.roots.of(uri);
      if (root?.deep === true && stat?.kind === 'directory') this.#holdings.folders.request(uri, root);
    });
    return [
      ...appeared,
      ...this.#holdings.folders.pending.map(
        ([folder, root]) =>
          () =>
            this.#holdings.folders.lookThrough(folder, root),
      ),
    ];
  }

  /** Which files are packets and maps depends on the configurations: where one changed, folders are looked through again. */
  #configTasks(): readonly Task[] {
    const uris = this.#holdings.configUris();
    const tasks = this.#lookAt(uris);
    if (
      tasks.length > 0 ||
      !this.#holdings.configs.refresh(
        uris,
        (uri) => this.#holdings.files.shown(uri),
        this.#holdings.folders.unlisted.keys(),
      )
    )
      return tasks;
    for (const root of this.#holdings.roots) this.#holdings.folders.request(root.uri, root);
    return this.#folderTasks();
  }

  #fileTasks(): readonly Task[] {
    const { folders, files } = this.#holdings;
    return this.#lookAt([...folders.discovered, ...folders.besides, ...files.openUris()]);
  }

  #lookAt(uris: readonly string[]): readonly Task[] {
    return uris.flatMap((uri) => {
      const root = this.#holdings.files.isLookedAt(uri) ? undefined : this.#holdings.roots.of(uri);
      return root === undefined ? [] : [() => this.#holdings.files.lookAt(uri, root)];
    });
  }

  /** Reading many packets takes a while: others get their turn in between. */
  #readTasks(): readonly Task[] {
    const unread = [...this.#holdings.packets()].filter(({ record }) => !record.isRead);
    const breath = new Breath();
    return unread.map(({ record }) => async () => {
      void record.packet;
      await breath.take();
    });
  }

  /** The maps that packets name, and the folders in which packets that name none have to look for one. */
  #linkTasks(): readonly Task[] {
    const { inventory } = this.#holdings;
    const maps = new Set<string>();
    for (const { record, root } of this.#holdings.packets()) {
      const need = this.#holdings.links.unlooked(record, root, inventory);
      if (need?.kind === 'map') maps.add(need.uri);
      if (need?.kind === 'folder') this.#holdings.folders.request(need.uri, root);
    }
    return [...this.#folderTasks(), ...this.#lookAt([...maps])];
  }

  #evidenceTasks(): readonly Task[] {
    const { inventory } = this.#holdings;
    const uris = new Set(inventory.maps);
    for (const { record, root } of this.#holdings.packets()) {
      const link = this.#holdings.links.resolve(record, root, inventory);
      if (link.kind === 'at') uris.add(link.uri);
    }
    return [...uris].flatMap((uri) => {
      const content = this.#holdings.files.content(uri);
      const root = inventory.rootOf(uri);
      return content.kind !== 'text' || root === undefined ? [] : this.#evidenceOf(content, root);
    });
  }

  #evidenceOf({ map, uri }: TextRecord, root: Root): readonly Task[] {
    if (map.broken !== undefined) return [];
    return this.#holdings.evidence.unlooked(map, uri, root).map((place) => () => this.#holdings.evidence.lookAt(place));
  }
}
