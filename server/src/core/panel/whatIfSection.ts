import type { SupposedOption, WhatIf } from '../explain/whatIf.ts';
import { html, join, Markup, type Value } from '../summary/html/markup.ts';
import { preconditionItem } from '../summary/html/options.ts';
import { firstOf, type Page, section } from '../summary/html/page.ts';
import type { Summary } from '../summary/model.ts';
import { assumedOf, type Candidate, candidatesOf, matches } from './candidates.ts';

export interface WhatIfView {
  /** As it is written on the command line: `ID=LEVEL`. */
  readonly assumed: readonly string[];
  readonly search: string;
}

/** So many things that can be assumed are listed; the others are found by searching. */
const MOST_CANDIDATES = 40;
/** So many of what an option would still lack. */
const MOST_MISSING = 6;

/** Stands above everything while something is assumed, so that nobody takes it for what is. */
export function assumptionBanner({ assumed, options }: WhatIf, page: Page): Markup {
  if (assumed.length === 0) return html`<div id="assumption" class="assumption" role="status"></div>\n`;
  const opening = options.filter(({ effect }) => effect === 'opens').map(({ now }) => now.id);
  const things = assumed.length === 1 ? '1 thing is' : `${assumed.length} things are`;
  const consequence =
    opening.length === 0
      ? html`No further option would open.`
      : html`Would open: ${join(
          opening.map((id) => page.name(id)),
          ', ',
        )}.`;
  return html`<div id="assumption" class="assumption on" role="status"><p><strong>What if: ${things} assumed.</strong> ${consequence} Nothing is written, and nothing is in force by it.</p>
<p class="actions"><a href="#what-if">What would change</a> <button type="button" data-reset>Reset</button></p></div>
`;
}

/** Takes assumptions, and tells what would become of every option; all else on the page stays as it is. */
export function whatIfSection(summary: Summary, result: WhatIf, view: WhatIfView, page: Page): Markup {
  const intro = html`<p class="note">Assume something and see what would open. Nothing is written, and nothing is in force by it.</p>\n`;
  if (summary.map.kind !== 'read') {
    const why = html`<p>There is no blocker map that can be relied on, so nothing can be assumed of it.</p>`;
    return section(page, 'what-if', 'What if', html`${intro}${why}`);
  }
  const candidates = candidatesOf(summary);
  const content =
    candidates.length === 0
      ? html`<p>Everything that the options require is met already, and no blocker can come further.</p>`
      : html`${chooser(candidates, view)}${outcome(result, page)}`;
  return section(page, 'what-if', 'What if', html`${intro}${content}`);
}

function chooser(candidates: readonly Candidate[], view: WhatIfView): Markup {
  const isAssumed = (candidate: Candidate) => assumedOf(candidate, view.assumed) !== undefined;
  const found = candidates.filter((candidate) => isAssumed(candidate) || matches(candidate, view.search));
  // What is assumed stays in sight, whatever is searched for.
  const shown = found.filter((candidate, index) => index < MOST_CANDIDATES || isAssumed(candidate));
  const left = found.length - shown.length;
  const row = (candidate: Candidate) => candidateRow(candidate, candidates.indexOf(candidate), view);
  const group = (kind: Candidate['kind'], legend: string): Value => {
    const rows = shown.filter((candidate) => candidate.kind === kind).map(row);
    return rows.length === 0 ? '' : html`<fieldset><legend>${legend}</legend>\n<ul>\n${rows}</ul></fieldset>\n`;
  };
  const search =
    candidates.length > 8 || view.search !== ''
      ? html`<p><label>Search <input type="search" id="what-if-search" data-search value="${view.search}" placeholder="ID, title or owner"></label></p>\n`
      : '';
  const note =
    left > 0
      ? html`<p class="note">Those are shown that stand in the way of most options; ${left} others are found by searching.</p>\n`
      : shown.length === 0
        ? html`<p class="note">Nothing that could be assumed matches “${view.search}”.</p>\n`
        : '';
  return html`<form class="assume">
${search}${group('blocker', 'Blockers')}${group('condition', 'Conditions')}${group('grant', 'Grants')}${note}</form>
`;
}

function candidateRow(candidate: Candidate, index: number, view: WhatIfView): Markup {
  const id = `assume-${index}`;
  const assumed = assumedOf(candidate, view.assumed);
  const attribute = (name: string, isSet: boolean) => Markup.raw(isSet ? ` ${name}` : '');
  if (candidate.kind === 'blocker') {
    const { id: name, title, earned } = candidate.blocker;
    const options = candidate.levels.map((level) => {
      const written = `${name}=${level}`;
      return html`<option value="${written}"${attribute('selected', written === assumed)}>${level}</option>`;
    });
    return html`<li class="${assumed === undefined ? '' : 'assumed'}"><label for="${id}"><code>${name}</code> ${title}</label> <select id="${id}" data-assume><option value=""${attribute('selected', assumed === undefined)}>as it is: ${earned}</option>${options}</select></li>\n`;
  }
  const { written, kind, precondition } = candidate;
  const what =
    kind === 'grant' ? html`<code>${precondition.id ?? precondition.text}</code> is given` : html`${precondition.text}`;
  return html`<li class="${assumed === undefined ? '' : 'assumed'}"><label><input type="checkbox" id="${id}" data-assume value="${written}"${attribute('checked', assumed !== undefined)}> ${what}</label></li>\n`;
}

const EFFECTS: Readonly<Record<SupposedOption['effect'], string>> = {
  opens: 'would open',
  'comes-closer': 'would come closer, and stay shut',
  'stays-shut': 'would stay shut, as it is now',
  'is-open': 'is available already',
};

function outcome({ assumed, problems, options }: WhatIf, page: Page): Markup {
  const notes = problems.map((problem) => html`<p class="note problem">${problem}</p>\n`);
  if (assumed.length === 0) return html`${notes}`;
  return html`<h3>What would change</h3>
${notes}<ul class="supposed">
${options.map((option) => supposedItem(option, page))}</ul>
`;
}

function supposedItem({ now, supposed, effect }: SupposedOption, page: Page): Markup {
  const figures =
    effect === 'comes-closer' || effect === 'opens'
      ? `${now.met} of ${now.total} met now, then ${supposed.met} of ${supposed.total}`
      : `${now.met} of ${now.total} met`;
  const missing = supposed.preconditions.filter(({ met }) => !met);
  const list =
    missing.length === 0
      ? ''
      : html`<p>Still missing:</p>
<ul class="marks">
${firstOf(
  missing,
  MOST_MISSING,
  (precondition) => preconditionItem(precondition, supposed, page),
  (count) => `and ${count} more`,
)}</ul>
`;
  return html`<li class="${effect}">${page.name(now.id)} <strong>${EFFECTS[effect]}</strong>: ${figures}.
${effect === 'comes-closer' ? list : ''}</li>
`;
}
