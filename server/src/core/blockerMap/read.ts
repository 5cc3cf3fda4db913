import { findDisguises } from '../schema/disguises.ts';
import { findSchemaProblems } from '../schema/find.ts';
import { parseJson } from '../syntax/json/parse.ts';
import { propertyOf } from '../syntax/json/place.ts';
import type { JsonDocument, JsonNode } from '../syntax/json/tree.ts';
import type { SourceText } from '../syntax/sourceText.ts';
import { type SyntaxProblem, span } from '../syntax/span.ts';
import { type EntryFaults, type FaultsOf, groupFaults } from './faults.ts';
import { itemsOf, listSpanOf, textOf, textsOf, wordOf } from './fields.ts';
import {
  BLOCKER_STATUSES,
  type Blocker,
  type BlockerMap,
  type Breakage,
  CONDITION_STATUSES,
  type Condition,
  EVIDENCE_KINDS,
  type Evidence,
  GRANT_STATUSES,
  type Grant,
  type Waiver,
} from './model.ts';
import { BLOCKER_MAP_SCHEMA } from './schema.ts';

/** Reads a blocker map from its text, in whatever state that is. Never throws. */
export function readBlockerMap(source: SourceText): BlockerMap {
  const json = parseJson(source.text);
  const { root } = json;
  const found = findSchemaProblems(json, BLOCKER_MAP_SCHEMA);
  const faultsOf = groupFaults(found);
  const schemaProblems = found.map(({ problem }) => problem);
  const disguises = findDisguises(json, source.text, schemaProblems);
  return {
    source,
    json,
    broken: breakageOf(json, disguises),
    disguises,
    lane: root && textOf(root, 'lane'),
    blockersSpan: listSpanOf(root, 'blockers'),
    conditionsSpan: listSpanOf(root, 'conditions'),
    grantsSpan: listSpanOf(root, 'grants'),
    blockers: readList(root, 'blockers', faultsOf, readBlocker),
    conditions: readList(root, 'conditions', faultsOf, readCondition),
    grants: readList(root, 'grants', faultsOf, readGrant),
    schemaProblems,
  };
}

function breakageOf(json: JsonDocument, disguises: readonly SyntaxProblem[]): Breakage | undefined {
  const problem = json.problems[0] ?? disguises[0];
  if (problem !== undefined) return { kind: 'syntax', ...problem };
  const duplicate = json.duplicateKeys[0];
  if (duplicate !== undefined) {
    const message = `The property ${duplicate.key.value} stands here a second time; which of the two holds is unclear.`;
    return { kind: 'duplicate-key', span: duplicate.key.span, message };
  }
  const root = json.root as JsonNode;
  if (root.type !== 'object')
    return { kind: 'version', span: root.span, message: 'A blocker map must be an object in braces.' };
  const version = propertyOf(root, 'version')?.value;
  if (version?.type === 'number' && version.value === 1) return undefined;
  return version === undefined
    ? {
        kind: 'version',
        span: span(root.span.start, root.span.start + 1),
        message: 'version is missing: a blocker map must have "version": 1.',
      }
    : { kind: 'version', span: version.span, message: 'version must be 1; no other version of the format is known.' };
}

type EntryReader<T> = (node: JsonNode, index: number, faults: EntryFaults) => T;

function readList<T>(
  root: JsonNode | undefined,
  name: 'blockers' | 'conditions' | 'grants',
  faultsOf: FaultsOf,
  read: EntryReader<T>,
): T[] {
  return itemsOf(root, name).map((node, index) => read(node, index, faultsOf(name, index)));
}

const readEntry = (node: JsonNode, index: number, faults: EntryFaults) => ({
  index,
  span: node.span,
  id: textOf(node, 'id'),
  owners: textsOf(node, 'owners'),
  faults: faults.own,
});

const readBlocker: EntryReader<Blocker> = (node, index, faults) => ({
  ...readEntry(node, index, faults),
  title: textOf(node, 'title'),
  status: wordOf(node, 'status', BLOCKER_STATUSES),
  requires: textsOf(node, 'requires'),
  dischargedBy: textOf(node, 'dischargedBy'),
  resolvedBy: textOf(node, 'resolvedBy'),
  resolvedOn: textOf(node, 'resolvedOn'),
  waiver: readWaiver(propertyOf(node, 'waiver')?.value),
  evidence: readEvidenceList(node, faults),
});

const readCondition: EntryReader<Condition> = (node, index, faults) => ({
  ...readEntry(node, index, faults),
  statement: textOf(node, 'statement'),
  status: wordOf(node, 'status', CONDITION_STATUSES),
  evidence: readEvidenceList(node, faults),
});

const readGrant: EntryReader<Grant> = (node, index, faults) => ({
  ...readEntry(node, index, faults),
  status: wordOf(node, 'status', GRANT_STATUSES),
  grantedBy: textOf(node, 'grantedBy'),
  grantedOn: textOf(node, 'grantedOn'),
  reference: textOf(node, 'reference'),
  expires: textOf(node, 'expires'),
});

function readWaiver(node: JsonNode | undefined): Waiver | undefined {
  if (node?.type !== 'object') return undefined;
  return {
    span: node.span,
    by: textOf(node, 'by'),
    reason: textOf(node, 'reason'),
    expires: textOf(node, 'expires'),
  };
}

const readEvidenceList = (entry: JsonNode, faults: EntryFaults): Evidence[] =>
  itemsOf(entry, 'evidence').map((node, index) => ({
    span: node.span,
    kind: wordOf(node, 'kind', EVIDENCE_KINDS),
    path: textOf(node, 'path'),
    url: textOf(node, 'url'),
    sha256: textOf(node, 'sha256'),
    snapshot: textOf(node, 'snapshot'),
    restored: textOf(node, 'restored'),
    entry: textOf(node, 'entry'),
    exit: textOf(node, 'exit'),
    recordedBy: textOf(node, 'recordedBy'),
    recordedOn: textOf(node, 'recordedOn'),
    faults: faults.ofEvidence(index),
  }));
