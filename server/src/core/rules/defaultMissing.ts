import { insertDefault } from './fixes/setDefault.ts';
import { headOf, holdOption } from './packets.ts';
import type { Rule } from './rule.ts';

/** Nothing declares a default. */
export const defaultMissing: Rule = {
  meta: {
    code: 'default-missing',
    severity: 'error',
    summary: 'The packet declares no default, so that nothing is in force.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    const { packet, defaultState } = file.evaluation;
    if (defaultState.kind !== 'missing' || packet.options.length === 0) return;
    const hold = holdOption(packet)?.id.value;
    const example = hold ?? 'HOLD_…';
    const remedy =
      packet.format === 'json' ? `Add "default": "${example}".` : `Add a line such as "Default = ${example}".`;
    yield {
      span: packet.optionsLead?.span ?? packet.options[0]?.id.span ?? headOf(packet),
      message: `The packet declares no default, so that nothing is in force and every gate is closed. ${remedy}`,
      fixes: () => (hold === undefined ? [] : insertDefault(file, hold)),
    };
  },
};
