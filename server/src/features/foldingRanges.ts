import type { FoldingRange } from 'vscode-languageserver-protocol';
import type { PacketFile } from '../core/project.ts';
import { append } from '../core/syntax/append.ts';
import type { JsonDocument, JsonNode } from '../core/syntax/json/tree.ts';
import type { SourceText } from '../core/syntax/sourceText.ts';
import type { Span } from '../core/syntax/span.ts';
import type { Context } from './context.ts';
import { jsonOf, markdownOf } from './places/syntax.ts';
import { sectionsOf } from './sections.ts';

export interface FoldingTraits {
  /** Whether sections and tables of Markdown are folded: an editor that knows Markdown folds them itself. */
  readonly markdownFeatures: boolean;
}

/** What can be folded: the front matter, sections and tables of a packet; the brackets and comments of JSON. */
export function foldingRanges(uri: string, { snapshot }: Context, { markdownFeatures }: FoldingTraits): FoldingRange[] {
  const file = snapshot.files.get(uri)?.file;
  if (file === undefined) return [];
  const json = jsonOf(file);
  if (json !== undefined) return inJson(json, file.source);
  return markdownFeatures && file.kind === 'packet' ? inMarkdown(file) : [];
}

function inJson(json: JsonDocument, source: SourceText): FoldingRange[] {
  const brackets = bracketsIn(json.root).flatMap(({ span }) => {
    const { startLine, endLine } = linesOf(span, source);
    // The closing bracket stays to be seen.
    return endLine - 1 > startLine ? [{ startLine, endLine: endLine - 1 }] : [];
  });
  const comments = json.comments.flatMap((span) => fold(span, source, 'comment'));
  return [...brackets, ...comments];
}

/** All objects and lists, the outer ones first; no recursion, so that no depth is too deep. */
function bracketsIn(root: JsonNode | undefined): JsonNode[] {
  const found: JsonNode[] = [];
  const waiting: JsonNode[] = root === undefined ? [] : [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type !== 'object' && node.type !== 'array') continue;
    found.push(node);
    const below = node.type === 'array' ? node.items : node.properties.flatMap(({ value }) => value ?? []);
    append(waiting, below.toReversed());
  }
  return found;
}

function inMarkdown(file: PacketFile): FoldingRange[] {
  const { source } = file;
  const markdown = markdownOf(file);
  const { frontMatter } = markdown;
  const sections = sectionsOf(markdown, source.text).flatMap(({ span }) => fold(span, source));
  const tables = markdown.blocks.flatMap((block) => (block.kind === 'table' ? fold(block.span, source) : []));
  const head = frontMatter === undefined ? [] : fold({ start: 0, end: frontMatter.span.end }, source);
  return [...head, ...sections, ...tables];
}

function fold(span: Span, source: SourceText, kind?: string): FoldingRange[] {
  const lines = linesOf(span, source);
  return lines.endLine > lines.startLine ? [{ ...lines, ...(kind !== undefined && { kind }) }] : [];
}

const linesOf = ({ start, end }: Span, source: SourceText) => ({
  startLine: source.positionAt(start).line,
  endLine: source.positionAt(end).line,
});
