import type { Rule } from './rule.ts';

/** One object says one thing twice. */
export const duplicateKey: Rule = {
  meta: {
    code: 'duplicate-key',
    severity: 'error',
    summary: 'An object has a property twice; which of the two holds is unclear.',
    guardsDecision: false,
  },
  checks: 'each',
  *check(file) {
    const duplicates = file.kind === 'packet' ? file.evaluation.packet.duplicateKeys : file.map.duplicateKeys;
    const whole = file.kind === 'packet' ? 'packet' : 'map';
    for (const { key, first } of duplicates) {
      yield {
        span: key.span,
        message: `The property ${key.value} stands here a second time. Which of the two holds is unclear, so that nothing in this ${whole} counts: keep one.`,
        related: [{ uri: file.uri, span: first, message: 'It stands here first.' }],
      };
    }
  },
};
