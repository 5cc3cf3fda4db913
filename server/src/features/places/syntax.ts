import { LIST_NAMES } from '../../core/blockerMap/lists.ts';
import { isSound } from '../../core/blockerMap/readAgain.ts';
import type { PacketFile, ProjectFile } from '../../core/project.ts';
import { countWhile } from '../../core/syntax/countWhile.ts';
import { parseJson } from '../../core/syntax/json/parse.ts';
import type { JsonDocument, JsonPath } from '../../core/syntax/json/tree.ts';
import {
  type MarkdownDocument,
  type ParsedDocument,
  parseDocument,
  readDocument,
} from '../../core/syntax/markdown/document.ts';
import type { SourceText } from '../../core/syntax/sourceText.ts';
import { type Span, touches } from '../../core/syntax/span.ts';
import { memo } from './memo.ts';

const parsedMarkdown = memo((source: SourceText) => parseDocument(source.text));
const readMarkdown = memo((document: ParsedDocument) => readDocument(document));
const parsedJson = memo((source: SourceText) => parseJson(source.text));

/** A packet's text, parsed: as it was for its check where it is being edited. */
export const parsedOf = ({ reading, source }: PacketFile): ParsedDocument =>
  reading?.()?.document ?? parsedMarkdown(source);

/** The Markdown of a packet's text; read once for each version of it. */
export const markdownOf = (file: PacketFile): MarkdownDocument => readMarkdown(parsedOf(file));

/** Some JSON of a file, where it starts in the text, and by which path it is reached. */
export interface JsonAround {
  readonly json: JsonDocument;
  readonly start: number;
  readonly path: JsonPath;
}

/** The JSON around `offset`: of a map without errors the entry there, of anything else the whole; `undefined` for Markdown. */
export function jsonAround(file: ProjectFile, offset: number): JsonAround | undefined {
  if (file.kind === 'blocker-map' && isSound(file.map)) {
    for (const name of LIST_NAMES) {
      const { entries } = file.map.lists[name];
      const entry = entries[countWhile<{ readonly span: Span }>(entries, ({ span }) => span.end < offset)];
      if (entry === undefined || !touches(entry.span, offset)) continue;
      const json = parseJson(file.source.slice(entry.span));
      return { json, start: entry.span.start, path: [name, entry.index] };
    }
  }
  const json = jsonOf(file);
  return json && { json, start: 0, path: [] };
}

/** The JSON tree of a map or of a packet written in JSON; `undefined` for Markdown. */
export function jsonOf(file: ProjectFile): JsonDocument | undefined {
  if (file.kind === 'blocker-map') return file.map.json;
  return file.evaluation.packet.format === 'json' ? parsedJson(file.source) : undefined;
}
