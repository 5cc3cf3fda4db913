import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PathOf } from '../core/summary/json.ts';
import { fileUri } from '../node/nodeFileSystem.ts';
import { nodeHost } from '../node/nodeHost.ts';
import { type FileKind, isIgnored } from '../workspace/kinds.ts';
import type { CheckedConfig, CheckedFile, Snapshot, Unreadable } from '../workspace/snapshot.ts';
import { isWithin } from '../workspace/uris.ts';
import { Workspace } from '../workspace/workspace.ts';
import { UsageError } from './io.ts';

/** The files that a command works on, in the order of their paths, and what they were judged with. */
export interface Selection {
  readonly files: readonly CheckedFile[];
  /** The configurations of the workspace: what was asked for is judged by them. */
  readonly configs: readonly CheckedConfig[];
  /** Those that were asked for and could not be read. */
  readonly unreadable: readonly Unreadable[];
  /** The whole workspace. */
  readonly snapshot: Snapshot;
  /** From a URI to the path from the working folder, with `/`. */
  readonly pathOf: PathOf;
}

export interface Request {
  /** Files and folders as the user wrote them; none for the whole workspace. */
  readonly operands: readonly string[];
  /** `undefined` for packets and maps. */
  readonly only: FileKind | undefined;
  /** The working folder, absolute. */
  readonly cwd: string;
  /** The UTC day, `YYYY-MM-DD`. */
  readonly today: string;
  /** Texts that count in place of what is on the disk, by URI; each without a byte order mark. */
  readonly texts?: ReadonlyMap<string, string>;
}

/** Judges the workspace around the working folder, and picks what was asked for. Throws where an operand matches nothing. */
export async function select({ operands, only, cwd, today, texts }: Request): Promise<Selection> {
  const root = fileUri(findRoot(cwd));
  const workspace = new Workspace(nodeHost, { today });
  workspace.addRoot(root);
  for (const [uri, text] of texts ?? []) {
    if (!isWithin(root, uri)) throw outside(fileURLToPath(uri), root);
    workspace.openDocument(uri, text);
  }
  const places = operands.map((operand) => locate(operand, cwd, root));
  const snapshot = await workspace.update();
  const targets = places.map((place) => expectKind(place, workspace.kindOf(place.uri), only));

  const pathOf = pathsFrom(cwd);
  const isWanted = (uri: string): boolean => only === undefined || workspace.kindOf(uri) === only;
  const isAskedFor = (uri: string): boolean =>
    isWanted(uri) && (targets.length === 0 || targets.some((target) => isWithin(target.uri, uri)));
  const unreadable = snapshot.unreadable.filter(({ uri }) => isWanted(uri) || workspace.isUnlisted(uri));
  const known = [...[...snapshot.files.keys()].filter(isWanted), ...unreadable.map(({ uri }) => uri)];
  const words = only === undefined ? 'packets or blocker maps' : only === 'packet' ? 'packets' : 'blocker maps';
  if (targets.length === 0 && known.length === 0) {
    throw new UsageError(`There are no ${words} in ${fileURLToPath(root)}. ${NAMES}`);
  }
  for (const { operand, uri } of targets) {
    if (!known.some((each) => isWithin(uri, each)))
      throw new UsageError(`There are no ${words} in "${operand}". ${NAMES}`);
  }
  return {
    files: [...snapshot.files.values()]
      .filter(({ file }) => isAskedFor(file.uri))
      .sort((one, other) => (pathOf(one.file.uri) < pathOf(other.file.uri) ? -1 : 1)),
    configs: [...snapshot.configs.values()],
    unreadable: unreadable.filter(
      ({ uri }) => targets.length === 0 || targets.some((target) => isWithin(target.uri, uri)),
    ),
    snapshot,
    pathOf,
  };
}

/** Paths from `cwd`, each worked out once. */
function pathsFrom(cwd: string): PathOf {
  const paths = new Map<string, string>();
  return (uri) => {
    const path = paths.get(uri) ?? relative(cwd, fileURLToPath(uri)).replaceAll(sep, '/');
    paths.set(uri, path);
    return path;
  };
}

const NAMES = 'They are told by their names: *decision-packet.md, *.packet.md (or .json), *blocker-map.json.';
const ROOT_MARKS = ['.decision-packets.jsonc', '.git'];

/** The nearest folder, from `cwd` up, that holds a configuration or a repository, else `cwd`. */
function findRoot(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (ROOT_MARKS.some((mark) => existsSync(join(folder, mark)))) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}

const outside = (path: string, root: string): UsageError =>
  new UsageError(
    `"${path}" lies outside the workspace ${fileURLToPath(root)}, and nothing outside of it is read. Run the command there instead.`,
  );

interface Target {
  readonly operand: string;
  /** Of a file, or of a folder that stands for all that is in it. */
  readonly uri: string;
  readonly isFolder: boolean;
}

/** Where `operand` leads, links of folders resolved; a file keeps its own name, by which it was found. */
function locate(operand: string, cwd: string, root: string): Target {
  const path = resolve(cwd, operand);
  if (operand === '' || !isThere(path)) throw new UsageError(`There is no file or folder "${operand}".`);
  const isFolder = isDirectory(path);
  const uri = fileUri(isFolder ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path)));
  if (!isWithin(root, uri)) throw outside(operand, root);
  if (isIgnored(isFolder ? `${uri}/file` : uri, root)) {
    throw new UsageError(`"${operand}" lies in a folder that is hidden or node_modules; those are not looked through.`);
  }
  return { operand, uri, isFolder };
}

/** Whether something has this name, a link that leads in a circle included: whoever reads it says so. */
function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ELOOP';
  }
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** A file must be of a kind that is looked for; a folder may hold anything. */
function expectKind(target: Target, kind: FileKind | undefined, only: FileKind | undefined): Target {
  const { operand, isFolder } = target;
  if (isFolder) return target;
  if (kind === undefined) throw new UsageError(`"${operand}" is neither a packet nor a blocker map. ${NAMES}`);
  if (only !== undefined && kind !== only) {
    throw new UsageError(`"${operand}" is a ${kind === 'packet' ? 'packet' : 'blocker map'}, not a ${only}.`);
  }
  return target;
}
