import { propertyOf } from '../../syntax/json/place.ts';
import type { JsonNode, JsonString } from '../../syntax/json/tree.ts';
import type { Located, Span } from '../../syntax/span.ts';

/** The stretch between a string's quotes: what an edit of the word replaces. */
export const insideOf = ({ span, value }: JsonString): Span =>
  span.end - span.start >= 2 || value !== ''
    ? { start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) }
    : span;

/** The text of a property, its span inside the quotes; `undefined` when it is none. */
export function wordAt(node: JsonNode | undefined, name: string): Located<string> | undefined {
  const value = propertyOf(node, name)?.value;
  return value?.type === 'string' ? { value: value.value, span: insideOf(value) } : undefined;
}

/** The texts of a property that is a text or a list of texts. */
export function wordsAt(node: JsonNode | undefined, name: string): Located<string>[] {
  const value = propertyOf(node, name)?.value;
  const items = value?.type === 'array' ? value.items : value === undefined ? [] : [value];
  return items.flatMap((item) => (item.type === 'string' ? [{ value: item.value, span: insideOf(item) }] : []));
}
