import { checkFile, checkMapItself } from '../core/check.ts';
import type { ConfigFile, MapFile, Project, ProjectFile, WeighedMap } from '../core/project.ts';
import { Silence } from '../core/rules/entries.ts';
import type { Day, Finding } from '../core/rules/rule.ts';
import type { SourceText } from '../core/syntax/sourceText.ts';
import { isSameList } from './assembly.ts';
import { replaceValues } from './overlaid.ts';
import type { Snapshot } from './snapshot.ts';

/** By URI, empty lists included. */
export type Findings = ReadonlyMap<string, readonly Finding[]>;

interface Checked {
  readonly findings: readonly Finding[];
  readonly today: string;
  /** The other maps that a map was checked beside. */
  readonly maps: readonly unknown[] | undefined;
}

/** What a map was, by itself, when its own rules looked at it. */
interface CheckedMap extends Day {
  readonly map: WeighedMap;
  readonly findings: readonly Finding[];
}

/**
 * The findings of one snapshot after another. A file is checked again when it is another object than before, which it
 * is when anything changed that it rests on; a map also when the other maps of its project changed.
 */
export class FindingsMemo {
  readonly #checked = new WeakMap<ProjectFile | ConfigFile, Checked>();
  /** By a map's text: beside other packets it is another file, but what its own rules find is the same. */
  readonly #ofMaps = new WeakMap<SourceText, CheckedMap>();
  readonly #silence = new Silence();
  /** By the projects of the last snapshot. Lists that are the same are one. */
  #maps = new Map<Project, readonly unknown[]>();
  #edited: readonly string[] | undefined;
  #last: { readonly snapshot: Snapshot; readonly findings: Findings } | undefined;

  /** By URI, empty lists included. What was not checked again is the same list as before. */
  check(snapshot: Snapshot): Findings {
    const after = this.#afterEdits(snapshot);
    this.#edited = after && snapshot.edits?.uris;
    const findings = after ?? this.#all(snapshot);
    this.#last = { snapshot, findings };
    return findings;
  }

  /** Where the last check concerned these files alone: all others are what they were in the check before, and so is what was found in them. */
  get edited(): readonly string[] | undefined {
    return this.#edited;
  }

  #all(snapshot: Snapshot): Findings {
    this.#maps = this.#mapsOf(snapshot);
    const all = new Map<string, readonly Finding[]>();
    for (const files of [snapshot.files, snapshot.configs]) {
      for (const [uri, { file, project }] of files) all.set(uri, this.#findings(file, project));
    }
    return all;
  }

  /** In time that depends on what was edited; `undefined` where that may concern more than the files that differ. */
  #afterEdits({ edits, files }: Snapshot): Findings | undefined {
    const last = this.#last;
    if (edits === undefined || last?.snapshot.version !== edits.since) return undefined;
    const found = new Map<string, readonly Finding[]>();
    for (const uri of edits.uris) {
      const { file, project } = files.get(uri) ?? {};
      const before = last.snapshot.files.get(uri);
      if (file === undefined || project === undefined || before === undefined) return undefined;
      // A map is checked beside the others, and they beside it.
      if (file.kind === 'blocker-map' && !isSameBesideOthers(file, before.file)) return undefined;
      const maps = this.#maps.get(before.project);
      this.#maps.delete(before.project);
      if (maps !== undefined) this.#maps.set(project, maps);
      found.set(uri, this.#findings(file, project));
    }
    return replaceValues(last.findings, found);
  }

  #findings(file: ProjectFile | ConfigFile, project: Project): readonly Finding[] {
    const maps = file.kind === 'blocker-map' ? this.#maps.get(project) : undefined;
    const known = this.#checked.get(file);
    if (known !== undefined && known.today === project.today && known.maps === maps) return known.findings;
    const findings = checkFile(file, project, this.#ofMapItself);
    this.#checked.set(file, { findings, today: project.today, maps });
    return findings;
  }

  readonly #ofMapItself = (map: WeighedMap, { today }: Day): readonly Finding[] => {
    const known = this.#ofMaps.get(map.source);
    if (known !== undefined && known.today === today && isSameMap(known.map, map)) return known.findings;
    const findings = checkMapItself(map, { today }, this.#silence);
    this.#ofMaps.set(map.source, { map, today, findings });
    return findings;
  };

  #mapsOf(snapshot: Snapshot): Map<Project, readonly unknown[]> {
    const before = [...this.#maps.values()];
    const maps = new Map<Project, readonly unknown[]>();
    for (const project of snapshot.projects.values()) {
      const now = [...project.maps.values()].filter(holdsActs).flatMap(({ source, earned }) => [source, earned]);
      maps.set(project, before.find((list) => isSameList(list, now)) ?? now);
    }
    return maps;
  }
}

/** Whether a map has grants that refer to acts, which the other maps of its project may not claim as well. */
const holdsActs = ({ map }: MapFile): boolean => map.grants.some(({ reference }) => reference !== undefined);

/** Whether a map is to the other maps of its project what it was before. */
function isSameBesideOthers(file: MapFile, before: ProjectFile): boolean {
  if (before.kind !== 'blocker-map') return false;
  if (before.source === file.source && before.earned === file.earned) return true;
  return !holdsActs(file) && !holdsActs(before);
}

/** Whether two maps are the same by themselves. */
const isSameMap = (one: WeighedMap, other: WeighedMap): boolean =>
  one.uri === other.uri &&
  one.source === other.source &&
  one.map === other.map &&
  one.earned === other.earned &&
  one.config === other.config;
