import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesRegistrationOptions,
  FileChangeType,
} from 'vscode-languageserver';
import type { DiskEvent, Workspace } from '../workspace/workspace.ts';
import type { ClientTraits } from './client.ts';
import type { Lifecycle } from './lifecycle.ts';

const EVENTS: Readonly<Record<FileChangeType, DiskEvent['type']>> = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'deleted',
};

/** Evidence may be any file, and a folder that goes takes what is in it along: so everything is watched. */
const WATCHERS: DidChangeWatchedFilesRegistrationOptions = { watchers: [{ globPattern: '**/*' }] };

/** Keeps `workspace` up to date with what happens on the disk; `changed` is called whenever something did. */
export class Watching {
  readonly #workspace: Workspace;
  readonly #changed: () => void;
  #isTold = false;

  constructor(workspace: Workspace, changed: () => void) {
    this.#workspace = workspace;
    this.#changed = changed;
  }

  listen(connection: Connection, lifecycle: Lifecycle): void {
    connection.onDidChangeWatchedFiles(
      lifecycle.notified('Taking over changes on the disk', ({ changes }) => {
        this.#take(changes.map(({ uri, type }) => ({ uri, type: EVENTS[type] ?? 'changed' })));
      }),
    );
    connection.workspace.onDidCreateFiles(
      lifecycle.notified('Taking over new files', ({ files }) => {
        this.#take(files.map(({ uri }) => ({ uri, type: 'created' })));
      }),
    );
    connection.workspace.onDidDeleteFiles(
      lifecycle.notified('Taking over deleted files', ({ files }) => {
        this.#take(files.map(({ uri }) => ({ uri, type: 'deleted' })));
      }),
    );
    connection.workspace.onDidRenameFiles(
      lifecycle.notified('Taking over renamed files', ({ files }) => {
        this.#take(
          files.flatMap(({ oldUri, newUri }): DiskEvent[] => [
            { uri: oldUri, type: 'deleted' },
            { uri: newUri, type: 'created' },
          ]),
        );
      }),
    );
  }

  /** Asks the client to tell what happens on the disk, if it can. */
  async register(connection: Connection, traits: ClientTraits): Promise<void> {
    if (!traits.watchesFiles) return;
    await connection.client.register(DidChangeWatchedFilesNotification.type, WATCHERS);
    this.#isTold = true;
  }

  /** A document was opened or saved: a moment to look around for those that are not told, and for what it lies on. */
  lookAround(uri: string): void {
    if (this.#isTold) this.#workspace.lookAround(uri);
    else this.#workspace.rescan();
    this.#changed();
  }

  #take(events: readonly DiskEvent[]): void {
    this.#workspace.changedOnDisk(events);
    this.#changed();
  }
}
