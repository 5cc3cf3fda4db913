import type { WeighedMap } from '../../project.ts';
import type { SchemaProblem } from '../../schema/problem.ts';
import { insertProperty, replaceValue } from '../../syntax/json/edit.ts';
import { nodeAt } from '../../syntax/json/place.ts';
import type { JsonValue } from '../../syntax/json/toValue.ts';
import type { JsonPath } from '../../syntax/json/tree.ts';
import { nearest } from '../../syntax/nearest.ts';
import type { Fix } from '../rule.ts';
import { TO_BE_FILLED_IN } from './addEvidence.ts';
import { suggestion } from './edits.ts';

/** What can be done about a departure of a map from its schema. Each needs a person: none of it is known to be true. */
export function fixSchema(file: WeighedMap, problem: SchemaProblem): readonly Fix[] {
  const { fault, path, span } = problem;
  switch (fault.kind) {
    case 'unknown-property': {
      const present = keysAt(file, path.slice(0, -1));
      const meant = nearest(
        fault.property,
        fault.known.filter((name) => !present.has(name)),
      );
      if (meant === undefined) return [];
      return suggestion(file.uri, `Change to ${meant}`, [{ span, newText: JSON.stringify(meant) }]);
    }
    case 'not-one-of':
      return fixWord(file, path, fault.allowed);
    case 'missing': {
      const value = valueFor(fault.property, path);
      if (value === undefined) return [];
      const title = `Insert ${fault.property}, to be filled in`;
      return suggestion(file.uri, title, insertProperty(file.map, path, fault.property, value));
    }
    case 'other':
      return [];
  }
}

/** A status is only ever set to its lowest word: what a misspelt one was to claim, nobody but its writer knows. */
function fixWord(file: WeighedMap, path: JsonPath, allowed: readonly string[]): readonly Fix[] {
  const lowest = path.at(-1) === 'status' ? allowed[0] : undefined;
  const node = nodeAt(file.map.json, path);
  const word = lowest ?? (node?.type === 'string' ? nearest(node.value, allowed) : undefined);
  if (word === undefined) return [];
  return suggestion(file.uri, `Change to ${word}`, replaceValue(file.map, path, word));
}

const LOWEST: Readonly<Record<string, string>> = { blockers: 'OPEN', conditions: 'UNMET', grants: 'NOT_GRANTED' };

/** What may stand for a missing property and makes nothing met; `undefined` where anything would change what counts. */
function valueFor(property: string, path: JsonPath): JsonValue | undefined {
  switch (property) {
    case 'version':
    case 'lane':
      return undefined;
    case 'blockers':
      return [];
    case 'owners':
      return [TO_BE_FILLED_IN];
    case 'status':
      return LOWEST[String(path[0])];
    case 'waiver':
      return { by: TO_BE_FILLED_IN, reason: TO_BE_FILLED_IN, expires: TO_BE_FILLED_IN };
    default:
      return TO_BE_FILLED_IN;
  }
}

function keysAt({ map }: WeighedMap, path: JsonPath): ReadonlySet<string> {
  const node = nodeAt(map.json, path);
  return new Set(node?.type === 'object' ? node.properties.map(({ key }) => key.value) : []);
}
