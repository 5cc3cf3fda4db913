import { propertyOf } from '../syntax/json/place.ts';
import type { JsonNode } from '../syntax/json/tree.ts';
import type { Located, Span } from '../syntax/span.ts';

/** The text of a property, when it is one. A string node is the located value itself. */
export function textOf(node: JsonNode, name: string): Located<string> | undefined {
  const value = propertyOf(node, name)?.value;
  return value?.type === 'string' ? value : undefined;
}

/** The text of a property, when it is one of `words`. */
export function wordOf<W extends string>(node: JsonNode, name: string, words: readonly W[]): Located<W> | undefined {
  const text = textOf(node, name);
  // The word itself takes the place of its many copies.
  const value = text && words.find((word) => word === text.value);
  return text === undefined || value === undefined ? undefined : { value, span: text.span };
}

/** The entries of a list property that are texts. */
export function textsOf(node: JsonNode, name: string): readonly Located<string>[] {
  const value = propertyOf(node, name)?.value;
  return value?.type === 'array' ? value.items.filter((item) => item.type === 'string') : [];
}

/** The entries of a list property, whatever they are. */
export function itemsOf(node: JsonNode | undefined, name: string): readonly JsonNode[] {
  const value = propertyOf(node, name)?.value;
  return value?.type === 'array' ? value.items : [];
}

/** The span of a list property's value with its brackets. */
export function listSpanOf(node: JsonNode | undefined, name: string): Span | undefined {
  const value = propertyOf(node, name)?.value;
  return value?.type === 'array' ? value.span : undefined;
}
