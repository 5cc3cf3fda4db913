import type { SchemaProblem } from '../schema/problem.ts';
import type { DuplicateKey, JsonDocument } from '../syntax/json/tree.ts';
import type { SourceText } from '../syntax/sourceText.ts';
import type { Located, Span, SyntaxProblem } from '../syntax/span.ts';
import type { BlockerIds } from './blockerIds.ts';
import type { BlockerContent, ConditionContent, EntryContent, GrantContent } from './content.ts';
import type { MapNames } from './names.ts';

export const BLOCKER_STATUSES = ['OPEN', 'DESIGNED', 'RESOLVED', 'PROVEN', 'WAIVED'] as const;
export type BlockerStatus = (typeof BLOCKER_STATUSES)[number];
export const CONDITION_STATUSES = ['UNMET', 'MET'] as const;
export type ConditionStatus = (typeof CONDITION_STATUSES)[number];
export const GRANT_STATUSES = ['NOT_GRANTED', 'GRANTED', 'REVOKED'] as const;
export type GrantStatus = (typeof GRANT_STATUSES)[number];
export const EVIDENCE_KINDS = ['design', 'document', 'rehearsal', 'dry-run'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/**
 * One entry of an `evidence` list. Each field is what the map says, when it says it in the right type.
 * `faults` are the schema errors inside it: one of them spoils the entry.
 */
export interface Evidence {
  readonly span: Span;
  readonly kind: Located<EvidenceKind> | undefined;
  readonly path: Located<string> | undefined;
  readonly url: Located<string> | undefined;
  readonly sha256: Located<string> | undefined;
  readonly snapshot: Located<string> | undefined;
  readonly restored: Located<string> | undefined;
  readonly entry: Located<string> | undefined;
  readonly exit: Located<string> | undefined;
  readonly recordedBy: Located<string> | undefined;
  readonly recordedOn: Located<string> | undefined;
  readonly faults: readonly SchemaProblem[];
}

export interface Waiver {
  readonly span: Span;
  readonly by: Located<string> | undefined;
  readonly reason: Located<string> | undefined;
  readonly expires: Located<string> | undefined;
}

/** What the entries of all three lists have. */
interface Entry {
  /** What it says, wherever it stands: the same object in all versions of the map in which its text is the same. */
  readonly content: EntryContent;
  /** Place in its list, from 0. */
  readonly index: number;
  readonly span: Span;
  /** As written, even when its shape is wrong; `undefined` when it is missing or no string. */
  readonly id: Located<string> | undefined;
  readonly owners: readonly Located<string>[];
  /** The schema errors of the entry outside its evidence; unknown properties are none. */
  readonly faults: readonly SchemaProblem[];
}

export interface Blocker extends Entry {
  readonly content: BlockerContent;
  readonly title: Located<string> | undefined;
  readonly status: Located<BlockerStatus> | undefined;
  readonly requires: readonly Located<string>[];
  readonly dischargedBy: Located<string> | undefined;
  readonly resolvedBy: Located<string> | undefined;
  readonly resolvedOn: Located<string> | undefined;
  readonly waiver: Waiver | undefined;
  readonly evidence: readonly Evidence[];
  /** Where its parts are will hardly be asked for again: it is worked out anew then, and takes no memory until then. */
  forgetPlaces(): void;
}

export interface Condition extends Entry {
  readonly content: ConditionContent;
  readonly statement: Located<string> | undefined;
  readonly status: Located<ConditionStatus> | undefined;
  readonly evidence: readonly Evidence[];
}

export interface Grant extends Entry {
  readonly content: GrantContent;
  readonly status: Located<GrantStatus> | undefined;
  readonly grantedBy: Located<string> | undefined;
  readonly grantedOn: Located<string> | undefined;
  readonly reference: Located<string> | undefined;
  readonly expires: Located<string> | undefined;
}

/** A list of a map. `span` covers its brackets; `undefined` where the map has no such list. */
export interface EntryList<E> {
  readonly span: Span | undefined;
  readonly entries: readonly E[];
}

export interface Lists {
  readonly blockers: EntryList<Blocker>;
  readonly conditions: EntryList<Condition>;
  readonly grants: EntryList<Grant>;
}

/** Why nothing in a map counts. */
export type Breakage = {
  readonly kind: 'syntax' | 'duplicate-key' | 'version';
  readonly span: Span;
  readonly message: string;
};

/** A blocker map as its text says it. A broken one keeps what could be read, for the editor's features alone. */
export interface BlockerMap {
  readonly source: SourceText;
  /** The tree of its text, for what looks at a single place; read when somebody asks. */
  readonly json: JsonDocument;
  readonly problems: readonly SyntaxProblem[];
  readonly duplicateKeys: readonly DuplicateKey[];
  /** As in `JsonDocument`. */
  readonly comments: readonly Span[];
  /** As in `Parts`. */
  readonly weight: number;
  /** The first reason why nothing in this map counts; `undefined` for a map that can be relied on. */
  readonly broken: Breakage | undefined;
  /** Where its readers see something else than what it says; any of it breaks the map. */
  readonly disguises: readonly SyntaxProblem[];
  readonly lane: Located<string> | undefined;
  readonly lists: Lists;
  /** The entries of `lists`. */
  readonly blockers: readonly Blocker[];
  readonly names: MapNames;
  readonly blockerIds: BlockerIds;
  readonly conditions: readonly Condition[];
  readonly grants: readonly Grant[];
  /** Every departure from the schema, unknown properties included, in the order of the text. */
  readonly schemaProblems: readonly SchemaProblem[];
}
