import { addBlocker, addCondition, addGrant } from '../../blockerMap/edit.ts';
import type { BlockerMap } from '../../blockerMap/model.ts';
import type { Packet } from '../../packet/model.ts';
import { isBlockerId } from '../../packet/words.ts';
import type { MapFile } from '../../project.ts';
import { ownersFor } from '../owners.ts';
import type { Fix } from '../rule.ts';
import { suggestion } from './edits.ts';

/** Adds a condition to the map, UNMET. */
export function trackCondition({ uri, map }: MapFile, packet: Packet, statement: string): readonly Fix[] {
  const id = conditionIdFor(statement, takenIn(map));
  const edits = addCondition(map, { id, statement, owners: ownersFor(statement, packet, map) });
  return suggestion(uri, `Track "${statement}" in the map, UNMET`, edits, true);
}

/** Adds a grant to the map, NOT_GRANTED. */
export function trackGrant({ uri, map }: MapFile, packet: Packet, name: string): readonly Fix[] {
  const edits = addGrant(map, { id: name, owners: ownersFor(name, packet, map) });
  return suggestion(uri, `Track the grant ${name} in the map, NOT_GRANTED`, edits, true);
}

/** Adds a blocker to the map, OPEN, under the lane's name: a reference without it is a short one from then on. */
export function trackBlocker({ uri, map }: MapFile, packet: Packet, reference: string): readonly Fix[] {
  const lane = map.lane?.value ?? '';
  const id = lane === '' || reference.startsWith(`${lane}-`) ? reference : `${lane}-${reference}`;
  const entry = packet.standing?.entries.find((each) => each.id.value === reference);
  const roles = entry?.roles.map(({ value }) => value) ?? [];
  const owners = roles.length > 0 ? roles : ownersFor('', packet, map);
  const edits = addBlocker(map, { id, title: entry?.title?.value ?? id, owners });
  return suggestion(uri, `Add ${id} to the map, OPEN`, edits);
}

const takenIn = ({ conditions }: BlockerMap): ReadonlySet<string> =>
  new Set(conditions.flatMap(({ id }) => (id === undefined ? [] : [id.value])));

/** An ID made of the statement's first words: `OPERATOR-BUILDS-CLONE`. It never has a blocker ID's shape. */
export function conditionIdFor(statement: string, taken: ReadonlySet<string>): string {
  const plain = statement.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
  const words = plain.split(/[^A-Z0-9_]+/).filter((word) => word !== '');
  const base = words.slice(0, 6).join('-') || 'CONDITION';
  const id = isBlockerId(base) ? `${base}-CONDITION` : base;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? id : `${id}-NO${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
