import type { Rule } from './rule.ts';

/** What the parser can't read. */
export const syntax: Rule = {
  meta: {
    code: 'syntax',
    severity: 'error',
    summary: 'The file cannot be read as JSON, or its front matter as YAML.',
    guardsDecision: false,
  },
  checks: 'each',
  *check(file) {
    const problems =
      file.kind === 'packet' ? file.evaluation.packet.problems : [...file.map.problems, ...file.map.disguises];
    for (const { span, message } of problems) yield { span, message };
  },
};
