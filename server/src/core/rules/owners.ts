import type { BlockerMap } from '../blockerMap/model.ts';
import type { Packet } from '../packet/model.ts';

/**
 * Who is to own what a fix adds: the roles that its words name (`operator builds clone`), else the first of those who
 * may choose. Somebody has to look at it anyway: nothing that a fix adds is met.
 */
export function ownersIn(packet: Packet, map: BlockerMap | undefined): (words: string) => string[] {
  const known = found.get(packet);
  if (known !== undefined && known.map === map) return known.ownersOf;
  const ownersOf = findOwners(packet, map);
  found.set(packet, { map, ownersOf });
  return ownersOf;
}

/** The fixes of very many findings ask, one after the other. */
const found = new WeakMap<Packet, { readonly map: BlockerMap | undefined; ownersOf(words: string): string[] }>();

function findOwners(packet: Packet, map: BlockerMap | undefined): (words: string) => string[] {
  const roles = new Set([
    ...packet.choosers.map(({ value }) => value),
    ...(packet.standing?.entries.all ?? []).flatMap((entry) => entry.roles.map(({ value }) => value)),
    ...[...(map?.blockers ?? []), ...(map?.conditions ?? []), ...(map?.grants ?? [])].flatMap((entry) =>
      entry.owners.map(({ value }) => value),
    ),
  ]);
  const inWords = [...roles].map((role) => ({ role, words: wordsOf(role) }));
  return (words) => {
    const asked = wordsOf(words);
    const named = inWords.filter((each) => asked.includes(each.words)).map(({ role }) => role);
    return named.length > 0 ? named : [packet.choosers[0]?.value ?? 'owner'];
  };
}

/** A text as its words with a blank around each, to compare. */
const wordsOf = (text: string): string => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}_]+/gu, ' ')} `;
