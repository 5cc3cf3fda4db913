import type { MapFile, PacketFile } from '../project.ts';
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
  checks: 'both',
  check: (file) => (file.kind === 'packet' ? inPacket(file) : inMap(file)),
};

function* inPacket(file: PacketFile): Iterable<Report> {
  const { packet } = file.evaluation;
  // A text that is only half there lacks everything that is still to come.
  if (packet.problems.length > 0) return;
  for (const { span, message, severity, meant } of packet.schemaProblems) {
    const isQuoted = file.source.text.startsWith('"', span.start);
    yield {
      span,
      message,
      severity,
      fixes: () =>
        meant === undefined
          ? []
          : suggestion(file.uri, `Change to ${meant}`, [{ span, newText: isQuoted ? JSON.stringify(meant) : meant }]),
    };
  }
}

function* inMap(file: MapFile): Iterable<Report> {
  const { map } = file;
  if (map.json.problems.length > 0) return;
  for (const problem of map.schemaProblems) {
    yield {
      span: problem.span,
      message: problem.message,
      severity: problem.fault.kind === 'unknown-property' ? 'warning' : 'error',
      fixes: () => fixSchema(file, problem),
    };
  }
}
