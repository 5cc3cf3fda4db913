// What the server asks about files that it does not reach by itself.
import { RequestType } from 'vscode-languageclient';

/** What is at a place; `why` goes behind "it": `may not be read`. */
export type ClientStat =
  | { readonly kind: 'file' | 'directory' | 'other'; readonly size: number }
  | { readonly kind: 'inaccessible'; readonly why: string };

export type ClientReadResult = { readonly base64: string } | { readonly why: string };

export interface FolderEntry {
  readonly name: string;
  /** The entry itself: a link is a link, whatever it leads to. */
  readonly kind: 'file' | 'directory' | 'link' | 'other';
}

/** Asked by the server; `null` where there is nothing. */
export const statRequest = new RequestType<{ readonly uri: string }, ClientStat | null, void>(
  'decisionPackets/fs/stat',
);

/** Asked by the server: the content of a file, unless that is larger. */
export const readRequest = new RequestType<
  { readonly uri: string; readonly mostBytes: number },
  ClientReadResult,
  void
>('decisionPackets/fs/read');

/** Asked by the server: what is in a folder. */
export const listRequest = new RequestType<{ readonly uri: string }, readonly FolderEntry[], void>(
  'decisionPackets/fs/list',
);
