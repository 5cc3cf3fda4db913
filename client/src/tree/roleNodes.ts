import type { PacketOverview, PacketSummary, RoleOverview, Task } from '../protocol.ts';
import { counted, inMarkdown, visible } from '../words.ts';
import { nobodyIcon, optionIcon, packetIcon, roleIcon, taskIcon } from './icons.ts';
import { type Ability, Ids, type Node } from './node.ts';
import { labelOf, nameOf } from './optionNodes.ts';

/** Everybody who has something to do. */
export const roleNodes = (roles: readonly RoleOverview[]): Node[] =>
  roles.map(({ role, packets }) => {
    const label = role === undefined ? 'Nobody yet' : visible(role);
    const tasks = packets.reduce((sum, packet) => sum + packet.tasks, 0);
    const whose = role === undefined ? 'the map does not say who' : '';
    const description = [`${tasks} to do`, ...(whose === '' ? [] : [whose])].join(' · ');
    return {
      subject: { kind: 'role', role, packets: packets.map(({ uri }) => uri) },
      look: {
        id: idOf(role),
        label,
        description,
        tooltip: `**${inMarkdown(label)}**: ${counted(tasks, 'thing')} to do in ${counted(packets.length, 'packet')}`,
        icon: role === undefined ? nobodyIcon : roleIcon,
        spoken: `${label}, ${description}`,
        children: roles.length === 1 ? 'expanded' : 'collapsed',
        can: [],
      },
    };
  });

const idOf = (role: string | undefined): string => (role === undefined ? 'nobody' : `role ${role}`);

/** The packets for which a role has something to do. */
export const rolePacketNodes = (role: string | undefined, packets: readonly PacketOverview[]): Node[] =>
  packets.map((packet) => ({
    subject: { kind: 'role-packet', role, packet: packet.uri },
    look: {
      id: `${idOf(role)}/${packet.uri}`,
      label: nameOf(packet),
      description: '',
      tooltip: inMarkdown(nameOf(packet)),
      icon: packetIcon(packet),
      spoken: nameOf(packet),
      children: 'collapsed',
      can: ['packet', 'summary'],
    },
  }));

/** What a role has to do for a packet. */
export function taskNodes(role: string | undefined, summary: PacketSummary): Node[] {
  const ids = new Ids();
  const tasks = summary.tasks.find((each) => each.role === role)?.tasks ?? [];
  return tasks.map((task) => taskNode(task, role, summary, ids));
}

function taskNode(task: Task, role: string | undefined, summary: PacketSummary, ids: Ids): Node {
  const { kind, id, text, after, others, place } = task;
  const label = visible(labelOf({ ...task, problem: text }));
  const options = [...new Set(task.steps.flatMap(({ options }) => options))];
  const goal = goalOf(task);
  const wanted = options.length === 1 ? `for ${visible(options[0] ?? '')}` : `for ${counted(options.length, 'option')}`;
  const description = [...(goal === '' ? [] : [goal]), wanted].join(' ');
  const can: Ability[] = place.uri === summary.uri ? [] : ['entry'];
  return {
    subject: { kind: 'task', packet: summary.uri, options, summary },
    look: {
      id: ids.of(`${idOf(role)}/${summary.uri}/${kind} ${id ?? text}`),
      label,
      description,
      tooltip: [
        `**${inMarkdown(label)}**${kind === 'blocker' && text !== '' ? `: ${inMarkdown(text)}` : ''}`,
        ...task.steps.map(({ required, options: ids }) => `- ${required} for ${ids.map(inMarkdown).join(', ')}`),
        ...(after.length === 0 ? [] : [`Only after ${after.map(inMarkdown).join(', ')}\\.`]),
        ...(others.length === 0 ? [] : [`${inMarkdown(others.join(' or '))} can do it as well\\.`]),
      ].join('\n\n'),
      icon: taskIcon(kind),
      spoken: [label, ...(kind === 'blocker' && text !== '' ? [visible(text)] : []), description].join(', '),
      children: 'collapsed',
      can,
      opens: place,
    },
  };
}

function goalOf({ kind, earned, steps }: Task): string {
  if (kind !== 'blocker') return '';
  return `${earned} → ${steps.map(({ required }) => required).join(', ')}`;
}

/** The options that wait for a task. */
export function waitingNodes(options: readonly string[], parent: Node, summary: PacketSummary): Node[] {
  return summary.options
    .filter(({ id }) => options.includes(id))
    .map((option) => {
      const words = `${option.met} of ${option.total} met`;
      return {
        subject: { kind: 'option', packet: summary.uri, option: option.id, index: -1 },
        look: {
          id: `${parent.look.id}/${option.id}`,
          label: visible(option.id),
          description: words,
          tooltip: inMarkdown(`${option.id}: ${words}`),
          icon: optionIcon(option),
          spoken: `${visible(option.id)}, ${words}`,
          children: 'none',
          can: ['packet', 'summary', 'explain'],
          opens: option.place,
        },
      };
    });
}
