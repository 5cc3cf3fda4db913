import type { BlockerMap } from '../../../server/src/core/blockerMap/model.ts';
import { readBlockerMap } from '../../../server/src/core/blockerMap/read.ts';
import type { SchemaProblem } from '../../../server/src/core/schema/problem.ts';
import { SourceText } from '../../../server/src/core/syntax/sourceText.ts';

export type Fields = Readonly<Record<string, unknown>>;

export const blocker: Fields = { id: 'FIX7-P0-A-1', title: 'A', owners: ['operator'], status: 'OPEN' };
export const condition: Fields = { id: 'CLONE', statement: 'builds clone', owners: ['operator'], status: 'UNMET' };
export const grant: Fields = { id: 'REAL_RUN', owners: ['owner'], status: 'NOT_GRANTED' };
export const evidence: Fields = {
  kind: 'document',
  path: 'evidence/a.md',
  recordedBy: 'operator',
  recordedOn: '2026-06-14',
};
export const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

/** The text of a map with these fields; `undefined` leaves one out. */
export const mapText = (fields: Fields): string =>
  JSON.stringify({ version: 1, lane: 'FIX7-P0', blockers: [], ...fields });

export const readText = (text: string): BlockerMap => readBlockerMap(new SourceText(text));
export const readMap = (fields: Fields): BlockerMap => readText(mapText(fields));

/** A problem as the text that it marks, its path, and what it says. */
export const shown = (map: BlockerMap, { span, path, message }: SchemaProblem): [string, string, string] => [
  map.source.slice(span),
  path.join('/'),
  message,
];
export const problemsOf = (map: BlockerMap): [string, string, string][] =>
  map.schemaProblems.map((problem) => shown(map, problem));
