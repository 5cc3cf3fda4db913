import type { JsonPath } from '../../core/syntax/json/tree.ts';
import { type SchemaName, schemaAt } from '../jsonSchema.ts';

/** What the property or entry at `path` is for, in the schema's words. */
export const describePath = (name: SchemaName, path: JsonPath): string | undefined => schemaAt(name, path)?.description;

/** What `word` means as the value at `path`, where the schema lists its values. */
export function describeWord(name: SchemaName, path: JsonPath, word: string): string | undefined {
  const schema = schemaAt(name, path);
  return schema?.enumDescriptions?.[schema.enum?.indexOf(word) ?? -1];
}

/** A key of the front matter as the property of a JSON packet that says the same: `decided-by` as `decidedBy`. */
export const propertyOfKey = (key: string): string =>
  key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
