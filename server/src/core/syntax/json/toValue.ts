import type { JsonNode } from './tree.ts';

/** A value as `JSON.parse` gives it, but objects inherit nothing, so that `__proto__` is a key like any other. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Inherits nothing, as what `Object.create(null)` makes, but an engine finds its properties without a table. */
class Bare {
  [key: string]: JsonValue;

  static {
    Object.setPrototypeOf(Bare.prototype, null);
    Reflect.deleteProperty(Bare.prototype, 'constructor');
  }
}

/**
 * The plain value of `node`. Of duplicate keys the last holds, as in `JSON.parse`; a property still without a value is
 * left out. Recursive, because the parser bounds the depth.
 */
export function toValue(node: JsonNode): JsonValue {
  switch (node.type) {
    case 'null':
      return null;
    case 'array':
      return node.items.map(toValue);
    case 'object': {
      const value = new Bare();
      for (const property of node.properties) {
        if (property.value !== undefined) value[property.key.value] = toValue(property.value);
      }
      return value;
    }
    default:
      return node.value;
  }
}
