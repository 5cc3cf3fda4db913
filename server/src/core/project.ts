import type { BlockerMap } from './blockerMap/model.ts';
import type { Config, ConfigProblem } from './config/model.ts';
import type { EarnedMap } from './evaluate/earnedMap.ts';
import type { Evaluation } from './evaluate/evaluation.ts';
import type { PacketReading } from './packet/markdown/read.ts';
import type { SourceText } from './syntax/sourceText.ts';

/** A packet of the project, judged. */
export interface PacketFile {
  readonly kind: 'packet';
  readonly uri: string;
  readonly source: SourceText;
  readonly evaluation: Evaluation;
  /** Of a text that is being edited in Markdown, so that another version of it can be read fast; worked out when it is asked for. */
  readonly reading?: () => PacketReading | undefined;
  /** What the nearest configuration says, or the defaults. */
  readonly config: Config;
}

/** A blocker map, weighed, by itself: whoever uses it. */
export interface WeighedMap {
  readonly kind: 'blocker-map';
  readonly uri: string;
  readonly source: SourceText;
  readonly map: BlockerMap;
  /** `undefined` for a broken map: nothing in it counts. */
  readonly earned: EarnedMap | undefined;
  /** What the nearest configuration says, or the defaults. */
  readonly config: Config;
}

/** A blocker map of the project, weighed. */
export interface MapFile extends WeighedMap {
  /** The packets that use it, in the order of their URIs. */
  readonly packets: readonly PacketFile[];
}

/** A configuration of the project. */
export interface ConfigFile {
  readonly kind: 'configuration';
  readonly uri: string;
  readonly source: SourceText;
  readonly problems: readonly ConfigProblem[];
}

/** What is judged. */
export type ProjectFile = PacketFile | MapFile;

/** All packets and maps of a workspace at one moment, immutable. */
export interface Project {
  readonly packets: ReadonlyMap<string, PacketFile>;
  readonly maps: ReadonlyMap<string, MapFile>;
  readonly configs: ReadonlyMap<string, ConfigFile>;
  /** The UTC day, `YYYY-MM-DD`. */
  readonly today: string;
}
