import { type Assumption, readAssumption, suppose } from '../../core/explain/assume.ts';
import { MARKDOWN_STYLE, renderExplanationMarkdown } from '../../core/explain/markdown.ts';
import { type Explanation, explain as explainOption } from '../../core/explain/model.ts';
import type { PacketFile } from '../../core/project.ts';
import type { Paint } from '../../core/summary/text.ts';
import { visible } from '../../core/summary/visible.ts';
import type { Command } from '../command.ts';
import { type ExitCode, UsageError } from '../io.ts';
import { noSuchOption, onePacket } from '../onePacket.ts';
import { reportExplanationAsJson } from '../reporters/explainJson.ts';
import { reportExplanation } from '../reporters/explainText.ts';

const PLAIN_STYLE = { code: visible, words: visible };

export const explain: Command = {
  name: 'explain',
  usage: 'explain OPTION [packet] [options]',
  summary: 'Says how the words of an option were read, what it lacks and why, and what would open it.',
  description: `The packet may be left out where the workspace has exactly one that is not superseded.
The steps that open an option are the fewest, in an order in which they can be done. With --assume it is judged as
if that were so: nothing is written, and nothing is in force by it.

Exit code: 0 the option is available, 1 it is not,
2 the question could not be answered: no such packet, several that could be meant, no such option, a wrong option.`,
  examples: [
    'decision-packets explain AUTHORIZE_PRODUCTION_DRYRUN_ONLY',
    'decision-packets explain AUTHORIZE_PRODUCTION_EXECUTION decisions/next-decision-packet.md --format json',
    'decision-packets explain AUTHORIZE_PRODUCTION_REHEARSAL_ONLY \\',
    '      --assume FIX7-P0-DRYRUN-PROD-ROLLBACK-1=DESIGNED --assume "operator builds clone=MET"',
    'decision-packets explain AUTHORIZE_PRODUCTION_EXECUTION --assume REAL_RUN=GRANTED',
  ],
  formats: ['text', 'markdown', 'json'],
  flags: [
    {
      name: 'assume',
      value: 'ID=LEVEL',
      isRepeatable: true,
      help: 'a blocker at DESIGNED, RESOLVED or PROVEN, a condition=MET, a grant=GRANTED; may be repeated',
    },
  ],
  async run({ operands, flags, format, today, paint, io }): Promise<ExitCode> {
    const { option, packet, path } = await onePacket('explain', operands, io.cwd, today);
    const assumed = flags.texts('assume').map((written) => assumptionOf(written, packet));
    const style = format === 'markdown' ? MARKDOWN_STYLE : PLAIN_STYLE;
    const explanation = explainOption(option, suppose(packet, assumed, today), { assumed, today, style });
    if (explanation === undefined) throw noSuchOption(option, packet, path);
    io.out(report(explanation, path, { format, paint }));
    return explanation.option.available ? 0 : 1;
  },
};

function report(
  explanation: Explanation,
  path: string,
  { format, paint }: { readonly format: string; readonly paint: Paint },
): string {
  switch (format) {
    case 'json':
      return reportExplanationAsJson(explanation, path);
    case 'markdown':
      return renderExplanationMarkdown(explanation, path);
    default:
      return reportExplanation(explanation, path, paint);
  }
}

function assumptionOf(written: string, packet: PacketFile): Assumption {
  const assumption = readAssumption(written, packet);
  if (assumption.kind === 'problem') throw new UsageError(`--assume: ${visible(assumption.message)}`);
  return assumption;
}
