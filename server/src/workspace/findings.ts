import { checkFile } from '../core/check.ts';
import type { ConfigFile, Project, ProjectFile } from '../core/project.ts';
import type { Finding } from '../core/rules/rule.ts';
import { isSameList } from './assembly.ts';
import type { Snapshot } from './snapshot.ts';

interface Checked {
  readonly findings: readonly Finding[];
  readonly today: string;
  /** The other maps that a map was checked beside. */
  readonly maps: readonly unknown[] | undefined;
}

/**
 * The findings of one snapshot after another. A file is checked again when it is another object than before, which it
 * is when anything changed that it rests on; a map also when the other maps of its project changed.
 */
export class FindingsMemo {
  readonly #checked = new WeakMap<ProjectFile | ConfigFile, Checked>();
  /** By the projects of the last snapshot. Lists that are the same are one. */
  #maps = new Map<Project, readonly unknown[]>();

  /** By URI, empty lists included. What was not checked again is the same list as before. */
  check(snapshot: Snapshot): ReadonlyMap<string, readonly Finding[]> {
    this.#maps = this.#mapsOf(snapshot);
    const all = new Map<string, readonly Finding[]>();
    for (const files of [snapshot.files, snapshot.configs]) {
      for (const [uri, { file, project }] of files) all.set(uri, this.#findings(file, project));
    }
    return all;
  }

  #findings(file: ProjectFile | ConfigFile, project: Project): readonly Finding[] {
    const maps = file.kind === 'blocker-map' ? this.#maps.get(project) : undefined;
    const known = this.#checked.get(file);
    if (known !== undefined && known.today === project.today && known.maps === maps) return known.findings;
    const findings = checkFile(file, project);
    this.#checked.set(file, { findings, today: project.today, maps });
    return findings;
  }

  #mapsOf(snapshot: Snapshot): Map<Project, readonly unknown[]> {
    const before = [...this.#maps.values()];
    const maps = new Map<Project, readonly unknown[]>();
    for (const project of snapshot.projects.values()) {
      const now = [...project.maps.values()].flatMap(({ source, earned }) => [source, earned]);
      maps.set(project, before.find((list) => isSameList(list, now)) ?? now);
    }
    return maps;
  }
}
