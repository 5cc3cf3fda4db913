/** What a file system knows of a place, links resolved. */
export type FileStat =
  | {
      readonly kind: 'file' | 'directory' | 'other';
      /** In bytes. */
      readonly size: number;
      /** Differs whenever the content may have changed: made from what the file system notes of its last change. */
      readonly version: string;
      /** The place itself, all links on the way to it and at it resolved. */
      readonly realUri: string;
    }
  /** There, but it cannot be looked at; `why` goes behind "it": `is a loop of links`. */
  | { readonly kind: 'inaccessible'; readonly why: string };

export type ReadResult =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** `why` goes behind "it": `may not be read`. */
  | { readonly kind: 'failed'; readonly why: string };

export interface FolderEntry {
  readonly name: string;
  /** The entry itself: a link is a link, whatever it leads to. */
  readonly kind: 'file' | 'directory' | 'link' | 'other';
}

/** The entries of a folder, none where there is no folder; or why they cannot be listed, which goes behind "it". */
export type FolderListing = readonly FolderEntry[] | { readonly why: string };

/** The files of a host, by URI (as `canonicalUri` writes it). No method throws. */
export interface FileSystem {
  /** `undefined` when there is nothing, also behind a link that leads nowhere. */
  stat(uri: string): Promise<FileStat | undefined>;
  read(uri: string): Promise<ReadResult>;
  list(uri: string): Promise<FolderListing>;
}

/** No file is read that is larger: more than any packet or map needs, a map of 100,000 blockers has half of it. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** Why such a file is not read; goes behind "it". */
export const TOO_LARGE = 'is larger than 64 MiB';

/** What a workspace needs of its host. */
export interface WorkspaceHost {
  readonly files: FileSystem;
  /** SHA-256 of `bytes`, 64 lower-case hex digits. */
  sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string>;
}
