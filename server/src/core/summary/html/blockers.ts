import type { BlockerSummary, Summary } from '../model.ts';
import { evidencePhrase, isDoubtful, standingOf, waiverPhrase } from '../phrases.ts';
import { html, join, Markup } from './markup.ts';
import { type Page, section } from './page.ts';

/** The blockers with how they stand, what that rests on, and what depends on them. */
export function blockersSection({ blockers }: Summary, page: Page): Markup {
  if (blockers.length === 0) return html``;
  const most = page.limits.blockers;
  // Where there is no room for all, those that stand in the way of most are shown.
  const shown =
    blockers.length <= most ? blockers : blockers.toSorted((one, other) => one.rank - other.rank).slice(0, most);
  const left = blockers.length - shown.length;
  const note =
    left === 0
      ? ''
      : html`<p class="note">The ${shown.length} that stand in the way of most options are shown; ${left} others are left out. All of them are in the blocker map.</p>\n`;
  return section(
    page,
    'blockers',
    'Blockers',
    html`${note}<ul class="blockers">
${shown.map((blocker) => blockerItem(blocker, page))}</ul>`,
  );
}

function blockerItem(blocker: BlockerSummary, page: Page): Markup {
  const { id, title, owners, waiver, doubts, evidence, place } = blocker;
  const lines = [
    ...(waiver === undefined ? [] : [mark(true, 'Counts', waiverPhrase(waiver, page.style))]),
    ...doubts.map((doubt) => mark(false, 'Missing', page.style.words(doubt))),
    ...evidence.map((each) => mark(each.isGood, each.isGood ? 'Good' : 'Not good', evidencePhrase(each, page.style))),
  ];
  return html`<li${page.idFor(id)} class="blocker ${isDoubtful(blocker) ? 'doubtful' : `level-${blocker.earned}`}">
<h3>${page.link(html`<code>${id === '' ? 'an entry without an ID' : id}</code>`, place)} <span class="badge standing">${standingOf(blocker)}</span></h3>
<p>${title}</p>
<p class="leverage">${leverage(blocker, page)}${owners.length === 0 ? '' : html` · ${owners.join(' or ')}`}</p>
${lines.length === 0 ? '' : html`<ul class="marks">\n${lines}</ul>\n`}</li>
`;
}

const mark = (isGood: boolean, word: string, phrase: string): Markup =>
  html`<li class="${isGood ? 'met' : 'unmet'}"><span class="sr">${word}: </span>${Markup.raw(phrase)}</li>\n`;

/** What depends on a blocker, with the options by name while they are few. */
function leverage({ gates, unlocks, rank }: BlockerSummary, page: Page): Markup {
  if (gates.length === 0) return html`stands in the way of no option`;
  const isAlone = unlocks.length === 0 ? '' : html`, alone in the way of ${names(unlocks, page)}`;
  return html`rank ${rank}: gates ${names(gates, page)}${isAlone}`;
}

const FEW = 3;

const names = (ids: readonly string[], page: Page): Markup =>
  ids.length > FEW
    ? html`${ids.length} options`
    : join(
        ids.map((id) => page.name(id)),
        ', ',
      );
