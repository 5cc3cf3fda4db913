import { Graph as DagreGraph, type EdgeLabel, type GraphLabel, layout, type NodeLabel } from '@dagrejs/dagre';
import { displayWidth } from '../../syntax/displayWidth.ts';
import { linesOf } from './labels.ts';
import type { Graph, GraphEdge, GraphNode } from './model.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A node with its place: `x` and `y` are its middle. */
export interface PlacedNode extends GraphNode, Point {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

export interface PlacedEdge extends GraphEdge {
  readonly points: readonly Point[];
  /** Where its level stands; `undefined` where it has none. */
  readonly at: Point | undefined;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** Widths in the fonts that the picture is drawn with, generously: a column of code, and one of small words. */
const CODE_COLUMN = 7.4;
const WORD_COLUMN = 6.4;
const LINE = 16;
const PADDING = { x: 38, y: 18 };
const MARGIN = 12;

/** Gives every node and edge its place, what must come first on the left. */
export function layOut({ nodes, edges }: Graph): Layout {
  const graph = new DagreGraph<GraphLabel, NodeLabel, EdgeLabel>();
  graph.setGraph({ rankdir: 'LR', nodesep: 14, edgesep: 8, ranksep: 60, marginx: MARGIN, marginy: MARGIN });
  for (const node of nodes) graph.setNode(node.key, sizeOf(node));
  for (const edge of edges) graph.setEdge(edge.from, edge.to, labelOf(edge));
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: nodes.map((node) => {
      const { x = 0, y = 0, width: wide, height: high, lines } = graph.node(node.key) as Sized;
      return { ...node, x, y, width: wide, height: high, lines };
    }),
    edges: edges.map((edge) => {
      const { points = [], x, y } = graph.edge(edge.from, edge.to);
      const [from, to] = [graph.node(edge.from) as Box, graph.node(edge.to) as Box];
      const at = edge.level === '' || x === undefined || y === undefined ? undefined : { x, y };
      return { ...edge, points: fromSideToSide(points, from, to), at };
    }),
  };
}

type Box = Point & { readonly width: number };

/** Lines leave on the right and arrive on the left; on a cycle, where one has to go back, as the layout has it. */
function fromSideToSide(points: readonly Point[], from: Box, to: Box): readonly Point[] {
  const start = { x: from.x + from.width / 2, y: from.y };
  const end = { x: to.x - to.width / 2, y: to.y };
  return start.x < end.x ? [start, ...points.slice(1, -1), end] : points;
}

interface Sized extends NodeLabel {
  readonly lines: readonly string[];
}

function sizeOf({ name, standing }: GraphNode): Sized {
  const lines = linesOf(name);
  const widest = Math.max(...lines.map(displayWidth), 0) * CODE_COLUMN;
  const width = Math.ceil(Math.max(widest, displayWidth(standing) * WORD_COLUMN) + PADDING.x);
  return { lines, width, height: (lines.length + 1) * LINE + PADDING.y };
}

/** The ladder of options is what a reader follows, so that its lines are kept short and straight. */
const LADDER_WEIGHT = 8;

const labelOf = ({ level, kind }: GraphEdge): EdgeLabel => ({
  weight: kind === 'inherits' ? LADDER_WEIGHT : 1,
  ...(level === '' ? {} : { width: level.length * WORD_COLUMN + 8, height: LINE, labelpos: 'c' }),
});
