import { doubtOfPastDay } from '../evaluate/dates.ts';
import type { Packet } from '../packet/model.ts';
import { isGiven } from '../packet/values.ts';
import type { Located } from '../syntax/span.ts';
import { insertAttribution } from './fixes/insertAttribution.ts';
import { revertToDefault } from './fixes/revertToDefault.ts';
import type { Rule } from './rule.ts';
import { contestedSelections } from './selections.ts';

/** The packet does not say who selected the option, or on which day. */
export const selectionUnattributed: Rule = {
  meta: {
    code: 'selection-unattributed',
    severity: 'error',
    summary: 'An option is selected, but it is not said who decided, or when.',
    guardsDecision: true,
  },
  checks: 'packet',
  *check(file, { today }) {
    const { packet, decision } = file.evaluation;
    if (!decision.faults.has('unattributed')) return;
    const gaps = gapsIn(packet, today);
    for (const { selection, id } of contestedSelections(file.evaluation)) {
      yield {
        span: selection.option.span,
        message: `${id} is selected, but ${gaps.map(({ lack }) => lack).join(', and ')}. A selection needs a decider and the day of the decision.`,
        related: gaps.flatMap(({ at, lack }) =>
          at === undefined ? [] : [{ uri: file.uri, span: at.span, message: `Here: ${lack}.` }],
        ),
        fixes: () => [...revertToDefault(file), ...insertAttribution(file, selection)],
      };
    }
  },
};

interface Gap {
  /** Can stand behind "but". */
  readonly lack: string;
  readonly at: Located<string> | undefined;
}

function gapsIn({ deciders, decidedOn }: Packet, today: string): Gap[] {
  const gaps: Gap[] = [];
  if (deciders.length === 0) gaps.push({ lack: 'nobody is named who decided', at: undefined });
  for (const decider of deciders.filter(({ value }) => !isGiven(value))) {
    gaps.push({ lack: `"${decider.value}" stands in the decider's place`, at: decider });
  }
  if (decidedOn.length === 0) gaps.push({ lack: 'no day of the decision is named', at: undefined });
  for (const day of decidedOn) {
    const doubt = doubtOfPastDay(day.value, today);
    if (doubt === 'invalid') gaps.push({ lack: `"${day.value}" is no day as YYYY-MM-DD`, at: day });
    if (doubt === 'future') gaps.push({ lack: `the day ${day.value} has not come yet`, at: day });
  }
  return gaps;
}
