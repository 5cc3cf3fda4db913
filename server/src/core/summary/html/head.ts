import type { DecisionReason } from '../../evaluate/decision.ts';
import type { Summary } from '../model.ts';
import { mapPhrase, titleOf } from '../phrases.ts';
import { html, Markup } from './markup.ts';
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
  const mapPath = map.uri === undefined ? undefined : page.pathOf(map.uri);
  const outcomeMarkup =
    inForce === undefined ? html`${outcome}` : html`${page.name(inForce)}${outcome.slice(inForce.length)}`;
  return html`<header>
<h1>${titleOf(summary)}</h1>
<p class="decision ${TONES[reason]}"><strong>${outcomeMarkup}</strong>: ${why}.</p>
<dl class="facts">
<div><dt>Packet</dt><dd>${fileLink(uri, page)}</dd></div>
<div><dt>Status</dt><dd><span class="badge status-${status}">${status}</span></dd></div>
${date === undefined ? '' : html`<div><dt>Date</dt><dd>${date}</dd></div>\n`}${
  lane === undefined ? '' : html`<div><dt>Lane</dt><dd>${lane}</dd></div>\n`
}<div${map.problem === undefined ? '' : Markup.raw(' class="amiss"')}><dt>Blocker map</dt><dd>${
    map.uri === undefined || map.problem !== undefined
      ? Markup.raw(mapPhrase(map, mapPath, page.style))
      : fileLink(map.uri, page)
  }</dd></div>
<div><dt>As of</dt><dd>${today}</dd></div>
</dl>
</header>
`;
}

function fileLink(uri: string, page: Page): Markup {
  const start = { line: 0, character: 0 };
  return page.link(html`<code>${page.pathOf(uri)}</code>`, { uri, range: { start, end: start } });
}
