import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver-protocol';
import type { Evidence } from '../core/blockerMap/model.ts';
import type { MapFile, PacketFile, ProjectFile } from '../core/project.ts';
import { countOption } from '../core/summary/options.ts';
import { verdictOf } from '../core/summary/phrases.ts';
import { countWhile } from '../core/syntax/countWhile.ts';
import { hull, type Located, type Span, span } from '../core/syntax/span.ts';
import type { Context } from './context.ts';
import { markdownOf } from './places/syntax.ts';
import { type Section, sectionsOf } from './sections.ts';
import { standingOfEntry } from './standing.ts';
import { SYMBOL_KINDS, type SymbolName } from './symbolKinds.ts';

export interface SymbolTraits {
  /** Whether the client can show symbols within symbols. */
  readonly hierarchical: boolean;
  /** Whether the headings of a packet are shown too: an editor that knows Markdown shows them itself. */
  readonly markdownFeatures: boolean;
}

interface Node {
  readonly name: string;
  readonly kind: SymbolName;
  readonly detail: string;
  readonly whole: Span;
  readonly at: Span;
  readonly children: readonly Node[];
}

/** The outline: of a packet its decision, options and blockers, of a map its entries with their evidence. */
export function documentSymbols(
  uri: string,
  context: Context,
  traits: SymbolTraits,
): DocumentSymbol[] | SymbolInformation[] {
  const file = context.snapshot.files.get(uri)?.file;
  if (file === undefined) return [];
  const nodes = nodesOf(file, traits);
  if (traits.hierarchical) return nodes.map((node) => toSymbol(node, file));
  return nodes.flatMap((node) => flat(node, undefined, file, context));
}

function nodesOf(file: ProjectFile, { markdownFeatures }: SymbolTraits): readonly Node[] {
  if (file.kind === 'blocker-map') return mapNodes(file);
  const own = packetNodes(file);
  if (!markdownFeatures || file.evaluation.packet.format === 'json') return own;
  return nest(sectionsOf(markdownOf(file), file.source.text), own);
}

function packetNodes(file: PacketFile): Node[] {
  const { packet, decision } = file.evaluation;
  const options = file.evaluation.options.map((evaluated): Node => {
    const { option } = evaluated.read;
    return node('option', option.id, verdictOf(countOption(evaluated)), option.span);
  });
  const blockers = (packet.standing?.entries.all ?? []).map((entry) =>
    node('blocker', entry.id, entry.title?.value ?? '', entry.span),
  );
  const selection = packet.selections[0];
  const inForce = decision.inForce === undefined ? 'nothing is in force' : `${decision.inForce} is in force`;
  return [
    ...group('Options', packet.optionsSpan, options),
    ...group(
      'Standing blockers',
      packet.standing && hull(packet.standing.lead, ...blockers.map(({ whole }) => whole)),
      blockers,
    ),
    ...(packet.recommendation?.option === undefined
      ? []
      : [node('recommendation', packet.recommendation.option, 'recommended', packet.recommendation.option.span)]),
    ...(selection === undefined
      ? []
      : [
          {
            ...node('decision', selection.option, inForce, selection.span),
            name: `Selected: ${selection.option.value}`,
          },
        ]),
  ];
}

function mapNodes({ map, earned }: MapFile): Node[] {
  const blockers = map.blockers.map((blocker, index): Node => {
    const standing = standingOfEntry(blocker, earned?.blockers[index]?.level);
    const detail = [standing, blocker.title?.value ?? ''].filter((part) => part !== '').join(' · ');
    return node('blocker', blocker.id, detail, blocker.span, evidenceNodes(blocker.evidence));
  });
  const conditions = map.conditions.map((condition): Node => {
    const detail = [condition.status?.value ?? '', condition.statement?.value ?? ''].filter((part) => part !== '');
    return node('condition', condition.id, detail.join(' · '), condition.span, evidenceNodes(condition.evidence));
  });
  const grants = map.grants.map((grant) => node('grant', grant.id, grant.status?.value ?? '', grant.span));
  return [
    ...group('blockers', map.lists.blockers.span, blockers),
    ...group('conditions', map.lists.conditions.span, conditions),
    ...group('grants', map.lists.grants.span, grants),
  ];
}

const evidenceNodes = (entries: readonly Evidence[]): Node[] =>
  entries.map((entry) => node('evidence', entry.path ?? entry.url ?? entry.kind, entry.kind?.value ?? '', entry.span));

function node(
  kind: SymbolName,
  name: Located<string> | undefined,
  detail: string,
  whole: Span,
  children: readonly Node[] = [],
): Node {
  // A name must not be empty (LSP 3.17, section DocumentSymbol), and lies within the whole.
  const text = name?.value.trim() || `(no name)`;
  const isInside = name !== undefined && whole.start <= name.span.start && name.span.end <= whole.end;
  return { kind, name: text, detail, whole, at: isInside ? name.span : span(whole.start, whole.start), children };
}

const group = (name: string, whole: Span | undefined, children: readonly Node[]): Node[] =>
  whole === undefined || children.length === 0
    ? []
    : [{ name, kind: 'group', detail: '', whole, at: span(whole.start, whole.start), children }];

/** Puts each node into the innermost section around it. */
function nest(sections: readonly Section[], nodes: readonly Node[]): Node[] {
  const parents: (number | undefined)[] = [];
  for (const [index, { level }] of sections.entries()) {
    let parent = index === 0 ? undefined : index - 1;
    while (parent !== undefined && (sections[parent] as Section).level >= level) parent = parents[parent];
    parents.push(parent);
  }
  const inside = sections.map((): Node[] => []);
  const top: Node[] = [];
  const within = (index: number | undefined): Node[] => (index === undefined ? top : (inside[index] as Node[]));
  for (const each of nodes) {
    let index = lastBefore(sections, each.whole.start);
    while (index !== undefined && (sections[index] as Section).span.end < each.whole.end) index = parents[index];
    within(index).push(each);
  }
  // A section is complete when those within it are, which stand behind its heading.
  for (let index = sections.length - 1; index >= 0; index -= 1) {
    const { heading, span: whole } = sections[index] as Section;
    const name = heading.text.text.trim() || '(no name)';
    const children = inOrder(inside[index] as Node[]);
    within(parents[index]).push({ name, kind: 'section', detail: '', whole, at: heading.span, children });
  }
  return inOrder(top);
}

/** The last section that starts at `offset` or before. */
function lastBefore(sections: readonly Section[], offset: number): number | undefined {
  const count = countWhile(sections, ({ span }) => span.start <= offset);
  return count === 0 ? undefined : count - 1;
}

const inOrder = (nodes: readonly Node[]): Node[] =>
  nodes.toSorted(
    (one, other) =>
      one.whole.start - other.whole.start || Number(other.kind === 'section') - Number(one.kind === 'section'),
  );

const toSymbol = ({ name, kind, detail, whole, at, children }: Node, file: ProjectFile): DocumentSymbol => ({
  name,
  ...(detail !== '' && { detail }),
  kind: SYMBOL_KINDS[kind],
  range: file.source.rangeOf(whole),
  selectionRange: file.source.rangeOf(at),
  children: children.map((child) => toSymbol(child, file)),
});

/** For clients that know no symbols within symbols: groups left out, the rest one by one. */
function flat(
  { name, kind, whole, children }: Node,
  container: string | undefined,
  file: ProjectFile,
  context: Context,
): SymbolInformation[] {
  const location = { uri: context.clientUri(file.uri), range: file.source.rangeOf(whole) };
  const own: SymbolInformation[] =
    kind === 'group'
      ? []
      : [{ name, kind: SYMBOL_KINDS[kind], location, ...(container !== undefined && { containerName: container }) }];
  return [...own, ...children.flatMap((child) => flat(child, kind === 'group' ? container : name, file, context))];
}
