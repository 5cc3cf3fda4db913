import { startOfLine } from '../lines.ts';
import type { SourceText } from '../sourceText.ts';
import { type Span, span } from '../span.ts';
import {
  formatInline,
  formatProperty,
  formatSpread,
  indentAt,
  isSpread,
  type Layout,
  layoutOf,
  lineIndent,
} from './format.ts';
import { nodeAt, propertyOf } from './place.ts';
import type { JsonValue } from './toValue.ts';
import type { JsonArray, JsonDocument, JsonNode, JsonObject, JsonPath } from './tree.ts';

/** Puts `newText` in the place of `span`. Several are meant against the same text, and do not overlap. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** A JSON text with its tree. */
export interface JsonFile {
  readonly source: SourceText;
  readonly json: JsonDocument;
}

/** Replaces the value at `path`; no edits where there is none. */
export function replaceValue({ json }: JsonFile, path: JsonPath, value: string | number | boolean | null): TextEdit[] {
  const node = nodeAt(json, path);
  return node === undefined ? [] : [{ span: node.span, newText: JSON.stringify(value) }];
}

/**
 * Adds a property to the object at `path`, behind its property called `after` or else as the last one.
 * Keeps indentation, line breaks, comments and trailing commas. No edits where there is no such object, where it has
 * the property already, or in a text that its parser finds fault with.
 */
export function insertProperty(
  file: JsonFile,
  path: JsonPath,
  name: string,
  value: JsonValue,
  after?: string,
): TextEdit[] {
  const object = nodeAt(file.json, path);
  if (file.json.problems.length > 0 || object?.type !== 'object') return [];
  if (object.properties.some(({ key }) => key.value === name)) return [];
  const anchor = (after === undefined ? undefined : propertyOf(object, after)) ?? object.properties.at(-1);
  const sibling = anchor?.value;
  return insertBehind(file, object, anchor?.span, (layout, indent) => {
    const spread = !layout.oneLine && (sibling === undefined || isSpread(file.source.text, object));
    return [formatProperty(name, spread ? formatSpread(value, layout, indent) : formatInline(value, layout), layout)];
  });
}

/** Adds entries to the end of the list `name` of the object at `path`, creating the list where it is missing. */
export function appendEntries(file: JsonFile, path: JsonPath, name: string, values: readonly JsonValue[]): TextEdit[] {
  const object = nodeAt(file.json, path);
  if (file.json.problems.length > 0 || object?.type !== 'object' || values.length === 0) return [];
  const list = propertyOf(object, name)?.value;
  if (list === undefined) return insertProperty(file, path, name, [...values]);
  if (list.type !== 'array') return [];
  const sibling = list.items.at(-1);
  return insertBehind(file, list, sibling?.span, (layout, indent) => {
    const spread = !layout.oneLine && (sibling === undefined || isSpread(file.source.text, sibling));
    return values.map((value) => (spread ? formatSpread(value, layout, indent) : formatInline(value, layout)));
  });
}

/** Writes entries, the first line of each being indented by `indent`. */
type Write = (layout: Layout, indent: string) => readonly string[];

function insertBehind(
  file: JsonFile,
  bracket: JsonObject | JsonArray,
  anchor: Span | undefined,
  write: Write,
): TextEdit[] {
  const { text } = file.source;
  const layout = layoutOf(file.source, file.json);
  return anchor === undefined
    ? insertFirst(file, bracket, layout, write)
    : insertNext(text, anchor, tailOf(file, anchor.end), layout, write);
}

/** Into an empty bracket: behind the comment that may stand beside its opening. */
function insertFirst(file: JsonFile, bracket: JsonNode, whole: Layout, write: Write): TextEdit[] {
  const { text } = file.source;
  const tail = tailOf(file, bracket.span.start + 1);
  const layout = { ...whole, oneLine: !tail.endsLine && (whole.oneLine || !beginsLine(text, bracket)) };
  const outer = lineIndent(text, bracket.span.start);
  const closesHere = tail.end === bracket.span.end - 1;
  if (layout.oneLine) {
    const padding = bracket.type === 'object' ? layout.padding : '';
    const entries = write(layout, outer).join(`,${layout.gap}`);
    return [{ span: span(tail.end, tail.end), newText: padding + entries + (closesHere ? padding : '') }];
  }
  const indent = outer + layout.indent;
  const lines = write(layout, indent).map((entry) => layout.lineBreak + indent + entry);
  const entries = lines.join(',');
  const rest = text.slice(tail.end, bracket.span.end - 1);
  // Blanks before a bracket that closes on the same line would become trailing ones.
  const end = rest.trim() === '' && !/[\r\n]/.test(rest) ? bracket.span.end - 1 : tail.end;
  return [
    {
      span: span(tail.end, end),
      newText: end < bracket.span.end - 1 ? entries : `${entries}${layout.lineBreak}${outer}`,
    },
  ];
}

/** Whether nothing stands before a node on its line but its own property's name. */
function beginsLine(text: string, node: JsonNode): boolean {
  const { start } = node.span;
  const before = text.slice(startOfLine(text, start), start);
  return /^\ufeff?\s*(?:"(?:[^"\\]|\\.)*"\s*:\s*)?$/.test(before);
}

function insertNext(text: string, anchor: Span, tail: Tail, layout: Layout, write: Write): TextEdit[] {
  const ownLine = indentAt(text, anchor.start);
  const indent = ownLine ?? lineIndent(text, anchor.start);
  const separator = ownLine === undefined && !tail.endsLine ? layout.gap : layout.lineBreak + indent;
  const entries = write(layout, indent)
    .map((entry) => separator + entry)
    .join(',');
  if (tail.hasComma) return [{ span: span(tail.end, tail.end), newText: `${entries},` }];
  if (tail.end === anchor.end) return [{ span: span(tail.end, tail.end), newText: `,${entries}` }];
  return [
    { span: span(anchor.end, anchor.end), newText: ',' },
    { span: span(tail.end, tail.end), newText: entries },
  ];
}

/** What belongs to an entry behind its end, on the same line: a comma and comments. */
interface Tail {
  readonly end: number;
  readonly hasComma: boolean;
  /** A line comment is the last of it, so that nothing can follow on the line. */
  readonly endsLine: boolean;
}

function tailOf({ source, json }: JsonFile, start: number): Tail {
  const { text } = source;
  let end = start;
  let hasComma = false;
  let commaEnd: number | undefined;
  for (;;) {
    const at = skipBlanks(text, end);
    const comment = commentAt(json.comments, at);
    if (text.charAt(at) === ',' && !hasComma) {
      hasComma = true;
      end = at + 1;
      commaEnd = end;
    } else if (comment !== undefined && !/[\r\n]/.test(text.slice(comment.start, comment.end))) {
      end = comment.end;
      if (text.startsWith('//', at)) return { end, hasComma, endsLine: true };
    } else {
      break;
    }
  }
  // A comment behind the comma belongs to what comes next, when that stands on the same line.
  const follows = skipBlanks(text, end);
  const endsLine = follows >= text.length || /[\r\n]/.test(text.charAt(follows));
  return { end: endsLine ? end : (commaEnd ?? end), hasComma, endsLine: false };
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at += 1;
  return at;
}

const commentAt = (comments: readonly Span[], offset: number): Span | undefined =>
  comments.find(({ start }) => start === offset);
