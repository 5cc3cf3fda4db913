import type { PacketFile, WeighedMap } from '../project.ts';
import { suggestion } from './fixes/edits.ts';
import { fixSchema } from './fixes/fixSchema.ts';
import type { Report, Rule } from './rule.ts';

/** A value or a property is not as the format demands. */
export const schema: Rule = {
  meta: {
    code: 'schema',
    severity: 'error',
    summary: 'A value is not as the format demands, or a property is missing; a warning for a property that is none.',
    guardsDecision: false,
  },
  checks: 'each',
  check: (file) => (file.kind === 'packet' ? inPacket(file) : inMap(file)),
};

/** What a selection rests on: whoever wants one of these to count has to type it. */
const DECIDING = /^(?:selected|default|choosers|decided-?(?:by|on)|active)$/i;

function* inPacket(file: PacketFile): Iterable<Report> {
  const { packet } = file.evaluation;
  // A text that is only half there lacks everything that is still to come.
  if (packet.problems.length > 0) return;
  for (const { span, message, severity, meant } of packet.schemaProblems) {
    const isQuoted = file.source.text.startsWith('"', span.start);
    const isHarmless = meant !== undefined && (!DECIDING.test(meant) || isUndecided(file, meant));
    yield {
      span,
      message,
      severity,
      fixes: () =>
        isHarmless
          ? suggestion(file.uri, `Change to ${meant}`, [{ span, newText: isQuoted ? JSON.stringify(meant) : meant }])
          : [],
    };
  }
}

/** Whether the packet selects nothing, so that making it active puts nothing in force. */
const isUndecided = ({ evaluation }: PacketFile, meant: string): boolean =>
  meant === 'active' && evaluation.packet.selections.length === 0;

function* inMap(file: WeighedMap): Iterable<Report> {
  const { map } = file;
  if (map.problems.length > 0) return;
  for (const problem of map.schemaProblems) {
    yield {
      span: problem.span,
      message: problem.message,
      severity: problem.fault.kind === 'unknown-property' ? 'warning' : 'error',
      fixes: () => fixSchema(file, problem),
    };
  }
}
