import type { ConfigurableRule, Severity } from '../config/severity.ts';
import type { ConfigFile, MapFile, PacketFile, Project, WeighedMap } from '../project.ts';
import type { Span } from '../syntax/span.ts';
import type { MapToCheck } from './entries.ts';

/** Another place that is part of a finding's story. */
export interface Related {
  readonly uri: string;
  readonly span: Span;
  readonly message: string;
}

/** Nobody follows more places than that, and where there are thousands, telling them all would take longer than finding them. */
export const MOST_RELATED = 20;

export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** What a fix does: changes files, one of which it may create, or shows a place. */
export type FixAction =
  | { readonly kind: 'edit'; readonly files: readonly FileEdit[] }
  | { readonly kind: 'create'; readonly uri: string; readonly text: string }
  | { readonly kind: 'open'; readonly uri: string; readonly span: Span };

export interface FileEdit {
  readonly uri: string;
  /** They do not overlap. */
  readonly edits: readonly TextEdit[];
}

export interface Fix {
  readonly title: string;
  readonly action: FixAction;
  /** Whether it is the one to take when nothing else is said. */
  readonly preferred: boolean;
  /**
   * A safe one only ever makes a file safer or restores agreement, and may be applied without asking (fix-all,
   * `decision-packets fix`). Anything else is a suggestion that needs a person.
   */
  readonly safe: boolean;
}

/** What a rule found in the file that it checks. */
export interface Report {
  readonly span: Span;
  /** One or two plain sentences: the thing, what is wrong, what would make it right. */
  readonly message: string;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  /** The first `MOST_RELATED` are told. */
  readonly related?: readonly Related[];
  /** Worked out only when somebody asks. */
  readonly fixes?: () => readonly Fix[];
}

export interface RuleMeta extends ConfigurableRule {
  /** One line for the catalogue: what it reports. */
  readonly summary: string;
}

/** `today` is a UTC day, `YYYY-MM-DD`. */
export type Day = Pick<Project, 'today'>;

/**
 * A rule looks at one file at a time; `project` is there for what lies in other files. A rule that is not given it is not
 * told of others, so that a map need not be checked again because of a packet. One that checks `entries` is given some
 * of a map's entries at a time, and reports what it finds in these.
 */
export type Rule =
  | {
      readonly meta: RuleMeta;
      readonly checks: 'packet';
      readonly check: (file: PacketFile, project: Project) => Iterable<Report>;
    }
  | {
      readonly meta: RuleMeta;
      readonly checks: 'entries';
      readonly check: (file: MapToCheck, day: Day) => Iterable<Report>;
    }
  | {
      readonly meta: RuleMeta;
      readonly checks: 'blocker-map-in-use';
      readonly check: (file: MapFile, project: Project) => Iterable<Report>;
    }
  | {
      readonly meta: RuleMeta;
      readonly checks: 'packet-or-entries';
      readonly check: (file: PacketFile | MapToCheck, day: Day) => Iterable<Report>;
    }
  | {
      readonly meta: RuleMeta;
      readonly checks: 'each';
      readonly check: (file: PacketFile | WeighedMap, day: Day) => Iterable<Report>;
    }
  | {
      readonly meta: RuleMeta;
      readonly checks: 'each-beside-others';
      readonly check: (file: PacketFile | MapFile, project: Project) => Iterable<Report>;
    }
  | {
      readonly meta: RuleMeta;
      readonly checks: 'configuration';
      readonly check: (file: ConfigFile) => Iterable<Report>;
    };

/** A report with its rule: what the hosts show. */
export interface Finding extends Omit<Report, 'severity' | 'related' | 'fixes'> {
  readonly code: string;
  readonly severity: Severity;
  readonly uri: string;
  readonly related: readonly Related[];
  readonly fixes: () => readonly Fix[];
}
