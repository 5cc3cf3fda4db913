import type { Assumption } from '../../core/explain/assume.ts';
import type { Explanation } from '../../core/explain/model.ts';
import type { Step } from '../../core/explain/steps.ts';
import { preconditionReport, printJson } from '../../core/summary/json.ts';

/** The report of `explain --format json`. Its shape is in `schemas/explain-report.schema.json`. */
export const reportExplanationAsJson = (explanation: Explanation, path: string): string => {
  const { today, option, assumed, clauses, preconditions, steps } = explanation;
  return printJson({
    version: 1,
    today,
    packet: path,
    option: option.id,
    available: option.available,
    met: option.met,
    total: option.total,
    assumed: assumed.map(assumptionReport),
    clauses: clauses.map(({ option: from, clause, line, state, text }) => ({
      option: from,
      clause,
      line,
      state,
      reading: text,
    })),
    preconditions: preconditions.map((precondition) => ({
      ...preconditionReport(precondition),
      claims: precondition.claims ?? null,
      doubts: precondition.doubts,
    })),
    steps: steps.map(stepReport),
  });
};

function assumptionReport(assumption: Assumption) {
  switch (assumption.kind) {
    case 'blocker':
      return { kind: assumption.kind, id: assumption.id, level: assumption.level };
    case 'condition':
      return { kind: assumption.kind, id: assumption.name, level: 'MET' };
    case 'grant':
      return { kind: assumption.kind, id: assumption.name, level: 'GRANTED' };
  }
}

function stepReport(step: Step) {
  switch (step.kind) {
    case 'edit':
      return { kind: step.kind, file: step.file, reason: step.reason };
    case 'blocker': {
      const { kind, id, title, from, to, owners, neededBy, doubts, provenBy } = step;
      return { kind, id, title, from, to, owners, neededBy, doubts, provenBy: provenBy ?? null };
    }
    default: {
      const { kind, id, text, owners, isTracked, doubts } = step;
      return { kind, id: id ?? null, text, owners, tracked: isTracked, doubts };
    }
  }
}
