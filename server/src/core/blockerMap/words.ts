import { propertyOf } from '../syntax/json/place.ts';
import type { JsonNode, JsonPath } from '../syntax/json/tree.ts';

const entries: Readonly<Record<string, string>> = {
  blockers: 'a blocker',
  conditions: 'a condition',
  grants: 'a grant',
  evidence: 'an evidence entry',
};

const types: Readonly<Record<string, string>> = {
  string: 'a text in double quotes',
  array: 'a list in square brackets',
  object: 'an object in braces',
};

/** What stands at `path`, with its article: `a blocker`, `an evidence entry`, `a waiver`. */
export function describeThing(path: JsonPath): string {
  const last = path.at(-1);
  if (last === undefined) return 'a blocker map';
  if (typeof last === 'string') return `a ${last}`;
  const list = String(path.at(-2));
  return entries[list] ?? `an entry of ${list}`;
}

/** How a sentence about the value at `path` begins: its property's name, or what its list holds. */
export function nameOf(path: JsonPath): string {
  const last = path.at(-1);
  if (typeof last === 'string') return last;
  const thing = describeThing(path);
  return thing.charAt(0).toUpperCase() + thing.slice(1);
}

/** The sentence for a value of the wrong type. */
export const whatTypeDemands = (path: JsonPath, type: string): string =>
  `${nameOf(path)} must be ${types[type] ?? `of type ${type}`}.`;

/** The sentence for a property that is missing in the thing at `path`, always or because of its status or kind. */
export function lackOf(property: string, path: JsonPath, node: JsonNode, conditional: boolean): string {
  const cause = conditional ? propertyOf(node, path.at(-2) === 'evidence' ? 'kind' : 'status') : undefined;
  if (cause?.value?.type !== 'string') return `${property} is missing: ${describeThing(path)} must have it.`;
  return `${property} is missing: ${describeThing(path)} whose ${cause.key.value} is ${cause.value.value} must have it.`;
}
