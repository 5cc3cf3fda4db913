import { renderJson } from '../../core/summary/json.ts';
import { renderMarkdown } from '../../core/summary/markdown.ts';
import { summarise } from '../../core/summary/model.ts';
import { renderText } from '../../core/summary/text.ts';
import type { Command } from '../command.ts';
import { type ExitCode, UsageError } from '../io.ts';
import { select } from '../selection.ts';
import { unreadableMessage } from '../unreadable.ts';

export const summary: Command = {
  name: 'summary',
  usage: 'summary [packets…] [options]',
  summary: 'Says of each packet what is in force and why, what each option lacks, and who must do what.',
  description: `Packets are files, or folders that are searched for them; all of the workspace when left out.

Exit code: 0 done, whatever is in force,
2 the work could not be done: no such path, no packet there, a file that cannot be read, a wrong option.`,
  examples: [
    'decision-packets summary',
    'decision-packets summary decisions/next-decision-packet.md --format markdown',
    'decision-packets summary --format html > summary.html',
    'decision-packets summary --format json',
  ],
  formats: ['text', 'markdown', 'html', 'json'],
  flags: [],
  async run({ operands, format, today, paint, io }): Promise<ExitCode> {
    const selection = await select({ operands, only: 'packet', cwd: io.cwd, today });
    const { files, pathOf, unreadable } = selection;
    const summaries = files.flatMap(({ file, project }) => (file.kind === 'packet' ? [summarise(file, project)] : []));
    if (format === 'json') io.out(renderJson(summaries, today, pathOf));
    else if (format === 'html') {
      const { renderHtml } = await import('../../core/summary/html/document.ts');
      io.out(await renderHtml(summaries, pathOf));
    } else if (format === 'markdown') io.out(summaries.map((each) => renderMarkdown(each, pathOf)).join('\n---\n\n'));
    else io.out(summaries.map((each) => renderText(each, paint, pathOf)).join('\n\n'));
    if (unreadable.length > 0) throw new UsageError(unreadableMessage(selection));
    return 0;
  },
};
