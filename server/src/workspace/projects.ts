import type { ConfigFile, MapFile, PacketFile, Project } from '../core/project.ts';
import { CheckedFiles } from './checkedFiles.ts';
import type { Inventory } from './inventory.ts';
import { replaceValues } from './overlaid.ts';
import type { Root } from './roots.ts';
import { EMPTY_SNAPSHOT, newVersion, type Snapshot, type Unreadable } from './snapshot.ts';

/** Everything that was judged, by URI. */
export interface Judged {
  readonly packets: ReadonlyMap<string, PacketFile>;
  readonly maps: ReadonlyMap<string, MapFile>;
  readonly configs: ReadonlyMap<string, ConfigFile>;
}

/** A snapshot of which the next one can be made by replacing some files. */
export interface BuiltSnapshot extends Snapshot {
  readonly files: CheckedFiles;
}

export const NOTHING_BUILT: BuiltSnapshot = { ...EMPTY_SNAPSHOT, files: CheckedFiles.none };

/** Sorts what was judged into the projects of `roots`. A project in which nothing changed stays that of `last`. */
export function assemble(
  last: BuiltSnapshot,
  judged: Judged,
  place: { readonly roots: readonly Root[]; readonly inventory: Inventory; readonly today: string },
  unreadable: readonly Unreadable[],
): BuiltSnapshot {
  const { roots, inventory, today } = place;
  const projects = new Map<string, Project>();
  const sorted = <T>(all: ReadonlyMap<string, T>): ((root: Root) => ReadonlyMap<string, T>) => {
    const byRoot = new Map(roots.map((root) => [root, new Map<string, T>()]));
    for (const [uri, each] of all) for (const root of inventory.rootsOf(uri)) byRoot.get(root)?.set(uri, each);
    return (root) => byRoot.get(root) ?? new Map();
  };
  const [packetsOf, mapsOf, configsOf] = [sorted(judged.packets), sorted(judged.maps), sorted(judged.configs)];
  for (const root of roots) {
    const project = { packets: packetsOf(root), maps: mapsOf(root), configs: configsOf(root), today };
    const before = last.projects.get(root.uri);
    projects.set(root.uri, before !== undefined && isSameProject(before, project) ? before : project);
  }
  const rootOf = (uri: string): string | undefined => inventory.rootOf(uri)?.uri;
  const files = CheckedFiles.of([...judged.packets.values(), ...judged.maps.values()], projects, rootOf);
  const configs = new Map(
    [...judged.configs.values()].flatMap((file) => {
      const project = projects.get(rootOf(file.uri) ?? '');
      return project === undefined ? [] : [[file.uri, { file, project }] as const];
    }),
  );
  return { projects, files, configs, unreadable, version: newVersion() };
}

/** `last` with other packets and maps in the places of those that were there; everything else is the same. */
export function replaceFiles(last: BuiltSnapshot, { packets, maps }: Pick<Judged, 'packets' | 'maps'>): BuiltSnapshot {
  const edited = [...packets.values(), ...maps.values()].filter((file) => last.files.get(file.uri)?.file !== file);
  const successors = new Map<Project, Project>();
  const projects = new Map<string, Project>();
  for (const [uri, project] of last.projects) {
    const next = {
      ...project,
      packets: replaceValues(project.packets, packets),
      maps: replaceValues(project.maps, maps),
    };
    const isSame = next.packets === project.packets && next.maps === project.maps;
    projects.set(uri, isSame ? project : next);
    if (!isSame) successors.set(project, next);
  }
  if (successors.size === 0) return last;
  const files = last.files.replace(edited, projects);
  const configs = new Map(
    [...last.configs].map(([uri, { file, project }]) => [uri, { file, project: successors.get(project) ?? project }]),
  );
  const edits = { since: last.version, uris: edited.map(({ uri }) => uri) };
  return { ...last, projects, files, configs, version: newVersion(), edits };
}

const isSameProject = (one: Project, other: Project): boolean =>
  one.today === other.today &&
  isSameMap(one.packets, other.packets) &&
  isSameMap(one.maps, other.maps) &&
  isSameMap(one.configs, other.configs);

const isSameMap = <T>(one: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>): boolean =>
  one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
