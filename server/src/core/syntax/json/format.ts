import { startOfLine } from '../lines.ts';
import type { SourceText } from '../sourceText.ts';
import type { JsonValue } from './toValue.ts';
import type { JsonDocument, JsonNode } from './tree.ts';

/** How a JSON text is laid out, so that what is added looks like the rest. */
export interface Layout {
  readonly lineBreak: string;
  /** One step of indentation. */
  readonly indent: string;
  /** Between a colon and its value, and behind a comma in one line. */
  readonly gap: '' | ' ';
  /** Inside the braces of an object in one line. */
  readonly padding: '' | ' ';
  /** The whole text is one line. */
  readonly oneLine: boolean;
}

/** The layout of a file that does not exist yet. */
export const usualLayout: Layout = { lineBreak: '\n', indent: '  ', gap: ' ', padding: ' ', oneLine: false };

/** What `json`'s text shows of its layout; where it shows nothing, the usual. */
export function layoutOf(source: SourceText, json: JsonDocument): Layout {
  const { root } = json;
  if (root?.type !== 'object') return usualLayout;
  const { text } = source;
  const first = root.properties[0];
  const gapped = first?.value === undefined || /\s/.test(text.slice(first.key.span.end, first.value.span.start));
  const padded = !/\{"/.test(text);
  return {
    lineBreak: source.lineBreak,
    indent: (first && indentAt(text, first.span.start)) || usualLayout.indent,
    gap: gapped ? ' ' : '',
    padding: padded ? ' ' : '',
    oneLine: first !== undefined && !/[\r\n]/.test(text.slice(root.span.start, root.span.end)),
  };
}

/** The blanks between the beginning of the line and `offset`; `undefined` when something else stands there. */
export function indentAt(text: string, offset: number): string | undefined {
  const before = text.slice(startOfLine(text, offset), offset);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

/** The blanks that begin the line of `offset`. */
export const lineIndent = (text: string, offset: number): string =>
  /^[ \t]*/.exec(text.slice(startOfLine(text, offset), offset))?.[0] ?? '';

/** Whether a node's text runs over several lines. */
export const isSpread = (text: string, node: JsonNode): boolean =>
  /[\r\n]/.test(text.slice(node.span.start, node.span.end));

/** `value` in one line. */
export function formatInline(value: JsonValue, layout: Layout): string {
  if (Array.isArray(value)) return `[${value.map((item) => formatInline(item, layout)).join(`,${layout.gap}`)}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const properties = Object.entries(value).map(([name, each]) =>
    formatProperty(name, formatInline(each, layout), layout),
  );
  if (properties.length === 0) return '{}';
  return `{${layout.padding}${properties.join(`,${layout.gap}`)}${layout.padding}}`;
}

export const formatProperty = (name: string, value: string, layout: Layout): string =>
  `${JSON.stringify(name)}:${layout.gap}${value}`;

/**
 * `value` with every property and every entry that is an object on a line of its own; lists of plain values stay in
 * one. `indent` is the indentation of the line that it begins on, which is not written.
 */
export function formatSpread(value: JsonValue, layout: Layout, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = indent + layout.indent;
  const entries = Array.isArray(value)
    ? value.map((item) => formatSpread(item, layout, inner))
    : Object.entries(value).map(([name, each]) => formatProperty(name, formatSpread(each, layout, inner), layout));
  const isPlainList = Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null);
  if (entries.length === 0 || isPlainList) return formatInline(value, layout);
  const lines = entries.map((entry) => layout.lineBreak + inner + entry).join(',');
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}${lines}${layout.lineBreak}${indent}${close}`;
}
