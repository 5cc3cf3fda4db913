import type { SourceText } from '../core/syntax/sourceText.ts';
import { type FileStat, MOST_BYTES, TOO_LARGE, type WorkspaceHost } from './fileSystem.ts';
import { decodeText, type FileContent, recordOf, type TextRecord } from './record.ts';
import { isReallyWithin, type Root } from './roots.ts';

type Disk =
  /** Nobody has looked yet, or something happened there since. */
  { readonly kind: 'unknown'; readonly last: LookedAt | undefined } | LookedAt;

interface LookedAt {
  readonly kind: 'looked-at';
  readonly stat: FileStat | undefined;
  /** `undefined` while the editor's text stands for it. */
  readonly content: FileContent | undefined;
}

interface KnownFile {
  readonly uri: string;
  disk: Disk;
  open: TextRecord | undefined;
}

const UNKNOWN: Disk = { kind: 'unknown', last: undefined };

/**
 * The texts of packets and maps: an open document's text wins over the disk. A file is read when it is first asked
 * for, and again only when something happened to it.
 */
export class Files {
  readonly #host: WorkspaceHost;
  readonly #known = new Map<string, KnownFile>();
  readonly #open = new Set<string>();
  /** Counts what was found on disk, opened and closed, so that who depends on it can tell whether anything is new. */
  generation = 0;

  constructor(host: WorkspaceHost) {
    this.#host = host;
  }

  open(uri: string, text: string | SourceText): void {
    const file = this.#file(uri);
    if (file.open === undefined) this.generation += 1;
    this.#open.add(uri);
    file.open = recordOf(uri, text, file.open ?? contentOf(file.disk));
    file.open.beginEditing();
  }

  /** The disk counts again. */
  close(uri: string): void {
    const file = this.#known.get(uri);
    if (file?.open === undefined) return;
    // What was saved is most likely what was typed: keep the record for comparison.
    const last: LookedAt = { kind: 'looked-at', stat: undefined, content: file.open };
    this.generation += 1;
    this.#open.delete(uri);
    file.open = undefined;
    file.disk = { kind: 'unknown', last };
  }

  isOpen(uri: string): boolean {
    return this.#known.get(uri)?.open !== undefined;
  }

  openUris(): string[] {
    return [...this.#open];
  }

  /** Something may have happened to what is at `uri`, or to the folders above it. */
  touch(test: (uri: string) => boolean): void {
    for (const file of this.#known.values()) {
      if (file.disk.kind === 'looked-at' && test(file.uri)) file.disk = { kind: 'unknown', last: file.disk };
    }
  }

  /** Whether `content` can be asked for. */
  isLookedAt(uri: string): boolean {
    return this.#known.get(uri)?.disk.kind === 'looked-at';
  }

  /** What there is at `uri`; only after `lookAt`. */
  content(uri: string): FileContent {
    const file = this.#known.get(uri);
    const onDisk = file && contentOf(file.disk);
    if (file?.open !== undefined && onDisk?.kind !== 'outside') return file.open;
    return onDisk ?? { kind: 'absent' };
  }

  /** The text to show for `uri`, which for an open document is the editor's even where the disk leads outside. */
  shown(uri: string): FileContent {
    return this.#known.get(uri)?.open ?? this.content(uri);
  }

  /** The file itself, links resolved, when there is one on the disk. */
  realUri(uri: string): string | undefined {
    const disk = this.#known.get(uri)?.disk;
    const stat = disk?.kind === 'looked-at' ? disk.stat : undefined;
    return stat === undefined || stat.kind === 'inaccessible' ? undefined : stat.realUri;
  }

  /** Looks at the disk where that is not done yet. A file that did not change is not read again. */
  async lookAt(uri: string, root: Root): Promise<void> {
    const file = this.#file(uri);
    const before = file.disk;
    if (before.kind === 'looked-at') return;
    const stat = await this.#host.files.stat(uri);
    const content = await this.#contentAt(file, stat, root, before.last);
    // Whatever happened meanwhile put another state there: it is looked at once more.
    if (file.disk !== before) return;
    file.disk = { kind: 'looked-at', stat, content };
    if (!isSame(stat, before.last?.stat)) this.generation += 1;
  }

  async #contentAt(
    file: KnownFile,
    stat: FileStat | undefined,
    root: Root,
    last: LookedAt | undefined,
  ): Promise<FileContent | undefined> {
    if (stat === undefined) return { kind: 'absent' };
    if (stat.kind === 'inaccessible') return { kind: 'unreadable', why: stat.why };
    if (!isReallyWithin(root, stat.realUri)) return { kind: 'outside' };
    if (file.open !== undefined) return undefined;
    if (stat.kind === 'directory') return { kind: 'unreadable', why: 'is a directory' };
    if (stat.kind === 'other') return { kind: 'unreadable', why: 'is no regular file' };
    if (stat.size > MOST_BYTES) return { kind: 'unreadable', why: TOO_LARGE };
    if (last?.content?.kind === 'text' && isSame(stat, last.stat)) return last.content;
    const result = await this.#host.files.read(stat.realUri);
    if (result.kind === 'failed') return { kind: 'unreadable', why: result.why };
    const text = decodeText(result.bytes);
    return text === undefined
      ? { kind: 'unreadable', why: 'is not UTF-8 text' }
      : recordOf(file.uri, text, last?.content);
  }

  #file(uri: string): KnownFile {
    const known = this.#known.get(uri);
    if (known !== undefined) return known;
    const file: KnownFile = { uri, disk: UNKNOWN, open: undefined };
    this.#known.set(uri, file);
    return file;
  }
}

const contentOf = (disk: Disk): FileContent | undefined =>
  disk.kind === 'looked-at' ? disk.content : disk.last?.content;

const isSame = (one: FileStat | undefined, other: FileStat | undefined): boolean =>
  one === undefined || other === undefined || one.kind === 'inaccessible' || other.kind === 'inaccessible'
    ? one === other
    : one.kind === other.kind && one.version === other.version && one.realUri === other.realUri;
