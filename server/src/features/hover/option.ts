import { type EvaluatedOption, optionById } from '../../core/evaluate/evaluation.ts';
import type { PacketFile } from '../../core/project.ts';
import { codeSpan, escapeMarkdown } from '../../core/summary/markdownText.ts';
import { summariseOption } from '../../core/summary/options.ts';
import { marksOf, preconditionPhrase, verdictOf } from '../../core/summary/phrases.ts';
import type { Context } from '../context.ts';
import { bullets, linkTo, mark } from './links.ts';
import { byOwner, stepFor } from './steps.ts';

/** An option of a packet: what it authorises, its verdict, every precondition, and what would open it. */
export function describeOption(id: string, packet: PacketFile, context: Context): string {
  const option = optionById(packet.evaluation, id);
  if (option === undefined) return `${codeSpan(id)} is no option of this packet.`;
  const summary = summariseOption(option, packet);
  const style = { code: codeSpan, words: escapeMarkdown };
  const marks = marksOf(summary).map((each) => ` · ${each}`);
  const preconditions = summary.preconditions.map(
    (precondition) => `${mark(precondition.met)} ${preconditionPhrase(precondition, summary, style)}`,
  );
  const parts = [
    `**${linkTo(codeSpan(id), packet.uri, option.read.option.id.span, context)}**${marks.join('')}`,
    summary.authorizes === undefined ? '' : `Authorises: ${escapeMarkdown(summary.authorizes)}`,
    `**${mark(option.available)} ${verdictOf(summary)}**`,
    bullets(preconditions, 40),
    option.available ? '' : whatOpens(option),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function whatOpens({ unmet }: Extract<EvaluatedOption, { available: false }>): string {
  const lines = [...byOwner(unmet)].map(([owners, requirements]) => {
    const who = owners === '' ? 'Nobody yet' : escapeMarkdown(owners);
    return `${who}: ${requirements.map(stepFor).join('; ')}`;
  });
  return `It opens when all of this is done:\n\n${bullets(lines)}`;
}
