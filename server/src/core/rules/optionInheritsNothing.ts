import { MOST_GUESSES, nearest } from '../syntax/nearest.ts';
import { didYouMean } from './fixes/edits.ts';
import { isRecord } from './packets.ts';
import type { Rule } from './rule.ts';

const CAUSES = new Set(['no-such-option', 'first-row', 'cycle', 'excess']);

/** A clause takes over the preconditions of an option that there is not, or that takes them from this one. */
export const optionInheritsNothing: Rule = {
  meta: {
    code: 'option-inherits-nothing',
    severity: 'error',
    summary: 'A clause inherits from no option: nothing above, an unknown one, or in a circle.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    const { options, packet, demanded } = file.evaluation;
    if (isRecord(packet)) return;
    const unclear = options.filter(({ demands }) => demands.hasUnknown);
    if (unclear.length === 0) return;
    const doubtful = unclear.flatMap(({ read }) => read.others.filter(({ kind }) => kind === 'unknown'));
    const ids = doubtful.length > MOST_GUESSES ? [] : packet.options.map(({ id }) => id.value);
    for (const { read } of unclear) {
      for (const statement of read.statementsOf('inherit', 'unknown')) {
        const unknown = demanded.unknownIn(read, statement);
        if (unknown === undefined || !CAUSES.has(unknown.cause)) continue;
        const meant = unknown.cause === 'no-such-option' ? nearest(statement.text.value, ids) : undefined;
        const wrong = whatIsWrong(unknown.cause, statement.text.value, read.option.id.value);
        yield {
          span: statement.text.span,
          message: `${wrong}${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
          fixes: () => didYouMean(file, statement.text, meant),
        };
      }
    }
  },
};

function whatIsWrong(cause: string, written: string, id: string): string {
  if (cause === 'first-row') return `There is no option above ${id}, so that "${written}" is never met.`;
  if (cause === 'no-such-option') return `"${written}" is no option of this packet, so that the clause is never met.`;
  if (cause === 'excess') {
    return `The options of this packet inherit more from each other than is read, so that ${id} is never available.`;
  }
  return written === id
    ? `${id} requires itself, so that it is never available.`
    : `${id} takes over what it is asked for itself by way of "${written}", so that it is never available.`;
}
