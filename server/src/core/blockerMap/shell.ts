import { findSchemaProblems } from '../schema/find.ts';
import type { SchemaProblem } from '../schema/problem.ts';
import { propertyOf } from '../syntax/json/place.ts';
import type { JsonNode } from '../syntax/json/tree.ts';
import { type Located, type Span, span } from '../syntax/span.ts';
import { textOf } from './fields.ts';
import type { Breakage } from './model.ts';
import { MAP_SCHEMA } from './schema.ts';

/** What a map says besides the entries of its lists. */
export interface Shell {
  readonly lane: Located<string> | undefined;
  /** Why nothing in it counts, if it is not of the version that is known. */
  readonly otherVersion: Breakage | undefined;
  readonly schemaProblems: readonly SchemaProblem[];
}

/** Reads what stands outside the lists, whose entries the tree does not have. `placeOf` gives the place in the file for one in the tree. */
export function readShell(root: JsonNode | undefined, placeOf: (at: Span) => Span): Shell {
  if (root === undefined) return { lane: undefined, otherVersion: undefined, schemaProblems: [] };
  const lane = textOf(root, 'lane');
  const otherVersion = otherVersionOf(root);
  return {
    lane: lane && { value: lane.value, span: placeOf(lane.span) },
    otherVersion: otherVersion && { ...otherVersion, span: placeOf(otherVersion.span) },
    schemaProblems: findSchemaProblems({ node: root, path: [] }, MAP_SCHEMA).map(({ problem }) => ({
      ...problem,
      span: placeOf(problem.span),
    })),
  };
}

function otherVersionOf(root: JsonNode): Breakage | undefined {
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
