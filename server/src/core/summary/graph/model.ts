import { reaches } from '../../packet/level.ts';
import { append } from '../../syntax/append.ts';
import type { BlockerSummary, OptionSummary, Place, PreconditionSummary, Summary } from '../model.ts';
import { verdictOf } from '../phrases.ts';

/** What a person wants to see of a graph. */
export interface GraphView {
  /** The option that it is about; all of them where that is left out and there is room, else the one that matters most. */
  readonly option?: string | undefined;
  /** Whether what is met is shown as well; where that is left out, it is while there is room. */
  readonly met?: boolean | undefined;
}

export interface GraphNode {
  readonly key: string;
  readonly kind: 'option' | 'blocker' | 'condition' | 'grant';
  /** An ID, or a condition in its own words. */
  readonly name: string;
  /** How it stands, in few words. */
  readonly standing: string;
  readonly isMet: boolean;
  readonly isInForce: boolean;
  readonly place: Place;
}

/** `from` must come before `to`: it is required, or inherited from. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'requires' | 'inherits' | 'after';
  /** The level that is asked for; empty where there is but one. */
  readonly level: string;
  readonly isMet: boolean;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** The option that it is about; `undefined` for all of them. */
  readonly option: string | undefined;
  readonly showsMet: boolean;
  /** Whether all options fit into one. */
  readonly canShowAll: boolean;
  /** How many blockers, conditions and grants there are to see, and how many of them are shown. */
  readonly shown: number;
  readonly total: number;
  /** How many options that it inherits from are left out. */
  readonly optionsLeft: number;
}

/** So much can be taken in at a glance, and so much is laid out at once. */
const COMFORTABLE_NODES = 16;
const MOST_TARGETS = 40;
const MOST_NODES = 60;
const MOST_EDGES = 150;
const MOST_SOURCES = 12;

/** The options with what they require, as a graph in which what must come first leads to what waits for it. */
export function graphOf(summary: Summary, view: GraphView = {}): Graph {
  const options = summary.options.filter(({ isDefault }) => !isDefault);
  const inherited = sourcesOf(options);
  const whole = options.length <= MOST_NODES ? collect(summary, options, inherited, true) : undefined;
  const canShowAll =
    whole !== undefined && whole.targets.length + options.length <= MOST_NODES && whole.edges.length <= MOST_EDGES;
  const focus = options.find(({ id }) => id === view.option) ?? (canShowAll ? undefined : foremost(summary, options));
  const sources = focus === undefined ? options : options.filter(({ id }) => inherited.get(focus)?.has(id));
  const around = focus === undefined ? options : [...sources.slice(-MOST_SOURCES), focus];
  const all = collect(summary, around, inherited, true);
  const showsMet = view.met ?? all.targets.length + around.length <= COMFORTABLE_NODES;
  const { targets, edges } = showsMet ? all : collect(summary, around, inherited, false);
  const kept = mostPressing(targets, summary.blockers).slice(0, MOST_TARGETS);
  const nodes = new Map([...around.map(optionNode), ...kept].map((node) => [node.key, node]));
  return {
    nodes: [...nodes.values()],
    edges: edges.filter(({ from, to }) => nodes.has(from) && nodes.has(to)),
    option: focus?.id,
    showsMet,
    canShowAll,
    shown: kept.length,
    total: targets.length,
    optionsLeft: focus === undefined ? 0 : sources.length - around.length + 1,
  };
}

/** The option that somebody most likely asks about: what is selected, what is recommended, the first that is shut. */
function foremost({ recommendation }: Summary, options: readonly OptionSummary[]): OptionSummary | undefined {
  return (
    options.find(({ isSelected }) => isSelected) ??
    options.find(({ id }) => id === recommendation?.option) ??
    options.find(({ available }) => !available) ??
    options[0]
  );
}

type Sources = ReadonlyMap<OptionSummary, ReadonlySet<string>>;

/** From which other options each takes what it requires. */
const sourcesOf = (options: readonly OptionSummary[]): Sources =>
  new Map(
    options.map((option) => {
      const sources = new Set(option.preconditions.map(({ from }) => from));
      sources.delete(option.id);
      return [option, sources];
    }),
  );

interface Collected {
  readonly targets: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

function collect(
  summary: Summary,
  options: readonly OptionSummary[],
  inherited: Sources,
  showsMet: boolean,
): Collected {
  const targets = new Map<string, GraphNode>();
  const edges: GraphEdge[] = [];
  for (const option of options) {
    for (const precondition of option.preconditions) {
      // What can never be met as it is written is nothing that anything leads to.
      if (precondition.from !== option.id || precondition.kind === 'unknown') continue;
      if (precondition.met && !showsMet) continue;
      const target = targetNode(precondition);
      targets.set(target.key, mergeNodes(targets.get(target.key), target));
      const level = precondition.kind === 'blocker' ? precondition.required : '';
      edges.push({ from: target.key, to: optionKey(option.id), kind: 'requires', level, isMet: precondition.met });
    }
    append(edges, inheritance(option, options, inherited));
  }
  const wanted = addDependencies(targets, summary.blockers, showsMet);
  return { targets: [...targets.values()], edges: [...edges, ...wanted] };
}

/** From the options of which `option` takes what they require: the nearest, not those of which these take it. */
function inheritance(option: OptionSummary, options: readonly OptionSummary[], inherited: Sources): GraphEdge[] {
  const sources = inherited.get(option) ?? new Set();
  const near = options.filter(
    ({ id }) => sources.has(id) && !options.some((other) => sources.has(other.id) && inherited.get(other)?.has(id)),
  );
  return near.map(({ id, available }) => ({
    from: optionKey(id),
    to: optionKey(option.id),
    kind: 'inherits',
    level: '',
    isMet: available,
  }));
}

/** What must be RESOLVED before a blocker can be, to any depth. */
function addDependencies(
  targets: Map<string, GraphNode>,
  blockers: readonly BlockerSummary[],
  showsMet: boolean,
): GraphEdge[] {
  const byId = new Map(blockers.map((blocker) => [blocker.id, blocker]));
  const edges: GraphEdge[] = [];
  // A map grows while it is gone through, and what was added is gone through as well.
  for (const { kind, name, key } of targets.values()) {
    if (kind !== 'blocker') continue;
    for (const { id, earned } of byId.get(name)?.requires ?? []) {
      const required = byId.get(id);
      const isMet = reaches(earned, 'RESOLVED');
      if (required === undefined || id === name || (isMet && !showsMet)) continue;
      const node = blockerNode(required, isMet);
      if (!targets.has(node.key)) targets.set(node.key, node);
      edges.push({ from: node.key, to: key, kind: 'after', level: 'RESOLVED', isMet });
    }
  }
  return edges;
}

const optionKey = (id: string): string => `option ${id}`;

const optionNode = (option: OptionSummary): GraphNode => ({
  key: optionKey(option.id),
  kind: 'option',
  name: option.id,
  standing: verdictOf(option),
  isMet: option.available,
  isInForce: option.isInForce,
  place: option.place,
});

function targetNode(precondition: PreconditionSummary): GraphNode {
  const { kind, id, text, met, place, entry } = precondition;
  const name = kind === 'condition' ? text : (id ?? text);
  return {
    key: `${kind} ${id ?? text}`,
    kind: kind === 'unknown' ? 'condition' : kind,
    name,
    standing: standingOf(precondition),
    isMet: met,
    isInForce: false,
    place: entry ?? place,
  };
}

const blockerNode = ({ id, earned, claimed, place }: BlockerSummary, isMet: boolean): GraphNode => ({
  key: `blocker ${id}`,
  kind: 'blocker',
  name: id,
  standing: claimed === earned || claimed === 'WAIVED' ? earned : `${earned}, claims ${claimed}`,
  isMet,
  isInForce: false,
  place,
});

function standingOf({ kind, earned, claims, met, isTracked }: PreconditionSummary): string {
  if (!isTracked && !met) return 'not tracked';
  if (kind === 'blocker') return claims === undefined ? earned : `${earned}, claims ${claims}`;
  if (kind === 'grant') return met ? 'given' : 'not given';
  return met ? 'met' : 'not met';
}

/** A target that several options ask for is met where it is met for all of them. */
const mergeNodes = (known: GraphNode | undefined, next: GraphNode): GraphNode =>
  known === undefined ? next : { ...known, isMet: known.isMet && next.isMet };

/** What is not met first, of that the blockers that stand in the way of most, then in the order of the options. */
function mostPressing(targets: readonly GraphNode[], blockers: readonly BlockerSummary[]): GraphNode[] {
  const ranks = new Map(blockers.map(({ id, rank }) => [id, rank]));
  const rankOf = ({ kind, name }: GraphNode): number => (kind === 'blocker' ? (ranks.get(name) ?? 1) : 1);
  return targets.toSorted((one, other) => Number(one.isMet) - Number(other.isMet) || rankOf(one) - rankOf(other));
}
