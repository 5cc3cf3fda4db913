import { expect, test } from 'vitest';
import { requirementsOf } from '../../support/evaluate.ts';

const evidence = [{ kind: 'document', url: 'https://example.org/r', recordedBy: 'owner', recordedOn: '2026-06-01' }];
const condition = (id: string, statement: string, status: string) => ({
  id,
  statement,
  owners: ['owner'],
  status,
  evidence,
});
const met = (...conditions: readonly object[]) =>
  requirementsOf('do it', { map: { version: 1, lane: 'L-0', blockers: [], conditions } });

test('a condition is named by its ID or by its statement', () => {
  expect(met(condition('do it', 'other', 'MET'))).toEqual(['condition "do it" MET/MET']);
  expect(met(condition('C-A', 'Do  **it**.', 'MET'))).toEqual(['condition "do it" MET/MET']);
});

test('what one condition has for its ID and another for its statement is neither, and so not met', () => {
  const conditions = [condition('C-A', 'do it', 'UNMET'), condition('do it', 'other', 'MET')];
  expect(met(...conditions)).toEqual(['condition "do it" MET/UNMET']);
  expect(met(...conditions.toReversed())).toEqual(['condition "do it" MET/UNMET']);
});
