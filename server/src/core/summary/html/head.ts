import type { DecisionReason } from '../../evaluate/decision.ts';
import type { Summary } from '../model.ts';
import { titleOf } from '../phrases.ts';
import { html, type Markup, type Value } from './markup.ts';
import type { Page } from './page.ts';

/** How the decision is set apart, beside its words: as it was chosen, as it holds by itself, or not as the packet says. */
const TONES: Readonly<Record<DecisionReason, 'chosen' | 'holds' | 'amiss'>> = {
  selected: 'chosen',
  'nothing-selected': 'holds',
  superseded: 'holds',
  draft: 'amiss',
  multiple: 'amiss',
  unknown: 'amiss',
  blocked: 'amiss',
  unattributed: 'amiss',
  unauthorised: 'amiss',
  contradicted: 'amiss',
  'no-default': 'amiss',
};

/** The title, what is in force and why, and what the summary is of. */
export function head(summary: Summary, page: Page): Markup {
  const { uri, status, date, lane, today, map, outcome, inForce, why, reason } = summary;
  const outcomeMarkup =
    inForce === undefined ? html`${outcome}` : html`${page.name(inForce)}${outcome.slice(inForce.length)}`;
  const fact = (name: string, value: Value) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`;
  return html`<header>
<h1>${titleOf(summary)}</h1>
<p class="decision ${TONES[reason]}"><strong>${outcomeMarkup}</strong>: ${why}.</p>
${warnings(summary, page)}<dl class="facts">
${fact('Packet', fileLink(uri, page))}${fact('Status', html`<span class="badge status-${status}">${status}</span>`)}${
  date === undefined ? '' : fact('Date', date)
}${lane === undefined ? '' : fact('Lane', lane)}${
  map.uri === undefined ? fact('Blocker map', 'none') : fact('Blocker map', fileLink(map.uri, page))
}${fact('As of', today)}</dl>
</header>
`;
}

/** What a person has to know of all that follows. */
function warnings({ status, map }: Summary, page: Page): Markup {
  const texts: Value[] = [];
  if (map.problem !== undefined) {
    const name = map.uri === undefined ? '' : html`<code>${page.pathOf(map.uri)}</code>. `;
    const problem = map.place === undefined ? map.problem : page.link(map.problem, map.place);
    texts.push(html`Blocker map: ${name}${problem} What is not shown to be met is not met.`);
  }
  if (status === 'draft') texts.push('This packet is a draft: nothing that it selects is in force.');
  if (status === 'superseded') {
    texts.push('This packet is superseded: it is kept as a record, and nothing that it selects counts.');
  }
  return html`${texts.map((text) => html`<p class="warning">${text}</p>\n`)}`;
}

function fileLink(uri: string, page: Page): Markup {
  const start = { line: 0, character: 0 };
  return page.link(html`<code>${page.pathOf(uri)}</code>`, { uri, range: { start, end: start } });
}
