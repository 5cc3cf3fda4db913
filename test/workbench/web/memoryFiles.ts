import {
  Disposable,
  EventEmitter,
  type ExtensionContext,
  type FileChangeEvent,
  FileChangeType,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  Uri,
  workspace,
} from 'vscode';

/** The files that there are to begin with, by path; the bundler writes them here. */
declare const FILES: Readonly<Record<string, string>>;

/** The search of files is not part of VS Code's stable API yet; the workspace of a web page has it all the same. */
interface FileSearch {
  registerFileSearchProvider?(
    scheme: string,
    provider: { provideFileSearchResults(query: { readonly pattern: string }): Uri[] },
  ): Disposable;
}

const scheme = 'memory';

interface Entry {
  readonly bytes: Uint8Array;
  readonly mtime: number;
}

/** A workspace that is on no disk: its files are gone with the window. A path that ends in `.link` is a link. */
class MemoryFiles implements FileSystemProvider {
  readonly #files = new Map<string, Entry>();
  readonly #folders = new Set<string>(['/']);
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(files)) {
      this.#put(path, new TextEncoder().encode(text));
    }
  }

  paths(): readonly string[] {
    return [...this.#files.keys()];
  }

  watch(): Disposable {
    return Disposable.from();
  }

  stat({ path }: Uri): FileStat {
    const file = this.#files.get(path);
    if (file !== undefined) {
      return { type: typeOf(path), ctime: 0, mtime: file.mtime, size: file.bytes.length };
    }
    if (this.#folders.has(path)) {
      return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    }
    throw FileSystemError.FileNotFound(path);
  }

  readDirectory(uri: Uri): [string, FileType][] {
    if (!this.#folders.has(uri.path)) {
      throw FileSystemError.FileNotFound(uri);
    }
    const below = uri.path === '/' ? '/' : `${uri.path}/`;
    const direct = (path: string) =>
      path.startsWith(below) && path !== below && !path.slice(below.length).includes('/');
    return [
      ...[...this.#folders]
        .filter(direct)
        .map((path): [string, FileType] => [path.slice(below.length), FileType.Directory]),
      ...this.paths()
        .filter(direct)
        .map((path): [string, FileType] => [path.slice(below.length), typeOf(path)]),
    ];
  }

  readFile(uri: Uri): Uint8Array {
    const file = this.#files.get(uri.path);
    if (file === undefined) {
      throw FileSystemError.FileNotFound(uri);
    }
    return file.bytes;
  }

  writeFile(uri: Uri, content: Uint8Array): void {
    const type = this.#files.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
    this.#put(uri.path, content);
    this.#changed.fire([{ type, uri }]);
  }

  createDirectory(uri: Uri): void {
    this.#folders.add(uri.path);
    this.#changed.fire([{ type: FileChangeType.Created, uri }]);
  }

  delete(uri: Uri): void {
    for (const path of [...this.#files.keys(), ...this.#folders]) {
      if (path === uri.path || path.startsWith(`${uri.path}/`)) {
        this.#files.delete(path);
        this.#folders.delete(path);
      }
    }
    this.#changed.fire([{ type: FileChangeType.Deleted, uri }]);
  }

  rename(from: Uri, to: Uri): void {
    const file = this.#files.get(from.path);
    if (file === undefined) {
      throw FileSystemError.FileNotFound(from);
    }
    this.writeFile(to, file.bytes);
    this.delete(from);
  }

  #put(path: string, bytes: Uint8Array): void {
    this.#files.set(path, { bytes, mtime: Date.now() });
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      this.#folders.add(path.slice(0, end));
    }
  }
}

const typeOf = (path: string): FileType =>
  path.endsWith('.link') ? FileType.File | FileType.SymbolicLink : FileType.File;

export function activate({ subscriptions }: ExtensionContext): void {
  const files = new MemoryFiles(FILES);
  const search = (workspace as FileSearch).registerFileSearchProvider?.(scheme, {
    provideFileSearchResults: () => files.paths().map((path) => Uri.from({ scheme, path })),
  });
  subscriptions.push(workspace.registerFileSystemProvider(scheme, files, { isCaseSensitive: true }));
  if (search !== undefined) {
    subscriptions.push(search);
  }
}
