import type { Option } from '../packet/model.ts';
import type { Rule } from './rule.ts';

/** Two rows have the same option ID. */
export const optionDuplicate: Rule = {
  meta: {
    code: 'option-duplicate',
    severity: 'error',
    summary: 'An option stands in the table more than once.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    const first = new Map<string, Option>();
    for (const { read } of file.evaluation.options) {
      if (!read.isDuplicate) continue;
      const { option } = read;
      const id = option.id.value;
      const other = first.get(id);
      if (other === undefined) {
        first.set(id, option);
        continue;
      }
      if (id === '') continue;
      yield {
        span: option.id.span,
        message: `${id} stands in the options already. As long as there are two, neither is available; give one of them another ID.`,
        related: [{ uri: file.uri, span: other.id.span, message: `${id} stands here first.` }],
      };
    }
  },
};
