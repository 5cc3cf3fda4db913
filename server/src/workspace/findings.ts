import { checkFile } from '../core/check.ts';
import type { ConfigFile, Project, ProjectFile } from '../core/project.ts';
import type { Finding } from '../core/rules/rule.ts';
import { isSameList } from './assembly.ts';
import type { Snapshot } from './snapshot.ts';

interface Checked {
  readonly findings: readonly Finding[];
  /** What they depend on besides the file itself. */
  readonly surroundings: readonly unknown[];
}

/**
 * The findings of one snapshot after another. A file is checked again when it is another object than before, which it
 * is when anything changed that it rests on; a map also when the other maps of its project changed.
 */
export class FindingsMemo {
  readonly #checked = new WeakMap<ProjectFile | ConfigFile, Checked>();

  /** By URI, empty lists included. What was not checked again is the same list as before. */
  check(snapshot: Snapshot): ReadonlyMap<string, readonly Finding[]> {
    const mapsOf = new Map<Project, readonly unknown[]>();
    return new Map(
      [...snapshot.files, ...snapshot.configs].map(([uri, { file, project }]) => {
        const maps = mapsOf.get(project) ?? mapsIn(project);
        mapsOf.set(project, maps);
        return [uri, this.#findings(file, project, maps)];
      }),
    );
  }

  #findings(file: ProjectFile | ConfigFile, project: Project, maps: readonly unknown[]): readonly Finding[] {
    const surroundings = [project.today, ...(file.kind === 'blocker-map' ? maps : [])];
    const known = this.#checked.get(file);
    if (known !== undefined && isSameList(known.surroundings, surroundings)) return known.findings;
    const findings = checkFile(file, project);
    this.#checked.set(file, { findings, surroundings });
    return findings;
  }
}

const mapsIn = (project: Project): readonly unknown[] =>
  [...project.maps.values()].flatMap(({ source, earned }) => [source, earned]);
