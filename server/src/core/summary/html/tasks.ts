import type { RoleTasks, Summary } from '../model.ts';
import { roleOf, taskPhrase } from '../phrases.ts';
import { html, Markup } from './markup.ts';
import { firstOf, type Page, section } from './page.ts';

/** What each role has to do, and for which options. */
export function tasksSection({ tasks }: Summary, page: Page): Markup {
  if (tasks.length === 0) return html``;
  return section(
    page,
    'tasks',
    'Who must do what',
    html`<div class="roles">
${tasks.map((role) => roleTasks(role, page))}</div>`,
  );
}

const roleTasks = ({ role, tasks }: RoleTasks, page: Page): Markup => html`<div class="role">
<h3>${roleOf(role)} <span class="count">${tasks.length}</span></h3>
<ul>
${firstOf(
  tasks,
  page.limits.tasks,
  (task) => html`<li>${Markup.raw(taskPhrase(task, page.style))}</li>\n`,
  (count) => `and ${count} more`,
)}</ul>
</div>
`;
