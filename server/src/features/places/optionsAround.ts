import type { EvaluatedOption } from '../../core/evaluate/evaluation.ts';
import { countWhile } from '../../core/syntax/countWhile.ts';
import type { Span } from '../../core/syntax/span.ts';

/**
 * The options that may say something at `within`, or all: what an option requires goes on in the rows behind its own
 * that have no ID, up to the next option.
 */
export function optionsAround(
  options: readonly EvaluatedOption[],
  within: Span | undefined,
): readonly EvaluatedOption[] {
  if (within === undefined) return options;
  const first = countWhile(options, ({ read }) => read.option.span.start < within.start) - 1;
  const behind = countWhile(options, ({ read }) => read.option.span.start <= within.end);
  return options.slice(Math.max(0, first), behind);
}
