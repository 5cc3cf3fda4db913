import type { PacketFile, ProjectFile } from '../../core/project.ts';
import { parseJson } from '../../core/syntax/json/parse.ts';
import type { JsonDocument } from '../../core/syntax/json/tree.ts';
import {
  type MarkdownDocument,
  type ParsedDocument,
  parseDocument,
  readDocument,
} from '../../core/syntax/markdown/document.ts';
import type { SourceText } from '../../core/syntax/sourceText.ts';
import { memo } from './memo.ts';

const parsedMarkdown = memo((source: SourceText) => parseDocument(source.text));
const readMarkdown = memo((document: ParsedDocument) => readDocument(document));
const parsedJson = memo((source: SourceText) => parseJson(source.text));

/** The Markdown of a packet's text; read once for each version of it. */
export const markdownOf = ({ reading, source }: PacketFile): MarkdownDocument =>
  readMarkdown(reading?.()?.document ?? parsedMarkdown(source));

/** The JSON tree of a map or of a packet written in JSON; `undefined` for Markdown. */
export function jsonOf(file: ProjectFile): JsonDocument | undefined {
  if (file.kind === 'blocker-map') return file.map.json;
  return file.evaluation.packet.format === 'json' ? parsedJson(file.source) : undefined;
}
