import type { OptionSummary, PreconditionSummary, Summary } from '../model.ts';
import { marksOf, preconditionPhrase, verdictOf } from '../phrases.ts';
import { longList } from './longList.ts';
import { html, Markup } from './markup.ts';
import { firstOf, type Page, section } from './page.ts';

/** So many preconditions are shown at once; more are shown when they are asked for. */
const SHORT = 12;

/** With more preconditions than that, a document that is kept tells each of them in one place. */
const LONG = 50;

/** The ladder of options, each with its verdict and what it requires. */
export function optionsSection({ options }: Summary, page: Page): Markup {
  const content =
    options.length === 0
      ? html`<p>There is no options table.</p>`
      : html`<ol class="ladder">
${options.map((option) => optionItem(option, page))}</ol>`;
  return section(page, 'options', 'Options', content);
}

function optionItem(option: OptionSummary, page: Page): Markup {
  const { id, authorizes, available, isInForce, met, total, place } = option;
  return html`<li${page.idFor(id)} class="option ${available ? 'met' : 'unmet'}${isInForce ? ' in-force' : ''}">
<h3>${page.link(html`<code>${id}</code>`, place)}${marksOf(option).map(
    (mark) => html` <span class="badge${mark === 'in force' ? ' in-force' : ''}">${mark}</span>`,
  )}</h3>
<p class="verdict">${total === 0 ? '' : html`<meter min="0" max="${total}" value="${met}" aria-label="${met} of ${total} met"></meter> `}${verdictOf(option)}</p>
${authorizes === undefined || authorizes === '' ? '' : html`<p class="authorizes"><span class="label">Authorises</span> ${authorizes}</p>\n`}${
  total === 0 ? '' : requirements(option, page)
}</li>
`;
}

/** What is not met first: that is what a person looks for. */
function requirements(option: OptionSummary, page: Page): Markup {
  const { preconditions, met, total } = option;
  const ordered = [...preconditions.filter((each) => !each.met), ...preconditions.filter((each) => each.met)];
  const isOpen = total <= SHORT && met < total;
  const most = page.limits.preconditions;
  const isLong = total > LONG && most > total;
  const tell = (each: PreconditionSummary) => preconditionItem(each, option, page);
  return html`<details${Markup.raw(isOpen ? ' open' : '')}>
<summary>${total === 1 ? 'Its precondition' : `Its ${total} preconditions`}</summary>
<ul class="marks">
${isLong ? longList(option, page, tell) : firstOf(ordered, most, tell, (count) => `and ${count} more, ${countUnmet(ordered.slice(most))}`)}</ul>
</details>
`;
}

function countUnmet(preconditions: readonly PreconditionSummary[]): string {
  const count = preconditions.filter(({ met }) => !met).length;
  return count === 0 ? 'all of them met' : `${count} of them not met`;
}

/** One precondition of an option; it leads to the map's entry, and to the clause that asks for it. */
export function preconditionItem(precondition: PreconditionSummary, option: OptionSummary, page: Page): Markup {
  const { kind, id, text, met, place, entry } = precondition;
  const phrase = Markup.raw(preconditionPhrase(precondition, option, page.style));
  // A list of links alone must tell them apart.
  const of = html`<span class="sr"> about ${id ?? text}</span>`;
  const asides = page.leadsToFiles
    ? [
        ...(kind === 'condition' && entry !== undefined ? [page.link(html`map entry${of}`, entry)] : []),
        page.link(html`clause${of}`, place),
      ]
    : [];
  return html`<li class="${met ? 'met' : 'unmet'}"><span class="sr">${met ? 'Met: ' : 'Not met: '}</span>${phrase}${asides.map(
    (link) => html` <span class="aside">${link}</span>`,
  )}</li>
`;
}
