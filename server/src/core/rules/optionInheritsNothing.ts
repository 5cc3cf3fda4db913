import { didYouMean } from './fixes/edits.ts';
import { nearest } from './nearest.ts';
import { isRecord } from './packets.ts';
import type { Rule } from './rule.ts';

const CAUSES = new Set(['no-such-option', 'first-row', 'cycle']);

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
    const { options, packet, requirementsOf } = file.evaluation;
    if (isRecord(packet)) return;
    const ids = packet.options.map(({ id }) => id.value);
    for (const { read } of options) {
      for (const statement of read.statements) {
        if (statement.kind !== 'inherit' && statement.kind !== 'unknown') continue;
        const unknown = requirementsOf(read, statement).find(
          (each) => each.kind === 'unknown' && each.distance === 0 && CAUSES.has(each.cause),
        );
        if (unknown?.kind !== 'unknown') continue;
        const meant = unknown.cause === 'no-such-option' ? nearest(statement.text.value, ids) : undefined;
        yield {
          span: statement.text.span,
          message: `"${statement.text.value}" brings ${read.option.id.value} nothing: ${lowered(unknown.reason)} It counts as a precondition that is never met.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
          fixes: () => didYouMean(file, statement.text, meant),
        };
      }
    }
  },
};

/** A sentence as it goes on behind a colon; an ID keeps its case. */
const lowered = (sentence: string): string =>
  /^There\b/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
