import { revertToDefault } from './fixes/revertToDefault.ts';
import type { Rule } from './rule.ts';
import { fallbackOf, selectionsOf } from './selections.ts';

/** A draft selects an option. */
export const selectionDraft: Rule = {
  meta: {
    code: 'selection-draft',
    severity: 'warning',
    summary: 'A draft selects an option, which is not in force.',
    guardsDecision: true,
  },
  checks: 'packet',
  *check(file) {
    const { packet } = file.evaluation;
    if (packet.status !== 'draft') return;
    const fallback = fallbackOf(file.evaluation);
    for (const { selection, id } of selectionsOf(file.evaluation)) {
      if (id === fallback) continue;
      yield {
        span: selection.option.span,
        message: `${id} is selected, but the packet is a draft: nothing that it selects is in force.`,
        related:
          packet.statusSpan === undefined
            ? []
            : [{ uri: file.uri, span: packet.statusSpan, message: 'The status stands here.' }],
        fixes: () => revertToDefault(file),
      };
    }
  },
};
