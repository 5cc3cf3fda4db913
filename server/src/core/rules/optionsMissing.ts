import { insertOptions } from './fixes/insertOptions.ts';
import { headOf } from './packets.ts';
import type { Rule } from './rule.ts';

/** The packet has no options. */
export const optionsMissing: Rule = {
  meta: {
    code: 'options-missing',
    severity: 'error',
    summary: 'The packet has no options table, or one without rows.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    const { packet } = file.evaluation;
    if (packet.options.length > 0 || packet.unread) return;
    const { optionsSpan, optionsLead } = packet;
    if (optionsSpan !== undefined) {
      const message = 'The options table has no options. Give it a row for each option, the first of them a HOLD.';
      yield { span: packet.format === 'json' ? optionsSpan : (optionsLead?.span ?? optionsSpan), message };
      return;
    }
    yield {
      span: headOf(packet),
      message:
        packet.format === 'json'
          ? 'The packet has no options. Give it a list "options", the first of them a HOLD.'
          : 'The packet has no options table: one whose first header cell is "option". Without it there is nothing to choose, and nothing is in force.',
      fixes: () => insertOptions(file),
    };
  },
};
