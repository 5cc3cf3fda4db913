import blockerMapSchema from '../../../../schemas/blocker-map.schema.json' with { type: 'json' };
import packetSchema from '../../../../schemas/decision-packet.schema.json' with { type: 'json' };
import type { JsonPath } from '../../core/syntax/json/tree.ts';

/** What of a JSON Schema says something to people. */
interface Schema {
  readonly description?: string;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const SCHEMAS = {
  'blocker-map': blockerMapSchema as unknown as Schema,
  packet: packetSchema as unknown as Schema,
} as const;

export type SchemaName = keyof typeof SCHEMAS;

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

function schemaAt(name: SchemaName, path: JsonPath): Schema | undefined {
  const root = SCHEMAS[name];
  let schema: Schema | undefined = root;
  for (const step of path) {
    const below: Schema | undefined = typeof step === 'number' ? schema?.items : ownProperty(schema, step);
    if (below === undefined) return undefined;
    schema = resolve(root, below);
  }
  return schema;
}

const ownProperty = (schema: Schema | undefined, name: string): Schema | undefined =>
  schema?.properties !== undefined && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;

/** A schema with what it refers to; its own description says more of the place than the other's. */
function resolve(root: Schema, schema: Schema): Schema {
  const referred =
    schema.$ref === undefined ? undefined : root.definitions?.[schema.$ref.replace('#/definitions/', '')];
  return referred === undefined ? schema : { ...referred, ...schema };
}
