import type { PacketFile } from '../../project.ts';
import { insertProperty } from '../../syntax/json/edit.ts';
import { parseJson } from '../../syntax/json/parse.ts';
import { readFrontMatter } from '../../syntax/markdown/frontMatter.ts';
import type { Fix, TextEdit } from '../rule.ts';
import { suggestion } from './edits.ts';
import { insertion } from './lines.ts';

/** Makes a packet that names no blocker map name the one at `path`, relative to the packet. */
export function nameMap(file: PacketFile, path: string): readonly Fix[] {
  return suggestion(file.uri, `Use ${path}`, editsFor(file, path));
}

function editsFor({ source, evaluation }: PacketFile, path: string): TextEdit[] {
  const { text, lineBreak } = source;
  if (evaluation.packet.format === 'json') {
    return insertProperty({ source, json: parseJson(text) }, [], 'blockerMap', path, 'choosers');
  }
  const entry = `blocker-map: ${/^[\w./-]+$/.test(path) ? path : JSON.stringify(path)}${lineBreak}`;
  const frontMatter = readFrontMatter(text);
  if (frontMatter !== undefined) return [insertion(frontMatter.span.end, entry)];
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  return [insertion(start, `---${lineBreak}${entry}---${lineBreak}${lineBreak}`)];
}
