import { addBlocker, addCondition, addGrant } from '../../blockerMap/edit.ts';
import type { BlockerMap } from '../../blockerMap/model.ts';
import { readBlockerMap } from '../../blockerMap/read.ts';
import type { Packet } from '../../packet/model.ts';
import { isBlockerId } from '../../packet/words.ts';
import type { WeighedMap } from '../../project.ts';
import { SourceText } from '../../syntax/sourceText.ts';
import { ownersFor } from '../owners.ts';
import type { Fix } from '../rule.ts';
import { suggestion } from './edits.ts';
import { type Step, stepwise } from './stepwise.ts';

/** A condition, by its statement, or a grant, by its name. */
export interface Untracked {
  readonly kind: 'condition' | 'grant';
  readonly words: string;
}

/** Adds conditions to the map, UNMET, and grants, NOT_GRANTED. */
export function track(
  { uri, source }: WeighedMap,
  packet: Packet,
  untracked: readonly Untracked[],
  title: string,
): Fix[] {
  const steps = untracked.map(
    ({ kind, words }): Step =>
      (text) => {
        const map = readBlockerMap(new SourceText(text));
        const owners = ownersFor(words, packet, map);
        return kind === 'grant'
          ? addGrant(map, { id: words, owners })
          : addCondition(map, { id: conditionIdFor(words, takenIn(map)), statement: words, owners });
      },
  );
  return suggestion(uri, title, stepwise(source.text, steps), untracked.length === 1);
}

/** Adds a blocker to the map, OPEN, under the lane's name: a reference without it is a short one from then on. */
export function trackBlocker({ uri, map }: WeighedMap, packet: Packet, reference: string): readonly Fix[] {
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
