import type { PacketFile } from '../project.ts';
import { startOfLine } from '../syntax/lines.ts';
import type { Span } from '../syntax/span.ts';
import { suggestion } from './fixes/edits.ts';
import { insertion } from './fixes/lines.ts';
import { once } from './once.ts';
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
    const firsts = once(() => firstsOfRuns(file));
    for (const line of file.evaluation.packet.swallowedLines) {
      yield {
        span: line,
        message:
          'Markdown shows this line as a row of the table above, because no blank line stands between. It is read as text here; a blank line makes it so everywhere.',
        fixes: () => {
          const { text, lineBreak } = file.source;
          const at = startOfLine(text, (firsts().get(line) ?? line).start);
          return suggestion(file.uri, 'Insert a blank line behind the table', [insertion(at, lineBreak)], true);
        },
      };
    }
  },
};

/** For each of the lines the first of those that follow each other up to it: behind the blank line all of them are text. */
function firstsOfRuns({ source, evaluation }: PacketFile): ReadonlyMap<Span, Span> {
  const firsts = new Map<Span, Span>();
  let before: Span | undefined;
  for (const line of evaluation.packet.swallowedLines) {
    const isNext = before && source.positionAt(before.end).line + 1 === source.positionAt(line.start).line;
    firsts.set(line, (isNext && before && firsts.get(before)) || line);
    before = line;
  }
  return firsts;
}
