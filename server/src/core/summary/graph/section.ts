import { html, type Markup, type Value } from '../html/markup.ts';
import { type Page, section } from '../html/page.ts';
import type { Summary } from '../model.ts';
import { type Graph, type GraphNode, type GraphView, graphOf } from './model.ts';
import { drawSvg, LEGEND } from './svg.ts';

/**
 * The graph of a packet as a section; nothing where no option but the default requires anything. `controls` makes what
 * a host puts above the picture. The layout is loaded only when there is something to lay out.
 */
export async function graphSection(
  summary: Summary,
  page: Page,
  view?: GraphView,
  controls: (graph: Graph) => Value = () => '',
): Promise<Markup> {
  const isEmpty = summary.options.every(({ isDefault, preconditions }) => isDefault || preconditions.length === 0);
  if (isEmpty) return html``;
  const graph = graphOf(summary, view);
  const { layOut } = await import('./layout.ts');
  const picture = drawSvg(layOut(graph), page.id('graph'), (node, name, content) => linked(node, name, content, page));
  return section(
    page,
    'graph',
    'Graph',
    html`${controls(graph)}<figure class="graph">
<div class="canvas" role="region" aria-label="Graph, can be scrolled" tabindex="0">
${picture}
</div>
<figcaption><p>${captionOf(graph)}</p>${LEGEND}</figcaption>
</figure>`,
  );
}

function linked({ kind, name, place }: GraphNode, spoken: string, content: Markup, page: Page): Markup {
  const anchor = kind === 'option' || kind === 'blocker' ? page.anchorOf(name) : '';
  const number = page.numberOf(place);
  if (number === undefined && anchor === '') return html`<g role="img" aria-label="${spoken}">${content}</g>\n`;
  const to = number === undefined ? '' : html` data-place="${number}"`;
  return html`<a href="#${anchor}" aria-label="${spoken}"${to}>${content}</a>\n`;
}

/** What the picture is of, and what it leaves out. */
function captionOf({ option, showsMet, shown, total, optionsLeft }: Graph): string {
  const what = option === undefined ? 'What all options require' : `What ${option} requires`;
  const which = showsMet ? 'met or not' : 'and is not met';
  const left =
    shown < total
      ? ` Of ${total} blockers, conditions and grants the ${shown} are shown that stand in the way of most; ${total - shown} are left out.`
      : '';
  const options =
    optionsLeft > 0 ? ` ${optionsLeft} options whose preconditions it takes over as well are left out.` : '';
  return `${what}, ${which}; what must come first stands on the left.${left}${options}`;
}
