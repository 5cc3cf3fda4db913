import { appendEntries, insertProperty, type JsonFile, replaceValue, type TextEdit } from '../syntax/json/edit.ts';
import { formatSpread, usualLayout } from '../syntax/json/format.ts';
import type { JsonValue } from '../syntax/json/toValue.ts';
import type { JsonPath } from '../syntax/json/tree.ts';
import type { Blocker, BlockerMap, BlockerStatus, Condition, ConditionStatus, Grant, GrantStatus } from './model.ts';

export interface NewBlocker {
  readonly id: string;
  readonly title: string;
  readonly owners: readonly string[];
}

export interface NewCondition {
  readonly id: string;
  readonly statement: string;
  readonly owners: readonly string[];
}

export interface NewGrant {
  readonly id: string;
  readonly owners: readonly string[];
}

/** What a map begins with. All of it is OPEN, UNMET and NOT_GRANTED: a tool shows nothing to be met. */
export interface NewBlockerMap {
  readonly lane: string;
  readonly blockers: readonly NewBlocker[];
  readonly conditions?: readonly NewCondition[];
  readonly grants?: readonly NewGrant[];
}

const blockerEntry = ({ id, title, owners }: NewBlocker): JsonValue => ({ id, title, owners, status: 'OPEN' });

const conditionEntry = ({ id, statement, owners }: NewCondition): JsonValue => ({
  id,
  statement,
  owners,
  status: 'UNMET',
  evidence: [],
});

const grantEntry = ({ id, owners }: NewGrant): JsonValue => ({ id, owners, status: 'NOT_GRANTED' });

/** Adds a blocker, OPEN, behind the others. */
export const addBlocker = (map: JsonFile, blocker: NewBlocker): TextEdit[] =>
  appendEntries(map, [], 'blockers', [blockerEntry(blocker)]);

/** Adds conditions, UNMET, behind the others. */
export const addConditions = (map: JsonFile, conditions: readonly NewCondition[]): TextEdit[] =>
  appendEntries(map, [], 'conditions', conditions.map(conditionEntry));

/** Adds grants, NOT_GRANTED, behind the others. */
export const addGrants = (map: JsonFile, grants: readonly NewGrant[]): TextEdit[] =>
  appendEntries(map, [], 'grants', grants.map(grantEntry));

/** Gives a blocker of the map another status. */
export const setBlockerStatus = (map: BlockerMap, blocker: Blocker, status: BlockerStatus): TextEdit[] =>
  setStatus(map, ['blockers', blocker.index], status);

/** Gives a condition of the map another status. */
export const setConditionStatus = (map: BlockerMap, condition: Condition, status: ConditionStatus): TextEdit[] =>
  setStatus(map, ['conditions', condition.index], status);

/** Gives a grant of the map another status. */
export const setGrantStatus = (map: BlockerMap, grant: Grant, status: GrantStatus): TextEdit[] =>
  setStatus(map, ['grants', grant.index], status);

function setStatus(map: BlockerMap, path: JsonPath, status: string): TextEdit[] {
  const replaced = replaceValue(map, [...path, 'status'], status);
  return replaced.length > 0 ? replaced : insertProperty(map, path, 'status', status, 'owners');
}

/** The text of a new blocker map. */
export function newBlockerMap({ lane, blockers, conditions = [], grants = [] }: NewBlockerMap): string {
  const map: JsonValue = {
    version: 1,
    lane,
    blockers: blockers.map(blockerEntry),
    ...(conditions.length > 0 && { conditions: conditions.map(conditionEntry) }),
    ...(grants.length > 0 && { grants: grants.map(grantEntry) }),
  };
  return `${formatSpread(map, usualLayout, '')}${usualLayout.lineBreak}`;
}
