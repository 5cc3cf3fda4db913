import type { Graph } from '../summary/graph/model.ts';
import { html, Markup } from '../summary/html/markup.ts';
import type { Summary } from '../summary/model.ts';

/** What a person can ask of the graph: which option it is about, whether what is met is shown, and how large it is. */
export function graphControls({ options }: Summary, { option, showsMet, canShowAll }: Graph): Markup {
  const selected = (isSelected: boolean) => Markup.raw(isSelected ? ' selected' : '');
  const all = canShowAll ? html`<option value=""${selected(option === undefined)}>All options</option>` : '';
  const ids = [...new Set(options.filter(({ isDefault }) => !isDefault).map(({ id }) => id))];
  return html`<div class="controls">
<label>Show <select id="graph-option" data-graph-option>${all}${ids.map(
    (id) => html`<option value="${id}"${selected(id === option)}>${id}</option>`,
  )}</select></label>
<label><input type="checkbox" id="graph-met" data-graph-met${Markup.raw(showsMet ? ' checked' : '')}> also what is met</label>
<span class="zoom" role="group" aria-label="Size of the graph"><button type="button" data-zoom="out" aria-label="Smaller" title="Smaller (-)">−</button><button type="button" data-zoom="in" aria-label="Larger" title="Larger (+)">+</button><button type="button" data-zoom="fit" title="The whole graph (0)">Fit</button><button type="button" data-zoom="full" title="Its own size (1)">100 %</button></span>
</div>
`;
}
