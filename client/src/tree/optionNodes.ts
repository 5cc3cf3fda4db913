import type { OptionOverview, OptionSummary, PacketOverview, PacketSummary, PreconditionSummary } from '../protocol.ts';
import { capitalised, counted, inForceWords, inMarkdown, reasonWords, severityOf, visible } from '../words.ts';
import { mapProblemIcon, noteIcon, optionIcon, packetIcon, preconditionIcon } from './icons.ts';
import { type Ability, Ids, type Node, startOf } from './node.ts';

/** All packets, superseded ones behind the others. `pathOf` gives the path that is shown for a URI. */
export function packetNodes(packets: readonly PacketOverview[], pathOf: (uri: string) => string): Node[] {
  const names = new Map<string, number>();
  for (const packet of packets) names.set(nameOf(packet), (names.get(nameOf(packet)) ?? 0) + 1);
  const node = (packet: PacketOverview): Node => {
    const isTwin = (names.get(nameOf(packet)) ?? 0) > 1;
    return packetNode(packet, pathOf(packet.uri), { isTwin, isOnly: packets.length === 1 });
  };
  const isPast = ({ status }: PacketOverview): boolean => status === 'superseded';
  return [...packets.filter((packet) => !isPast(packet)), ...packets.filter(isPast)].map(node);
}

/** What a packet is called: by its title without the date behind it, else by its file. */
export const nameOf = ({ title = '', uri }: Pick<PacketOverview, 'title' | 'uri'>): string =>
  visible(title.replace(/ ?\(\d{4}-\d\d-\d\d\)$/, '') || decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)));

function packetNode(
  packet: PacketOverview,
  path: string,
  { isTwin, isOnly }: { readonly isTwin: boolean; readonly isOnly: boolean },
): Node {
  const { uri, status, openBlockers, options, map } = packet;
  const state = stateOf(packet);
  const blockers = openBlockers === 0 ? '' : counted(openBlockers, 'open blocker');
  const can: Ability[] = ['packet', 'summary'];
  if (canRevert(packet)) can.push('revert');
  return {
    subject: { kind: 'packet', packet },
    look: {
      id: uri,
      label: nameOf(packet),
      description: [state, ...(isTwin ? [path] : [])].join(' · '),
      tooltip: [
        `**${inMarkdown(packet.title || nameOf(packet))}**`,
        `${inMarkdown(capitalised(inForceWords(packet.inForce)))}: ${reasonWords[packet.reason]}\\.`,
        [counted(options.length, 'option'), ...(blockers === '' ? [] : [blockers])].join(' · '),
        ...(map.problem === undefined || status === 'superseded' ? [] : [`Blocker map: ${inMarkdown(map.problem)}`]),
        inMarkdown(path),
      ].join('\n\n'),
      icon: packetIcon(packet),
      spoken: [nameOf(packet), state, counted(options.length, 'option'), ...(blockers === '' ? [] : [blockers])].join(
        ', ',
      ),
      children: isOnly ? 'expanded' : 'collapsed',
      can,
    },
  };
}

/** What is in force, and what is wrong where something is. */
function stateOf({ status, reason, inForce }: PacketOverview): string {
  if (status === 'superseded') return 'superseded';
  const words = visible(inForceWords(inForce));
  return severityOf(reason) === 'fine' ? words : `${words} · ${reasonWords[reason]}`;
}

const untaken: ReadonlySet<PacketOverview['reason']> = new Set(['no-default', 'superseded', 'nothing-selected']);

/** Whether there is a selection to take back. */
function canRevert({ reason, selected, options }: PacketOverview): boolean {
  const isDefault = (id: string) => options.some((option) => option.id === id && option.isDefault);
  return !untaken.has(reason) && !selected.every(isDefault);
}

/** What stands below a packet: what is wrong with its map, then its options. */
export function optionNodes(packet: PacketOverview): Node[] {
  const ids = new Ids();
  const problem = mapProblemNode(packet);
  const options = packet.options.map((option, index) => optionNode(option, index, packet, ids));
  if (options.length > 0) return [...problem, ...options];
  const words = 'The packet has no table of options';
  return [...problem, noteNode(packet.uri, 'no options', words, noteIcon)];
}

function mapProblemNode({ map, uri, status }: PacketOverview): Node[] {
  if (map.problem === undefined || status === 'superseded') return [];
  const label = map.kind === 'none' || map.kind === 'missing' ? 'No blocker map' : 'Blocker map does not count';
  const note = noteNode(uri, 'map', label, mapProblemIcon, visible(map.problem));
  const can: Ability[] = map.kind === 'none' || map.kind === 'missing' ? ['createMap'] : [];
  return [{ ...note, look: { ...note.look, can, opens: map.place ?? startOf(map.uri ?? uri) } }];
}

function noteNode(packet: string, id: string, label: string, icon: Node['look']['icon'], description = ''): Node {
  return {
    subject: { kind: 'note', packet },
    look: {
      id: `${packet}#${id}`,
      label,
      description,
      tooltip: inMarkdown(description === '' ? `${label}.` : description),
      icon,
      spoken: description === '' ? label : `${label}: ${description}`,
      children: 'none',
      can: [],
      opens: startOf(packet),
    },
  };
}

function optionNode(option: OptionOverview, index: number, packet: PacketOverview, ids: Ids): Node {
  const id = visible(option.id);
  const words = [verdictOf(option), ...marksOf(option)];
  const can: Ability[] = ['packet', 'summary'];
  if (!option.isDefault) can.push('explain');
  if (option.isSelected && canRevert(packet)) can.push('revert');
  return {
    subject: { kind: 'option', packet: packet.uri, option: option.id, index },
    look: {
      id: ids.of(`${packet.uri}#option ${option.id}`),
      label: id,
      description: words.join(' · '),
      tooltip: `**${inMarkdown(option.id)}**\n\n${capitalised(words.join(' · '))}`,
      icon: optionIcon(option),
      spoken: `${id}, ${words.join(', ')}`,
      children: option.total === 0 ? 'none' : 'collapsed',
      can,
      ...(option.met < option.total && { missing: option.total - option.met }),
      opens: { uri: packet.uri, range: option.range },
    },
  };
}

function verdictOf({ available, isDefault, met, total }: OptionOverview): string {
  if (isDefault) return 'the default';
  if (!available) return `blocked, ${met} of ${total} met`;
  return total === 0 ? 'available, requires nothing' : `available, ${met} of ${total} met`;
}

const marksOf = ({ isSelected, isInForce }: OptionOverview): string[] => {
  if (isInForce) return ['in force'];
  return isSelected ? ['selected, but not in force'] : [];
};

/** What an option requires; what is not met comes first. */
export function preconditionNodes(option: OptionSummary, parent: Node, packet: PacketSummary): Node[] {
  const ids = new Ids();
  const byState = [...option.preconditions.filter(({ met }) => !met), ...option.preconditions.filter(({ met }) => met)];
  const titles = new Map(packet.blockers.map(({ id, title }) => [id, title]));
  return byState.map((precondition) => {
    const title = precondition.kind === 'blocker' ? titles.get(precondition.id ?? '') : undefined;
    return preconditionNode(precondition, title, parent, option, ids);
  });
}

function preconditionNode(
  precondition: PreconditionSummary,
  title: string | undefined,
  parent: Node,
  option: OptionSummary,
  ids: Ids,
): Node {
  const { kind, id, text, place, entry, owners, from, doubts, problem } = precondition;
  const label = visible(labelOf(precondition));
  const state = standingOf(precondition);
  const who = visible(owners.join(' or '));
  const description = [briefly(precondition, state), ...(who === '' || precondition.met ? [] : [who])].join(' · ');
  return {
    subject: { kind: 'precondition', packet: place.uri, entry },
    look: {
      id: ids.of(`${parent.look.id}/${kind} ${id ?? text}`),
      label,
      description,
      tooltip: [
        `**${inMarkdown(label)}**${title ? `: ${inMarkdown(title)}` : ''}`,
        `${precondition.met ? '✓' : '✗'} ${inMarkdown(capitalised(state))}`,
        ...(problem === undefined ? [] : [inMarkdown(problem)]),
        ...doubts.map((doubt) => `- ${inMarkdown(doubt)}`),
        ...(precondition.met ? [] : [whoMustAct(precondition)]),
        ...(from === option.id ? [] : [`Required through ${inMarkdown(from)}\\.`]),
        ...(text === label ? [] : [`Written as “${inMarkdown(text)}”\\.`]),
      ].join('\n\n'),
      icon: preconditionIcon(precondition),
      spoken: [
        label,
        ...(title ? [visible(title)] : []),
        state,
        ...(who === '' || precondition.met ? [] : [`${who} must act`]),
      ].join(', '),
      children: 'none',
      can: entry === undefined ? [] : ['entry'],
      opens: place,
    },
  };
}

function whoMustAct({ kind, owners, isTracked }: PreconditionSummary): string {
  if (kind === 'unknown') return 'The packet has to say something else before anybody can bring this about\\.';
  if (!isTracked) return 'Nobody yet: the blocker map does not track it\\.';
  return owners.length === 0
    ? 'The map does not say who must act\\.'
    : `**${inMarkdown(owners.join(' or '))}** must act\\.`;
}

export function labelOf({
  kind,
  id,
  text,
  problem,
}: Pick<PreconditionSummary, 'kind' | 'id' | 'text' | 'problem'>): string {
  switch (kind) {
    case 'blocker':
      return id ?? text;
    case 'grant':
      return `${id ?? text} grant`;
    case 'condition':
      return text;
    case 'unknown':
      return text === '' ? (problem ?? '') : text;
  }
}

/** The same where there is little room. */
function briefly({ kind, met, earned, required, isTracked }: PreconditionSummary, state: string): string {
  if (met || kind === 'unknown') return state;
  if (!isTracked) return 'unmet, not tracked';
  return kind === 'blocker' ? `${earned} → ${required}` : kind === 'grant' ? 'not given' : 'unmet';
}

/** How far it has come, and how far it has to. */
function standingOf({ kind, met, earned, required, isTracked, claims }: PreconditionSummary): string {
  if (kind === 'unknown') return 'cannot be met as written';
  if (!isTracked && !met) return 'unmet, nothing in the map tracks it';
  const although = claims === undefined || met ? '' : `, although it claims ${claims}`;
  if (kind === 'blocker') return met ? `met, ${earned}` : `unmet, ${earned}${although}, needs ${required}`;
  if (kind === 'grant') return met ? 'given' : `not given${although}`;
  return met ? 'met' : `unmet${although}`;
}
