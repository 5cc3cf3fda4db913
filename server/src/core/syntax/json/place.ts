import { countWhile } from '../countWhile.ts';
import { type Span, touches } from '../span.ts';
import type { JsonDocument, JsonNode, JsonObject, JsonPath, JsonProperty } from './tree.ts';

/** What stands at an offset. */
export interface JsonPlace {
  /** The nodes around the offset, the root first; each holds the next. */
  readonly chain: readonly JsonNode[];
  /** From the root to what stands there: the property of the key, the value, or the innermost bracket. */
  readonly path: JsonPath;
  /** The innermost property around the offset, if the offset is in its key or its value. */
  readonly property: JsonProperty | undefined;
  /**
   * `key`: in or directly at a property name. `value`: in or at a value, or where one is due behind a colon.
   * `object`: between the properties of the last node. `array`: between its entries.
   */
  readonly where: 'key' | 'value' | 'object' | 'array';
}

/** Up to here looking at every property is quicker than an index. */
const FEW = 16;

const indices = new WeakMap<JsonObject, ReadonlyMap<string, JsonProperty>>();

/** `node`'s last property of that name that has a value, which is the one that `toValue` takes. */
export function propertyOf(node: JsonNode | undefined, name: string): JsonProperty | undefined {
  if (node?.type !== 'object') return undefined;
  if (node.properties.length > FEW) return indexOf(node).get(name);
  for (let at = node.properties.length - 1; at >= 0; at -= 1) {
    const property = node.properties[at] as JsonProperty;
    if (property.key.value === name && property.value !== undefined) return property;
  }
  return undefined;
}

function indexOf(object: JsonObject): ReadonlyMap<string, JsonProperty> {
  const known = indices.get(object);
  if (known !== undefined) return known;
  const withValue = object.properties.filter(({ value }) => value !== undefined);
  const index = new Map(withValue.map((property) => [property.key.value, property]));
  indices.set(object, index);
  return index;
}

/** The node at `path`, or `undefined` when there is none. */
export function nodeAt(document: Pick<JsonDocument, 'root'>, path: JsonPath): JsonNode | undefined {
  let node = document.root;
  for (const step of path) node = typeof step === 'number' ? itemOf(node, step) : propertyOf(node, step)?.value;
  return node;
}

const itemOf = (node: JsonNode | undefined, index: number): JsonNode | undefined =>
  node?.type === 'array' ? node.items[index] : undefined;

/** What stands at `offset` (UTF-16 code units); `undefined` outside the root. A cursor directly behind a word is at it. */
export function placeAt(document: JsonDocument, offset: number): JsonPlace | undefined {
  const { root } = document;
  if (root === undefined || !touches(root.span, offset)) return undefined;
  const chain: JsonNode[] = [];
  const path: (string | number)[] = [];
  let node = root;
  let property: JsonProperty | undefined;
  for (;;) {
    chain.push(node);
    const open = chain.length <= document.unclosed;
    const inside = node.span.start < offset && (offset < node.span.end || open);
    if (!inside || (node.type !== 'object' && node.type !== 'array')) return { chain, path, property, where: 'value' };
    if (node.type === 'object') {
      const found = lastTouching(node.properties, offset);
      if (found === undefined) return { chain, path, property: undefined, where: 'object' };
      property = found;
      path.push(found.key.value);
      if (touches(found.key.span, offset)) return { chain, path, property, where: 'key' };
      if (found.value === undefined || !touches(found.value.span, offset))
        return { chain, path, property, where: 'value' };
      node = found.value;
    } else {
      const found = lastTouching(node.items, offset);
      if (found === undefined) return { chain, path, property: undefined, where: 'array' };
      path.push(node.items.indexOf(found));
      node = found;
    }
  }
}

/** The last of `entries`, which stand in the order of the text, that begins at or before `offset` and reaches to it. */
function lastTouching<T extends { readonly span: Span }>(entries: readonly T[], offset: number): T | undefined {
  const last = entries[countWhile(entries, ({ span }) => span.start <= offset) - 1];
  return last !== undefined && touches(last.span, offset) ? last : undefined;
}
