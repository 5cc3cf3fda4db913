import type { Project, ProjectFile } from '../core/project.ts';
import { replaceValues } from './overlaid.ts';
import type { CheckedFile } from './snapshot.ts';

interface Placed {
  readonly file: ProjectFile;
  /** The root of its project. */
  readonly root: string;
}

/** The files of all projects by URI, each with its project, which is another one after every change in it. */
export class CheckedFiles implements ReadonlyMap<string, CheckedFile> {
  readonly #placed: ReadonlyMap<string, Placed>;
  readonly #projects: ReadonlyMap<string, Project>;

  private constructor(placed: ReadonlyMap<string, Placed>, projects: ReadonlyMap<string, Project>) {
    this.#placed = placed;
    this.#projects = projects;
  }

  static readonly none = new CheckedFiles(new Map(), new Map());

  /** Those of `files` that lie in one of `projects`, which are given by their roots. */
  static of(
    files: Iterable<ProjectFile>,
    projects: ReadonlyMap<string, Project>,
    rootOf: (uri: string) => string | undefined,
  ): CheckedFiles {
    const placed = new Map<string, Placed>();
    for (const file of files) {
      const root = rootOf(file.uri);
      if (root !== undefined && projects.has(root)) placed.set(file.uri, { file, root });
    }
    return new CheckedFiles(placed, projects);
  }

  /** The same places with some other files in them, in projects of the same roots. */
  replace(files: Iterable<ProjectFile>, projects: ReadonlyMap<string, Project>): CheckedFiles {
    const others = new Map<string, Placed>();
    for (const file of files) {
      const placed = this.#placed.get(file.uri);
      if (placed !== undefined && placed.file !== file) others.set(file.uri, { file, root: placed.root });
    }
    return new CheckedFiles(replaceValues(this.#placed, others), projects);
  }

  get size(): number {
    return this.#placed.size;
  }

  get(uri: string): CheckedFile | undefined {
    const placed = this.#placed.get(uri);
    return placed && this.#checked(placed);
  }

  has(uri: string): boolean {
    return this.#placed.has(uri);
  }

  forEach(callback: (value: CheckedFile, uri: string, map: ReadonlyMap<string, CheckedFile>) => void): void {
    for (const [uri, checked] of this) callback(checked, uri, this);
  }

  *[Symbol.iterator](): Generator<[string, CheckedFile], undefined> {
    for (const [uri, placed] of this.#placed) yield [uri, this.#checked(placed)];
  }

  entries(): Generator<[string, CheckedFile], undefined> {
    return this[Symbol.iterator]();
  }

  keys(): MapIterator<string> {
    return this.#placed.keys();
  }

  *values(): Generator<CheckedFile, undefined> {
    for (const placed of this.#placed.values()) yield this.#checked(placed);
  }

  #checked({ file, root }: Placed): CheckedFile {
    return { file, project: this.#projects.get(root) as Project };
  }
}
