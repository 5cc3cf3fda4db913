import { Spread } from '../../../server/src/core/packet/spread.ts';
import { RichText } from '../../../server/src/core/syntax/markdown/richText.ts';

/** All that can be told of a reading: a rich text keeps its way back to the source to itself. */
export function told(value: unknown): unknown {
  if (value instanceof RichText) {
    const { text, span, code, addresses, isVerbatim } = value;
    const places = Array.from({ length: text.length }, (_, at) => value.sourceOf(at, at + 1));
    return { text, span, code, addresses, isVerbatim, places };
  }
  if (value instanceof Spread) return told(value.all);
  if (Array.isArray(value)) return value.map(told);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, told(each)]));
}
