import type { ConfigFile, MapFile, PacketFile, Project, ProjectFile } from '../core/project.ts';
import type { Inventory } from './inventory.ts';
import type { Root } from './roots.ts';
import type { CheckedFile, Snapshot, Unreadable } from './snapshot.ts';
import { isWithin } from './uris.ts';

/** Everything that was judged, by URI. */
export interface Judged {
  readonly packets: ReadonlyMap<string, PacketFile>;
  readonly maps: ReadonlyMap<string, MapFile>;
  readonly configs: ReadonlyMap<string, ConfigFile>;
}

/** Sorts what was judged into the projects of `roots`. A project in which nothing changed stays that of `last`. */
export function assemble(
  last: Snapshot,
  judged: Judged,
  place: { readonly roots: readonly Root[]; readonly inventory: Inventory; readonly today: string },
  unreadable: readonly Unreadable[],
): Snapshot {
  const { roots, inventory, today } = place;
  const projects = new Map<string, Project>();
  for (const root of roots) {
    const belongs = (uri: string): boolean => (root.deep ? isWithin(root.uri, uri) : inventory.rootOf(uri) === root);
    const pick = <T>(all: ReadonlyMap<string, T>) => new Map([...all].filter(([uri]) => belongs(uri)));
    const { packets, maps, configs } = judged;
    const project = { packets: pick(packets), maps: pick(maps), configs: pick(configs), today };
    const before = last.projects.get(root.uri);
    projects.set(root.uri, before !== undefined && isSameProject(before, project) ? before : project);
  }
  const inProjects = <T extends { readonly uri: string }>(files: Iterable<T>) =>
    new Map(
      [...files].flatMap((file) => {
        const project = projects.get(inventory.rootOf(file.uri)?.uri ?? '');
        return project === undefined ? [] : [[file.uri, { file, project }] as const];
      }),
    );
  const files = inProjects<ProjectFile>([...judged.packets.values(), ...judged.maps.values()]);
  return { projects, files, configs: inProjects(judged.configs.values()), unreadable };
}

/** `last` with other packets and maps in the places of those that were there; everything else is the same. */
export function replaceFiles(last: Snapshot, { packets, maps }: Pick<Judged, 'packets' | 'maps'>): Snapshot {
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
  const files = new Map<string, CheckedFile>();
  for (const [uri, checked] of last.files) {
    const project = successors.get(checked.project);
    const file = packets.get(uri) ?? maps.get(uri) ?? checked.file;
    files.set(uri, project === undefined ? checked : { file, project });
  }
  const configs = new Map(
    [...last.configs].map(([uri, { file, project }]) => [uri, { file, project: successors.get(project) ?? project }]),
  );
  return { ...last, projects, files, configs };
}

function replaceValues<T>(all: ReadonlyMap<string, T>, others: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  let copy: Map<string, T> | undefined;
  for (const [uri, value] of others) {
    if (!all.has(uri) || all.get(uri) === value) continue;
    copy ??= new Map(all);
    copy.set(uri, value);
  }
  return copy ?? all;
}

const isSameProject = (one: Project, other: Project): boolean =>
  one.today === other.today &&
  isSameMap(one.packets, other.packets) &&
  isSameMap(one.maps, other.maps) &&
  isSameMap(one.configs, other.configs);

const isSameMap = <T>(one: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>): boolean =>
  one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
