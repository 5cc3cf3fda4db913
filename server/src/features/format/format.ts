import { format as formatJson, type FormattingOptions as JsonFormattingOptions } from 'jsonc-parser';
import type { FormattingOptions, Range, TextEdit } from 'vscode-languageserver-protocol';
import type { ProjectFile } from '../../core/project.ts';
import type { TextEdit as SpanEdit } from '../../core/rules/rule.ts';
import type { JsonDocument, JsonNode } from '../../core/syntax/json/tree.ts';
import type { SourceText } from '../../core/syntax/sourceText.ts';
import { type Span, span } from '../../core/syntax/span.ts';
import type { Context } from '../context.ts';
import { jsonOf } from '../places/syntax.ts';
import { alignOptionsTable } from './table.ts';

/**
 * The edits that lay out a file, or the part of it in `range`: of JSON white space alone, of a packet the columns of
 * its options table and nothing else. What the file says stays the same; one that cannot be read is left alone.
 */
export function format(
  uri: string,
  range: Range | undefined,
  options: FormattingOptions,
  { snapshot }: Context,
): TextEdit[] {
  const file = snapshot.files.get(uri)?.file;
  if (file === undefined) return [];
  const within = range === undefined ? undefined : file.source.spanOf(range);
  return editsOf(file, within, options).map((edit) => ({
    range: file.source.rangeOf(edit.span),
    newText: edit.newText,
  }));
}

function editsOf(file: ProjectFile, within: Span | undefined, options: FormattingOptions): readonly SpanEdit[] {
  const json = jsonOf(file);
  if (json !== undefined) return canBeLaidOut(json) ? inJson(file.source, within, options) : [];
  return file.kind === 'packet' ? alignOptionsTable(file, within) : [];
}

/** Maps and packets are less deep by far; deeper down, the blanks before the lines would be most of the file. */
const MOST_DEEP = 32;
const WIDEST_TAB = 16;

const canBeLaidOut = ({ root, problems }: JsonDocument): boolean =>
  problems.length === 0 && (root === undefined || isWithinDepth(root, MOST_DEEP));

function isWithinDepth(node: JsonNode, most: number): boolean {
  if (most < 0) return false;
  if (node.type === 'array') return node.items.every((item) => isWithinDepth(item, most - 1));
  if (node.type !== 'object') return true;
  return node.properties.every(({ value }) => value === undefined || isWithinDepth(value, most - 1));
}

/** A number of blanks to indent by, whatever the client sends. */
const tabSizeOf = ({ tabSize }: FormattingOptions): number =>
  Number.isInteger(tabSize) && tabSize > 0 ? Math.min(tabSize, WIDEST_TAB) : 2;

function inJson(source: SourceText, within: Span | undefined, options: FormattingOptions): SpanEdit[] {
  const { text } = source;
  const layout: JsonFormattingOptions = {
    tabSize: tabSizeOf(options),
    insertSpaces: options.insertSpaces,
    eol: source.lineBreak,
    insertFinalNewline: options.insertFinalNewline ?? true,
    keepLines: false,
  };
  const part = within && { offset: within.start, length: within.end - within.start };
  return formatJson(text, part, layout)
    .map(({ offset, length, content }) => ({ span: span(offset, offset + length), newText: content }))
    .filter((edit) => source.slice(edit.span) !== edit.newText);
}
