import { sha256 } from '../../../server/src/workspace/digest.ts';
import type {
  FileStat,
  FileSystem,
  FolderEntry,
  FolderListing,
  WorkspaceHost,
} from '../../../server/src/workspace/fileSystem.ts';

type Node =
  | { readonly kind: 'file'; readonly bytes: Uint8Array<ArrayBuffer>; readonly version: number }
  | { readonly kind: 'link'; readonly to: string }
  | { readonly kind: 'other' }
  | { readonly kind: 'locked' };

/** A disk in memory that counts what is asked of it. Paths are absolute; folders are there when something is in them. */
export class MemoryDisk implements FileSystem {
  readonly #nodes = new Map<string, Node>();
  readonly #shut = new Set<string>();
  #versions = 0;
  readonly stats: string[] = [];
  readonly reads: string[] = [];
  readonly lists: string[] = [];

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  get host(): WorkspaceHost {
    return { files: this, sha256 };
  }

  write(path: string, content: string | Uint8Array<ArrayBuffer>): void {
    this.#versions += 1;
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.#nodes.set(path, { kind: 'file', bytes, version: this.#versions });
  }

  link(path: string, to: string): void {
    this.#nodes.set(path, { kind: 'link', to });
  }

  /** A socket, a device: something that cannot be read as a file. */
  special(path: string): void {
    this.#nodes.set(path, { kind: 'other' });
  }

  lock(path: string): void {
    this.#nodes.set(path, { kind: 'locked' });
  }

  /** Lets nobody list a folder. */
  shut(path: string): void {
    this.#shut.add(path);
  }

  remove(path: string): void {
    for (const at of [...this.#nodes.keys()]) if (at === path || at.startsWith(`${path}/`)) this.#nodes.delete(at);
  }

  text(path: string): string | undefined {
    const node = this.#nodes.get(path);
    return node?.kind === 'file' ? new TextDecoder().decode(node.bytes) : undefined;
  }

  forgetCounts(): void {
    for (const list of [this.stats, this.reads, this.lists]) list.length = 0;
  }

  async stat(uri: string): Promise<FileStat | undefined> {
    this.stats.push(uri);
    const real = this.#resolve(pathOf(uri));
    if (real === 'loop') return { kind: 'inaccessible', why: 'is a loop of links' };
    if (real === undefined) return undefined;
    const node = this.#nodes.get(real);
    const realUri = `file://${encodeURI(real)}`;
    if (node?.kind === 'file') {
      return { kind: 'file', size: node.bytes.length, version: `${node.version}`, realUri };
    }
    if (node !== undefined) return { kind: node.kind === 'locked' ? 'file' : 'other', size: 0, version: '0', realUri };
    return this.#isFolder(real) ? { kind: 'directory', size: 0, version: '0', realUri } : undefined;
  }

  async read(uri: string) {
    this.reads.push(uri);
    const node = this.#nodes.get(pathOf(uri));
    return node?.kind === 'file'
      ? ({ kind: 'bytes', bytes: node.bytes } as const)
      : ({ kind: 'failed', why: 'may not be read' } as const);
  }

  async list(uri: string): Promise<FolderListing> {
    this.lists.push(uri);
    if (this.#shut.has(pathOf(uri))) return { why: 'may not be read' };
    const folder = `${this.#resolve(pathOf(uri))?.replace(/\/$/, '')}/`;
    const names = new Map<string, FolderEntry['kind']>();
    for (const [path, node] of this.#nodes) {
      if (!path.startsWith(folder)) continue;
      const [name = '', ...below] = path.slice(folder.length).split('/');
      const own = node.kind === 'link' ? 'link' : node.kind === 'other' ? 'other' : 'file';
      names.set(name, below.length > 0 ? 'directory' : own);
    }
    return [...names].map(([name, kind]) => ({ name, kind }));
  }

  #isFolder(path: string): boolean {
    return [...this.#nodes.keys()].some((at) => at.startsWith(`${path}/`));
  }

  #resolve(path: string): string | 'loop' | undefined {
    let at = path;
    for (let hops = 0; hops < 40; hops += 1) {
      const link = [...this.#nodes].find(
        ([from, { kind }]) => kind === 'link' && (at === from || at.startsWith(`${from}/`)),
      );
      if (link === undefined) return this.#nodes.has(at) || this.#isFolder(at) ? at : undefined;
      const [from, node] = link;
      at = (node.kind === 'link' ? node.to : '') + at.slice(from.length);
    }
    return 'loop';
  }
}

const pathOf = (uri: string): string => decodeURIComponent(new URL(uri).pathname);
