import { CATALOGUE } from '../../core/rules/registry.ts';
import type { Command } from '../command.ts';
import { type ExitCode, UsageError } from '../io.ts';
import { reportRulesAsJson, reportRulesAsText } from '../reporters/rules.ts';

export const rules: Command = {
  name: 'rules',
  usage: 'rules [options]',
  summary: 'Lists the rules: what each reports, how serious that is, and where its page is.',
  description: `Of a rule that guards the decision no configuration, comment or baseline hides anything. The findings of a rule
marked "fix" have a safe fix, which decision-packets fix applies; of one marked "suggestions" an editor offers some.

Exit code: 0 done, 2 a wrong option.`,
  examples: ['decision-packets rules', 'decision-packets rules --format json'],
  formats: ['text', 'json'],
  flags: [],
  async run({ operands, format, paint, io }): Promise<ExitCode> {
    if (operands.length > 0) throw new UsageError('rules takes no operands: it lists all rules.');
    const metas = CATALOGUE.map(({ meta }) => meta);
    io.out(format === 'json' ? reportRulesAsJson(metas) : reportRulesAsText(metas, paint));
    return 0;
  },
};
