import blockerMapSchema from '../../../schemas/blocker-map.schema.json' with { type: 'json' };
import packetSchema from '../../../schemas/decision-packet.schema.json' with { type: 'json' };
import type { JsonPath } from '../core/syntax/json/tree.ts';

/** What of a JSON Schema says something to people. */
export interface Schema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly $ref?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly defaultSnippets?: readonly SchemaSnippet[];
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** A value to begin with; its texts have placeholders as in an editor's snippets: `$1`, `${1:LANE}`, `${1|a,b|}`. */
export interface SchemaSnippet {
  readonly label: string;
  readonly description: string;
  readonly body: unknown;
}

const SCHEMAS = {
  'blocker-map': blockerMapSchema as unknown as Schema,
  packet: packetSchema as unknown as Schema,
} as const;

export type SchemaName = keyof typeof SCHEMAS;

/** What the schema says of the value at `path`, references followed. */
export function schemaAt(name: SchemaName, path: JsonPath): Schema | undefined {
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
