import type { Span } from '../syntax/span.ts';
import type { RuleLevel } from './severity.ts';

/** What `.decision-packets.jsonc` says, with the defaults for what it leaves out. */
export interface Config {
  /** Globs of the files that are packets, relative to the configuration's folder. */
  readonly packets: readonly string[];
  /** Globs of the files that are blocker maps. */
  readonly blockerMaps: readonly string[];
  /** Globs of what is not looked at. */
  readonly exclude: readonly string[];
  /** Levels by rule code, where they differ from the rule's own. */
  readonly rules: ReadonlyMap<string, RuleLevel>;
  /** The known role names; `undefined` where whatever the map uses is known. */
  readonly roles: readonly string[] | undefined;
  /** Whether evidence files must carry `sha256`. */
  readonly requireDigest: boolean;
}

/** What is wrong in a configuration file. */
export interface ConfigProblem {
  readonly span: Span;
  /** One or two plain sentences. */
  readonly message: string;
  readonly severity: 'error' | 'warning';
  /** The word that was probably meant, to put in the place of `span`. */
  readonly meant: string | undefined;
}

/** The name of the configuration file. */
export const CONFIG_FILE = '.decision-packets.jsonc';

export const DEFAULT_CONFIG: Config = {
  packets: ['**/*decision-packet.{md,json,jsonc}', '**/*.packet.{md,json,jsonc}'],
  blockerMaps: ['**/*blocker-map.{json,jsonc}'],
  exclude: ['**/node_modules/**', '**/.git/**'],
  rules: new Map(),
  roles: undefined,
  requireDigest: false,
};

/**
 * What holds while a configuration cannot be read: nobody knows whether it asks for digests, and what is not shown to
 * be met is not met.
 */
export const UNREADABLE_CONFIG: Config = { ...DEFAULT_CONFIG, requireDigest: true };
