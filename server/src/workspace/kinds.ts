import picomatch from 'picomatch';
import { nameOf, relativePath } from './uris.ts';

export type FileKind = 'packet' | 'blocker-map';

/** Which files are packets and maps: globs on the path from the workspace's root. */
export interface FileGlobs {
  readonly packets: readonly string[];
  readonly maps: readonly string[];
}

export const DEFAULT_GLOBS: FileGlobs = {
  packets: ['**/*decision-packet.{md,json,jsonc}', '**/*.packet.{md,json,jsonc}'],
  maps: ['**/*blocker-map.{json,jsonc}'],
};

/** Tells packets and maps from other files. */
export class FileKinds {
  readonly #isPacket: (path: string) => boolean;
  readonly #isMap: (path: string) => boolean;
  /** The endings that the globs speak of; `undefined` when they may match any name. */
  readonly #endings: readonly string[] | undefined;

  constructor(globs: FileGlobs = DEFAULT_GLOBS) {
    this.#isPacket = matcherOf(globs.packets);
    this.#isMap = matcherOf(globs.maps);
    this.#endings = endingsOf([...globs.packets, ...globs.maps]);
  }

  /** A quick look at a file's name: most files of a workspace are neither. */
  mayBeKind(name: string): boolean {
    return this.#endings?.some((ending) => name.endsWith(ending)) ?? true;
  }

  /** The kind of the file at `uri` in the workspace at `root`; outside of it the name alone counts. */
  kindOf(uri: string, root: string): FileKind | undefined {
    const path = relativePath(root, uri) ?? nameOf(uri);
    if (this.#isMap(path)) return 'blocker-map';
    return this.#isPacket(path) ? 'packet' : undefined;
  }
}

function endingsOf(globs: readonly string[]): readonly string[] | undefined {
  const endings = globs.map((glob) => /[\w.-]+$|\.\{([\w,]+)\}$/.exec(glob));
  if (endings.some((ending) => ending === null)) return undefined;
  return endings.flatMap((ending) => ending?.[1]?.split(',') ?? [ending?.[0] ?? '']);
}

const matcherOf = (globs: readonly string[]): ((path: string) => boolean) => {
  const matches = picomatch([...globs], { dot: true });
  return (path) => matches(path);
};

/** Folders that nobody keeps packets in: dependencies, and what is hidden, `.git` among it. */
export const isIgnoredFolder = (name: string): boolean => name === 'node_modules' || name.startsWith('.');

/** Whether a file lies in an ignored folder below `root`. */
export const isIgnored = (uri: string, root: string): boolean =>
  (relativePath(root, uri) ?? '').split('/').slice(0, -1).some(isIgnoredFolder);
