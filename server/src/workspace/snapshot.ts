import type { ConfigFile, MapFile, PacketFile, Project, ProjectFile } from '../core/project.ts';
import type { SourceText } from '../core/syntax/sourceText.ts';

/** A packet or map that is there, but could not be read, or a folder that could not be listed; `why` goes behind its name: `is a directory`. */
export interface Unreadable {
  readonly uri: string;
  readonly why: string;
}

/** A file with the project that it is checked in: that of the innermost root around it. */
export interface CheckedFile {
  readonly file: ProjectFile;
  readonly project: Project;
}

/** A configuration with the project that it lies in. */
export interface CheckedConfig {
  readonly file: ConfigFile;
  readonly project: Project;
}

/** Everything there is to check at one moment, immutable. What did not change is the same object as before. */
export interface Snapshot {
  /** By the URI of the root: all that lies below it. */
  readonly projects: ReadonlyMap<string, Project>;
  /** By URI, in its order. */
  readonly files: ReadonlyMap<string, CheckedFile>;
  readonly configs: ReadonlyMap<string, CheckedConfig>;
  readonly unreadable: readonly Unreadable[];
  /** Tells it from all others. */
  readonly version: symbol;
  /** What differs from the snapshot before, where that is known: these files are other objects, and the rest is the same. */
  readonly edits?: { readonly since: symbol; readonly uris: readonly string[] };
}

/** What tells a new snapshot from all others. */
export const newVersion = (): symbol => Symbol('snapshot');

export const EMPTY_SNAPSHOT: Snapshot = {
  projects: new Map(),
  files: new Map(),
  configs: new Map(),
  unreadable: [],
  version: newVersion(),
};

/** The packet at `uri`, if there is one. */
export function packetAt(snapshot: Snapshot, uri: string): PacketFile | undefined {
  const file = snapshot.files.get(uri)?.file;
  return file?.kind === 'packet' ? file : undefined;
}

/** The map at `uri`, if there is one. */
export function mapAt(snapshot: Snapshot, uri: string): MapFile | undefined {
  const file = snapshot.files.get(uri)?.file;
  return file?.kind === 'blocker-map' ? file : undefined;
}

/** The text of the packet, map or configuration at `uri`. */
export const sourceAt = ({ files, configs }: Snapshot, uri: string): SourceText | undefined =>
  (files.get(uri) ?? configs.get(uri))?.file.source;
