import { html, join, type Markup, type Value } from '../html/markup.ts';
import type { Layout, PlacedEdge, PlacedNode, Point } from './layout.ts';
import type { GraphNode } from './model.ts';

const KINDS: Readonly<Record<GraphNode['kind'], string>> = {
  option: 'Option',
  blocker: 'Blocker',
  condition: 'Condition',
  grant: 'Grant',
};

const LINE = 16;

/** The picture. `link` makes a node lead to where it is told of; `id` goes before the names inside the picture. */
export function drawSvg(
  { width, height, nodes, edges }: Layout,
  id: string,
  link: (node: GraphNode, name: string, content: Markup) => Markup,
): Markup {
  return html`<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="Graph of options and what they require">
<defs><marker id="${id}-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="10" markerHeight="10" orient="auto"><path d="M0,0 8,4 0,8Z" class="head"/></marker></defs>
<g aria-hidden="true">
${edges.map((edge) => drawEdge(edge, id))}</g>
${nodes.map((node) => link(node, spokenOf(node), drawNode(node)))}</svg>`;
}

/** What a screen reader says of a node. */
const spokenOf = ({ kind, name, standing, isMet, isInForce }: GraphNode): string =>
  `${KINDS[kind]} ${name}: ${isInForce ? 'in force, ' : ''}${standing}${kind !== 'option' && isMet && standing !== 'met' && standing !== 'given' ? ', met' : ''}`;

function drawEdge({ kind, isMet, points, at, level }: PlacedEdge, id: string): Markup {
  const label =
    at === undefined ? '' : html`<text x="${round(at.x)}" y="${round(at.y + 4)}" class="level">${level}</text>\n`;
  return html`<path class="edge ${kind} ${isMet ? 'met' : 'unmet'}" d="${curve(points)}" marker-end="url(#${id}-arrow)"/>
${label}`;
}

/** A smooth line through the points of the layout, level at each of them. */
function curve([start, ...rest]: readonly Point[]): string {
  if (start === undefined) return '';
  const bends = rest.map((point, index) => {
    const before = rest[index - 1] ?? start;
    const middle = (before.x + point.x) / 2;
    return `C${at({ x: middle, y: before.y })} ${at({ x: middle, y: point.y })} ${at(point)}`;
  });
  return `M${at(start)} ${bends.join(' ')}`;
}

function drawNode(node: PlacedNode): Markup {
  const { kind, isMet, isInForce, x, y, height, lines, standing } = node;
  const top = y - height / 2;
  const words: Value[] = lines.map(
    (line, index) =>
      html`<text x="${round(x + 8)}" y="${round(top + 21 + index * LINE)}" class="name">${line}</text>\n`,
  );
  const mark = html`<text x="${round(x - node.width / 2 + 16)}" y="${round(y + 5)}" class="mark">${isMet ? '✓' : '✗'}</text>\n`;
  return html`<g class="node ${kind} ${isMet ? 'met' : 'unmet'}${isInForce ? ' in-force' : ''}">
${shapeOf(node)}${mark}${words}<text x="${round(x + 8)}" y="${round(top + 21 + lines.length * LINE)}" class="standing">${standing}</text>
</g>
`;
}

/** Every kind has a shape of its own, so that it can be told without a colour. */
function shapeOf({ kind, x, y, width, height }: PlacedNode): Markup {
  const left = x - width / 2;
  const right = x + width / 2;
  const top = y - height / 2;
  const bottom = y + height / 2;
  const corner = 10;
  const box = (radius: number) =>
    html`<rect class="shape" x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}" rx="${round(radius)}"/>\n`;
  const polygon = (points: readonly Point[]) => html`<polygon class="shape" points="${points.map(at).join(' ')}"/>\n`;
  switch (kind) {
    case 'option':
      return box(3);
    case 'condition':
      return box(height / 2);
    case 'blocker':
      return polygon([
        { x: left + corner, y: top },
        { x: right - corner, y: top },
        { x: right, y: top + corner },
        { x: right, y: bottom - corner },
        { x: right - corner, y: bottom },
        { x: left + corner, y: bottom },
        { x: left, y: bottom - corner },
        { x: left, y: top + corner },
      ]);
    case 'grant':
      return polygon([
        { x: left, y: top },
        { x: right - corner, y: top },
        { x: right, y },
        { x: right - corner, y: bottom },
        { x: left, y: bottom },
      ]);
  }
}

const round = (value: number): string => String(Math.round(value * 10) / 10);
const at = ({ x, y }: Point): string => `${round(x)},${round(y)}`;

/** What the shapes and lines stand for. */
export const LEGEND: Markup = html`<p class="legend">${join(
  [
    html`<span><svg width="22" height="14" aria-hidden="true"><rect class="shape" x="1" y="1" width="20" height="12" rx="2"/></svg> option</span>`,
    html`<span><svg width="22" height="14" aria-hidden="true"><polygon class="shape" points="5,1 17,1 21,5 21,9 17,13 5,13 1,9 1,5"/></svg> blocker</span>`,
    html`<span><svg width="22" height="14" aria-hidden="true"><rect class="shape" x="1" y="1" width="20" height="12" rx="6"/></svg> condition</span>`,
    html`<span><svg width="22" height="14" aria-hidden="true"><polygon class="shape" points="1,1 15,1 21,7 15,13 1,13"/></svg> grant</span>`,
    html`<span><svg width="26" height="14" aria-hidden="true"><path class="edge met" d="M1,7 25,7"/></svg> met</span>`,
    html`<span><svg width="26" height="14" aria-hidden="true"><path class="edge unmet" d="M1,7 25,7"/></svg> not met</span>`,
  ],
  ' ',
)}</p>`;
