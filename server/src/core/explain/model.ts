import type { EvaluatedOption } from '../evaluate/evaluation.ts';
import { optionById } from '../evaluate/evaluation.ts';
import type { Requirement } from '../evaluate/requirement.ts';
import type { Statement } from '../packet/model.ts';
import type { PacketFile } from '../project.ts';
import { summariseEvidence } from '../summary/blockers.ts';
import type { EvidenceSummary, OptionSummary, Place, PreconditionSummary } from '../summary/model.ts';
import { summariseOption } from '../summary/options.ts';
import type { Style } from '../summary/phrases.ts';
import { placeInPacket } from '../summary/places.ts';
import type { Assumption } from './assume.ts';
import { type ClauseReading, readClause } from './clause.ts';
import { type Step, stepsFor } from './steps.ts';

/** A clause of an option's cell, and how it was read. */
export interface ExplainedClause extends ClauseReading {
  /** The option in whose cell it stands. */
  readonly option: string;
  /** As written. */
  readonly clause: string;
  /** The line on which it stands, from 0. */
  readonly line: number;
  readonly place: Place;
}

/** A precondition, and what it rests on. */
export interface ExplainedPrecondition extends PreconditionSummary {
  readonly evidence: readonly EvidenceSummary[];
}

/** Why an option is available or not, and what would open it. */
export interface Explanation {
  readonly uri: string;
  /** The UTC day that it holds for, `YYYY-MM-DD`. */
  readonly today: string;
  readonly option: OptionSummary;
  /** What is taken to be true beside what is shown. */
  readonly assumed: readonly Assumption[];
  readonly clauses: readonly ExplainedClause[];
  readonly preconditions: readonly ExplainedPrecondition[];
  /** Empty for an available option; in an order in which they can be done. */
  readonly steps: readonly Step[];
}

/**
 * Explains the option `id` of `packet`, which is judged under `assumed` already. `style` sets what the files say.
 * `undefined` where the packet has no such option.
 */
export function explain(
  id: string,
  packet: PacketFile,
  { assumed, today, style }: { readonly assumed: readonly Assumption[]; readonly today: string; readonly style: Style },
): Explanation | undefined {
  const option = optionById(packet.evaluation, id);
  if (option === undefined) return undefined;
  const summary = summariseOption(option, packet);
  return {
    uri: packet.uri,
    today,
    option: summary,
    assumed,
    clauses: sourcesOf(option, packet).flatMap((source) => clausesOf(source, packet, style)),
    preconditions: summary.preconditions.map((precondition, index) => ({
      ...precondition,
      evidence: evidenceOf(option.requirements[index]),
    })),
    steps: stepsFor(option, packet),
  };
}

/** The option itself, then those from whose cells it takes preconditions, in the order of the table. */
function sourcesOf(option: EvaluatedOption, { evaluation }: PacketFile): readonly EvaluatedOption[] {
  const inherited = new Set(option.requirements.map(({ from }) => from));
  const others = evaluation.options.filter((other) => other !== option && inherited.has(other.read.option.id.value));
  return [option, ...others];
}

function clausesOf({ read }: EvaluatedOption, packet: PacketFile, style: Style): ExplainedClause[] {
  return read.statements.map((statement: Statement) => ({
    option: read.option.id.value,
    clause: statement.text.value,
    line: packet.source.positionAt(statement.text.span.start).line,
    place: placeInPacket(packet, statement.text.span),
    ...readClause(read, statement, packet, style),
  }));
}

function evidenceOf(requirement: Requirement | undefined): readonly EvidenceSummary[] {
  if (requirement?.kind !== 'blocker' && requirement?.kind !== 'condition') return [];
  return requirement.earned?.evidence.map(summariseEvidence) ?? [];
}
