import { html, type Markup } from '../summary/html/markup.ts';
import type { Page } from '../summary/html/page.ts';
import type { Summary } from '../summary/model.ts';

/** Links to the sections that there are. */
export function navigation({ options, tasks, blockers, recommendation }: Summary, page: Page): Markup {
  const hasGraph = options.some(({ isDefault, preconditions }) => !isDefault && preconditions.length > 0);
  const sections = [
    ['options', 'Options'],
    ...(hasGraph ? [['graph', 'Graph']] : []),
    ...(tasks.length > 0 ? [['tasks', 'Who must do what']] : []),
    ...(blockers.length > 0 ? [['blockers', 'Blockers']] : []),
    ...(recommendation === undefined ? [] : [['recommendation', 'Recommendation']]),
    ['what-if', 'What if'],
  ] as const;
  return html`<nav aria-label="Sections"><ul>${sections.map(
    ([id, title]) => html`<li><a href="#${page.id(id ?? '')}">${title}</a></li>`,
  )}</ul></nav>\n`;
}
