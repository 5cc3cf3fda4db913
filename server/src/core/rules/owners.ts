import type { BlockerMap } from '../blockerMap/model.ts';
import type { Packet } from '../packet/model.ts';

/**
 * Who is to own what a fix adds: the roles that its words name (`operator builds clone`), else the first of those who
 * may choose. Somebody has to look at it anyway: nothing that a fix adds is met.
 */
export function ownersFor(words: string, packet: Packet, map: BlockerMap | undefined): string[] {
  const roles = new Set([
    ...packet.choosers.map(({ value }) => value),
    ...(packet.standing?.entries ?? []).flatMap((entry) => entry.roles.map(({ value }) => value)),
    ...[...(map?.blockers ?? []), ...(map?.conditions ?? []), ...(map?.grants ?? [])].flatMap((entry) =>
      entry.owners.map(({ value }) => value),
    ),
  ]);
  const named = [...roles].filter((role) => mentions(words, role));
  return named.length > 0 ? named : [packet.choosers[0]?.value ?? 'owner'];
}

const mentions = (words: string, role: string): boolean =>
  ` ${words.toLowerCase().replace(/[^\p{L}\p{N}_]+/gu, ' ')} `.includes(
    ` ${role.toLowerCase().replace(/[^\p{L}\p{N}_]+/gu, ' ')} `,
  );
