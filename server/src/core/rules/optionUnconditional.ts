import type { EvaluatedOption, Evaluation } from '../evaluate/evaluation.ts';
import type { Span } from '../syntax/span.ts';
import { authorizesNothing, isRecord } from './packets.ts';
import type { Rule } from './rule.ts';
import { fallbackOf } from './selections.ts';

/** Nothing stands before an option that authorises something. */
export const optionUnconditional: Rule = {
  meta: {
    code: 'option-unconditional',
    severity: 'error',
    summary: 'An option states no preconditions, or says that it has none.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    const { evaluation } = file;
    if (isRecord(evaluation.packet)) return;
    const fallback = fallbackOf(evaluation);
    for (const option of evaluation.options) {
      const { read } = option;
      const id = read.option.id.value;
      if (option.isDefault || id === fallback) continue;
      if (isEmpty(option)) {
        const inherits = read.own.length > 0 ? 'inherits no preconditions and states none' : 'states no preconditions';
        yield {
          span: cellOf(option, evaluation),
          message: `${id} ${inherits}. Nobody can tell what stands before it, so that it is not available; name them, or write "none".`,
        };
      } else if (option.demands.requirements.length === 0 && !authorizesNothing(read.option)) {
        yield {
          span: cellOf(option, evaluation),
          severity: 'warning',
          message: `Nothing stands before ${id}: whoever may choose can put it in force at any time. If that is not meant, name its preconditions.`,
        };
      }
    }
  },
};

/** Whether the option should ask for something itself, and does not. */
const isEmpty = ({ demands, read }: EvaluatedOption): boolean =>
  demands.hasUnknown &&
  demands.requirements.some(
    (each) => each.kind === 'unknown' && each.cause === 'empty' && each.from === read.option.id.value,
  );

/** The cell that says it, where there is something to see in it. */
function cellOf({ read: { option } }: EvaluatedOption, { packet }: Evaluation): Span {
  const { preconditions } = option;
  if (preconditions.kind === 'none') return preconditions.span;
  if (preconditions.kind === 'statements' && packet.format === 'json') return preconditions.span;
  const cell = preconditions.kind === 'cells' ? preconditions.cells.find(({ isBlank }) => !isBlank) : undefined;
  return cell?.span ?? option.id.span;
}
