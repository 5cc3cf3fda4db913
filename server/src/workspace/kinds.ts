import picomatch from 'picomatch';
import { type Config, DEFAULT_CONFIG } from '../core/config/model.ts';
import { Configs } from './configs.ts';
import { nameOf, relativePath } from './uris.ts';

export type FileKind = 'packet' | 'blocker-map';

type Matches = (path: string) => boolean;

/** The globs of one configuration, compiled. */
interface Matchers {
  readonly isPacket: Matches;
  readonly isMap: Matches;
  readonly isExcluded: Matches;
  /** The endings that the globs speak of; `undefined` when they may match any name. */
  readonly endings: readonly string[] | undefined;
}

/** Tells packets and maps from other files, by the globs of the configuration that holds where they lie. */
export class FileKinds {
  readonly #configs: Configs;
  readonly #matchers = new WeakMap<Config, Matchers>();

  constructor(configs: Configs = new Configs()) {
    this.#configs = configs;
  }

  /** A quick look at a file's name: most files of a workspace are neither. */
  mayBeKind(name: string): boolean {
    for (const config of [DEFAULT_CONFIG, ...this.#configs.all]) {
      if (this.#of(config).endings?.some((ending) => name.endsWith(ending)) ?? true) return true;
    }
    return false;
  }

  /** The kind of the file at `uri` in the workspace at `root`; outside of it the name alone counts. */
  kindOf(uri: string, root: string): FileKind | undefined {
    const { config, folder } = this.#configs.of(uri, root);
    const { isPacket, isMap, isExcluded } = this.#of(config);
    const path = relativePath(folder, uri) ?? nameOf(uri);
    if (isExcluded(path)) return undefined;
    if (isMap(path)) return 'blocker-map';
    return isPacket(path) ? 'packet' : undefined;
  }

  /** Whether the file at `uri` has a packet's name, be it excluded or not. */
  isPacketName(uri: string, root: string): boolean {
    const { config, folder } = this.#configs.of(uri, root);
    return [config, DEFAULT_CONFIG].some((each) => this.#of(each).isPacket(relativePath(folder, uri) ?? nameOf(uri)));
  }

  #of(config: Config): Matchers {
    const known = this.#matchers.get(config);
    if (known !== undefined) return known;
    const matchers: Matchers = {
      isPacket: matcherOf(config.packets),
      isMap: matcherOf(config.blockerMaps),
      isExcluded: matcherOf(config.exclude),
      endings: endingsOf([...config.packets, ...config.blockerMaps]),
    };
    this.#matchers.set(config, matchers);
    return matchers;
  }
}

function endingsOf(globs: readonly string[]): readonly string[] | undefined {
  const endings = globs.map((glob) => /[\w.-]{1,99}$|\.\{([\w,]{1,99})\}$/.exec(glob));
  if (endings.some((ending) => ending === null)) return undefined;
  return endings.flatMap((ending) => ending?.[1]?.split(',') ?? [ending?.[0] ?? '']);
}

const matcherOf = (globs: readonly string[]): Matches => {
  const matches = picomatch([...globs], { dot: true });
  return (path) => matches(path);
};

/** Folders that nobody keeps packets in: dependencies, and what is hidden, `.git` among it. */
export const isIgnoredFolder = (name: string): boolean => name === 'node_modules' || name.startsWith('.');

/** Whether a file lies in an ignored folder below `root`. */
export const isIgnored = (uri: string, root: string): boolean =>
  (relativePath(root, uri) ?? '').split('/').slice(0, -1).some(isIgnoredFolder);
