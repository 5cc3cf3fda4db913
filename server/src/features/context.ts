import type { Range } from 'vscode-languageserver-protocol';
import type { Span } from '../core/syntax/span.ts';
import { type Snapshot, sourceAt } from '../workspace/snapshot.ts';

/** What a feature knows: the files as they are, and how the client writes their URIs. */
export interface Context {
  readonly snapshot: Snapshot;
  /** The client's own spelling of a canonical URI. */
  readonly clientUri: (uri: string) => string;
}

/** The range of `span` in the file at `uri`; `undefined` for a file that is not in the workspace. */
export const rangeIn = ({ snapshot }: Context, uri: string, span: Span): Range | undefined =>
  sourceAt(snapshot, uri)?.rangeOf(span);
