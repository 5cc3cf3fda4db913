import type { PacketFile } from '../project.ts';
import type { Span } from '../syntax/span.ts';
import { suggestion } from './fixes/edits.ts';
import { insertion, startOfLine } from './fixes/lines.ts';
import type { Rule } from './rule.ts';

/** A line directly behind a table, which GFM makes a row of it. */
export const textInTable: Rule = {
  meta: {
    code: 'text-in-table',
    severity: 'hint',
    summary: 'A line of text directly behind a table is shown as a row of it.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    for (const line of file.evaluation.packet.swallowedLines) {
      yield {
        span: line,
        message:
          'Markdown shows this line as a row of the table above, because no blank line stands between. It is read as text here; a blank line makes it so everywhere.',
        fixes: () => {
          const { text, lineBreak } = file.source;
          const at = startOfLine(text, firstOfRun(file, line).start);
          return suggestion(file.uri, 'Insert a blank line behind the table', [insertion(at, lineBreak)], true);
        },
      };
    }
  },
};

/** The first of the lines that follow each other up to `line`: behind the blank line all of them are text. */
function firstOfRun({ source, evaluation }: PacketFile, line: Span): Span {
  const lines = evaluation.packet.swallowedLines;
  let first = line;
  for (let index = lines.indexOf(line) - 1; index >= 0; index -= 1) {
    const before = lines[index] as Span;
    if (source.positionAt(before.end).line + 1 !== source.positionAt(first.start).line) break;
    first = before;
  }
  return first;
}
