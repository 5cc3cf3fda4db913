import type { Connection } from 'vscode-languageserver';
import {
  type FileStat,
  type FileSystem,
  type FolderEntry,
  type FolderListing,
  MOST_BYTES,
  type ReadResult,
  TOO_LARGE,
} from '../workspace/fileSystem.ts';
import { nameOf, parentOf } from '../workspace/uris.ts';
import { listRequest, readRequest, statRequest } from './protocol.ts';

export interface ClientFilesOptions {
  /** Whether the client has offered to answer. */
  readonly isOffered: () => boolean;
  /** The workspace folder around a URI, the outermost where they lie in each other. */
  readonly folderAround: (uri: string) => string | undefined;
}

type Entries = ReadonlyMap<string, FolderEntry['kind']>;

/** Nobody is asked in vain for longer than this: the checks wait for every answer. */
const PATIENCE_MS = 30_000;

/**
 * The files that only the client reaches: those of virtual workspaces, and all of them where the server runs in a
 * browser. Nothing outside of the workspace folders is asked for. Nobody can tell where a link in such a file system
 * leads, so nothing is read that is one, or lies behind one.
 */
export class ClientFiles implements FileSystem {
  readonly #connection: Connection;
  readonly #options: ClientFilesOptions;
  /** What folders hold, for as long as anybody is in the middle of looking. */
  readonly #entries = new Map<string, Promise<Entries>>();
  #looking = 0;
  #answers = 0;

  constructor(connection: Connection, options: ClientFilesOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  async stat(uri: string): Promise<FileStat | undefined> {
    const folder = this.#folderAround(uri);
    if (folder === undefined) return undefined;
    try {
      const kind = await this.#look(() => this.#kindOf(uri, folder));
      if (kind === undefined) return undefined;
      if (kind === 'link')
        return { kind: 'inaccessible', why: 'lies behind a link, and where that leads is not known' };
      const stat = await inTime(this.#connection.sendRequest(statRequest, { uri }));
      if (stat === null) return undefined;
      if (stat.kind === 'inaccessible') return { kind: 'inaccessible', why: String(stat.why) };
      // Not every such file system notes when something changed: what is asked for again may be something else.
      this.#answers += 1;
      return {
        kind: KINDS.has(stat.kind) ? stat.kind : 'other',
        size: stat.size,
        version: `${this.#answers}`,
        realUri: uri,
      };
    } catch (error) {
      return { kind: 'inaccessible', why: reasonOf(error) };
    }
  }

  async read(uri: string): Promise<ReadResult> {
    if (this.#folderAround(uri) === undefined) return { kind: 'failed', why: 'is not in the workspace' };
    try {
      const result = await inTime(this.#connection.sendRequest(readRequest, { uri, mostBytes: MOST_BYTES }));
      if (typeof result.base64 !== 'string') return { kind: 'failed', why: String(result.why) };
      const bytes = Uint8Array.from(atob(result.base64), (character) => character.charCodeAt(0));
      return bytes.length > MOST_BYTES ? { kind: 'failed', why: TOO_LARGE } : { kind: 'bytes', bytes };
    } catch (error) {
      return { kind: 'failed', why: reasonOf(error) };
    }
  }

  async list(uri: string): Promise<FolderListing> {
    const folder = this.#folderAround(uri);
    if (folder === undefined) return [];
    try {
      return await this.#look(async () => {
        if ((await this.#kindOf(uri, folder)) !== 'directory') return [];
        return [...(await this.#entriesOf(uri))].map(([name, kind]) => ({ name, kind }));
      });
    } catch (error) {
      return { why: reasonOf(error) };
    }
  }

  #folderAround(uri: string): string | undefined {
    return this.#options.isOffered() ? this.#options.folderAround(uri) : undefined;
  }

  /**
   * What is at `uri` by the listings of the folders above it, `link` when any of these is one. A listing has the names
   * as they are: a file system that takes capitals for small letters gives one file many names, and evidence could
   * not be told from the map itself.
   */
  async #kindOf(uri: string, folder: string): Promise<FolderEntry['kind'] | undefined> {
    if (uri === folder) return 'directory';
    const above = await this.#kindOf(parentOf(uri), folder);
    if (above === 'link') return 'link';
    return above === 'directory' ? (await this.#entriesOf(parentOf(uri))).get(nameOf(uri)) : undefined;
  }

  #entriesOf(folder: string): Promise<Entries> {
    const known = this.#entries.get(folder);
    if (known !== undefined) return known;
    const entries = inTime(this.#connection.sendRequest(listRequest, { uri: folder })).then(entriesOf);
    this.#entries.set(folder, entries);
    return entries;
  }

  async #look<T>(work: () => Promise<T>): Promise<T> {
    this.#looking += 1;
    try {
      return await work();
    } finally {
      this.#looking -= 1;
      if (this.#looking === 0) this.#entries.clear();
    }
  }
}

function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), PATIENCE_MS);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The disk, where the server has one, for `file:` URIs, and the client for all others. */
export function filesOf(disk: FileSystem | undefined, client: FileSystem): FileSystem {
  const of = (uri: string): FileSystem => (disk !== undefined && uri.startsWith('file:') ? disk : client);
  return {
    stat: (uri) => of(uri).stat(uri),
    read: (uri) => of(uri).read(uri),
    list: (uri) => of(uri).list(uri),
  };
}

const KINDS: ReadonlySet<string> = new Set(['file', 'directory', 'other']);

/** What is of no kind that is known may be anything: it is left alone, as links are. */
const entriesOf = (list: readonly FolderEntry[]): Entries =>
  new Map(
    list.filter(({ name }) => isPlainName(name)).map(({ name, kind }) => [name, KINDS.has(kind) ? kind : 'link']),
  );

/** A name that leads nowhere else than into its folder. */
const isPlainName = (name: unknown): boolean =>
  typeof name === 'string' && !['', '.', '..'].includes(name) && !name.includes('/');

const reasonOf = (error: unknown): string =>
  `cannot be read (${error instanceof Error ? error.message : String(error)})`;
