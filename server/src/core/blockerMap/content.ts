import { type CompiledSchema, findSchemaProblems } from '../schema/find.ts';
import { propertyOf } from '../syntax/json/place.ts';
import type { JsonNode } from '../syntax/json/tree.ts';
import { skeleton } from '../syntax/seen.ts';
import { faultsAmong } from './faults.ts';
import { itemsOf, textOf, textsOf, wordOf } from './fields.ts';
import {
  BLOCKER_STATUSES,
  type BlockerStatus,
  CONDITION_STATUSES,
  type ConditionStatus,
  EVIDENCE_KINDS,
  type EvidenceKind,
  GRANT_STATUSES,
  type GrantStatus,
} from './model.ts';
import { BLOCKER_SCHEMA, CONDITION_SCHEMA, GRANT_SCHEMA } from './schema.ts';
import { type ProblemWithin, type TextWithin, textWithinAt, type Within, withinAt } from './within.ts';

/** The fields are those of `Evidence`. */
export interface EvidenceContent extends Within {
  readonly kind: TextWithin<EvidenceKind> | undefined;
  readonly path: TextWithin | undefined;
  readonly url: TextWithin | undefined;
  readonly sha256: TextWithin | undefined;
  readonly snapshot: TextWithin | undefined;
  readonly restored: TextWithin | undefined;
  readonly entry: TextWithin | undefined;
  readonly exit: TextWithin | undefined;
  readonly recordedBy: TextWithin | undefined;
  readonly recordedOn: TextWithin | undefined;
  readonly faults: readonly ProblemWithin[];
}

export interface WaiverContent extends Within {
  readonly by: TextWithin | undefined;
  readonly reason: TextWithin | undefined;
  readonly expires: TextWithin | undefined;
}

/**
 * What an entry says, wherever it stands: it follows from the entry's own text and from nothing else. As long as that
 * text stays the same, all versions of a map share it.
 */
export interface EntryContent {
  /** Of the entry's text. */
  readonly length: number;
  readonly id: TextWithin | undefined;
  /** The ID as a reader takes it, whatever its case and the white space around it. */
  readonly seenId: string | undefined;
  readonly owners: readonly TextWithin[];
  /** Those of `problems` that spoil the entry; not those of its evidence. */
  readonly faults: readonly ProblemWithin[];
  /** Every departure from the schema. */
  readonly problems: readonly ProblemWithin[];
}

/** The fields are those of `Blocker`. */
export interface BlockerContent extends EntryContent {
  readonly title: TextWithin | undefined;
  readonly status: TextWithin<BlockerStatus> | undefined;
  readonly requires: readonly TextWithin[];
  readonly dischargedBy: TextWithin | undefined;
  readonly resolvedBy: TextWithin | undefined;
  readonly resolvedOn: TextWithin | undefined;
  readonly waiver: WaiverContent | undefined;
  readonly evidence: readonly EvidenceContent[];
}

export interface ConditionContent extends EntryContent {
  readonly statement: TextWithin | undefined;
  readonly status: TextWithin<ConditionStatus> | undefined;
  readonly evidence: readonly EvidenceContent[];
}

export interface GrantContent extends EntryContent {
  readonly status: TextWithin<GrantStatus> | undefined;
  readonly grantedBy: TextWithin | undefined;
  readonly grantedOn: TextWithin | undefined;
  readonly reference: TextWithin | undefined;
  readonly expires: TextWithin | undefined;
}

/** Reads the fields of one object of an entry. */
class Fields {
  readonly #node: JsonNode;
  readonly #start: number;

  /** `start` is the entry's. */
  constructor(node: JsonNode, start: number) {
    this.#node = node;
    this.#start = start;
  }

  text(name: string): TextWithin | undefined {
    return textWithinAt(textOf(this.#node, name), this.#start);
  }

  word<W extends string>(name: string, words: readonly W[]): TextWithin<W> | undefined {
    return textWithinAt(wordOf(this.#node, name, words), this.#start);
  }

  texts(name: string): readonly TextWithin[] {
    const texts = textsOf(this.#node, name);
    return texts.length === 0 ? NONE : texts.map((text) => textWithinAt(text, this.#start) as TextWithin);
  }
}

/** Most entries have none of many things. */
const NONE: readonly never[] = [];

/** What the entry at `node` of a map's `blockers` says. */
export function readBlocker(node: JsonNode): BlockerContent {
  const fields = new Fields(node, node.span.start);
  const { faults, ...entry } = readEntry(node, 'blockers', BLOCKER_SCHEMA);
  return {
    ...entry,
    faults: faults.own,
    title: fields.text('title'),
    status: fields.word('status', BLOCKER_STATUSES),
    requires: fields.texts('requires'),
    dischargedBy: fields.text('dischargedBy'),
    resolvedBy: fields.text('resolvedBy'),
    resolvedOn: fields.text('resolvedOn'),
    waiver: readWaiver(propertyOf(node, 'waiver')?.value, node.span.start),
    evidence: readEvidence(node, faults.ofEvidence),
  };
}

/** What the entry at `node` of a map's `conditions` says. */
export function readCondition(node: JsonNode): ConditionContent {
  const fields = new Fields(node, node.span.start);
  const { faults, ...entry } = readEntry(node, 'conditions', CONDITION_SCHEMA);
  return {
    ...entry,
    faults: faults.own,
    statement: fields.text('statement'),
    status: fields.word('status', CONDITION_STATUSES),
    evidence: readEvidence(node, faults.ofEvidence),
  };
}

/** What the entry at `node` of a map's `grants` says. */
export function readGrant(node: JsonNode): GrantContent {
  const fields = new Fields(node, node.span.start);
  const { faults, ...entry } = readEntry(node, 'grants', GRANT_SCHEMA);
  return {
    ...entry,
    faults: faults.own,
    status: fields.word('status', GRANT_STATUSES),
    grantedBy: fields.text('grantedBy'),
    grantedOn: fields.text('grantedOn'),
    reference: fields.text('reference'),
    expires: fields.text('expires'),
  };
}

function readEntry(node: JsonNode, list: string, schema: CompiledSchema) {
  const { start, end } = node.span;
  const fields = new Fields(node, start);
  const id = fields.text('id');
  const found = findSchemaProblems({ node, path: [list, 0] }, schema).map(({ problem, isConditional }) => {
    const { span, path, message, fault } = problem;
    return { problem: { ...withinAt(span, start), steps: path.slice(2), message, fault }, isConditional };
  });
  return {
    length: end - start,
    id,
    seenId: id && seenAs(id.value),
    owners: fields.texts('owners'),
    problems: found.length === 0 ? NONE : found.map(({ problem }) => problem),
    faults: faultsAmong(found),
  };
}

const seenAs = (id: string): string => skeleton(id).trim().toUpperCase();

function readWaiver(node: JsonNode | undefined, start: number): WaiverContent | undefined {
  if (node?.type !== 'object') return undefined;
  const fields = new Fields(node, start);
  return {
    ...withinAt(node.span, start),
    by: fields.text('by'),
    reason: fields.text('reason'),
    expires: fields.text('expires'),
  };
}

function readEvidence(
  entry: JsonNode,
  faultsOf: (index: number) => readonly ProblemWithin[],
): readonly EvidenceContent[] {
  const items = itemsOf(entry, 'evidence');
  if (items.length === 0) return NONE;
  const { start } = entry.span;
  return items.map((node, index) => {
    const fields = new Fields(node, start);
    return {
      ...withinAt(node.span, start),
      kind: fields.word('kind', EVIDENCE_KINDS),
      path: fields.text('path'),
      url: fields.text('url'),
      sha256: fields.text('sha256'),
      snapshot: fields.text('snapshot'),
      restored: fields.text('restored'),
      entry: fields.text('entry'),
      exit: fields.text('exit'),
      recordedBy: fields.text('recordedBy'),
      recordedOn: fields.text('recordedOn'),
      faults: faultsOf(index),
    };
  });
}
