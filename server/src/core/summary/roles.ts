import type { PacketFile } from '../project.ts';
import { summariseOptions } from './options.ts';
import { findTasks } from './tasks.ts';

/** How much somebody has to do; `role` is `undefined` for what the map assigns to nobody. */
export interface RoleOverview {
  readonly role: string | undefined;
  /** Where something is theirs to do, in the order of the URIs. */
  readonly packets: readonly { readonly uri: string; readonly tasks: number }[];
}

type Due = readonly { readonly role: string | undefined; readonly tasks: number }[];

const known = new WeakMap<PacketFile, Due>();

/** Who has something to do for these packets, by name; nobody stands last. A superseded packet asks nothing of anybody. */
export function rolesOf(packets: Iterable<PacketFile>): RoleOverview[] {
  const byRole = new Map<string | undefined, { uri: string; tasks: number }[]>();
  for (const packet of packets) {
    if (packet.evaluation.packet.status === 'superseded') continue;
    for (const { role, tasks } of dueOf(packet)) {
      const entry = { uri: packet.uri, tasks };
      const entries = byRole.get(role);
      if (entries === undefined) byRole.set(role, [entry]);
      else entries.push(entry);
    }
  }
  return [...byRole].map(([role, entries]) => ({ role, packets: entries })).sort(byName);
}

function byName({ role: one }: RoleOverview, { role: other }: RoleOverview): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
  return one < other ? -1 : 1;
}

function dueOf(packet: PacketFile): Due {
  const due = known.get(packet) ?? count(packet);
  known.set(packet, due);
  return due;
}

const count = (packet: PacketFile): Due =>
  findTasks(summariseOptions(packet), []).map(({ role, tasks }) => ({ role, tasks: tasks.length }));
