import { addBlocker, addConditions, addGrants } from '../../blockerMap/edit.ts';
import type { BlockerMap } from '../../blockerMap/model.ts';
import type { Packet } from '../../packet/model.ts';
import { isBlockerId } from '../../packet/words.ts';
import type { WeighedMap } from '../../project.ts';
import { parseJson } from '../../syntax/json/parse.ts';
import { SourceText } from '../../syntax/sourceText.ts';
import { ownersIn } from '../owners.ts';
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
  { uri, source, map }: WeighedMap,
  packet: Packet,
  untracked: readonly Untracked[],
  title: string,
): Fix[] {
  const ownersOf = ownersIn(packet, map);
  const taken = takenIn(map);
  const wordsOf = (kind: Untracked['kind']) => untracked.filter((each) => each.kind === kind).map(({ words }) => words);
  const conditions = wordsOf('condition').map((words) => {
    const id = conditionIdFor(words, taken);
    taken.add(id);
    return { id, statement: words, owners: ownersOf(words) };
  });
  const grants = wordsOf('grant').map((words) => ({ id: words, owners: ownersOf(words) }));
  // Where both lists are new, they stand in the order in which the packet asks for what is in them.
  const kinds = new Set(untracked.map(({ kind }) => kind));
  const steps = [...kinds].map(
    (kind): Step =>
      (text) => {
        const file = text === source.text ? map : { source: new SourceText(text), json: parseJson(text) };
        return kind === 'grant' ? addGrants(file, grants) : addConditions(file, conditions);
      },
  );
  return suggestion(uri, title, stepwise(source.text, steps), untracked.length === 1);
}

/** Adds a blocker to the map, OPEN, under the lane's name: a reference without it is a short one from then on. */
export function trackBlocker({ uri, map }: WeighedMap, packet: Packet, reference: string): readonly Fix[] {
  const lane = map.lane?.value ?? '';
  const id = lane === '' || reference.startsWith(`${lane}-`) ? reference : `${lane}-${reference}`;
  const entry = packet.standing?.entries.all.find((each) => each.id.value === reference);
  const roles = entry?.roles.map(({ value }) => value) ?? [];
  const owners = roles.length > 0 ? roles : ownersIn(packet, map)('');
  const edits = addBlocker(map, { id, title: entry?.title?.value ?? id, owners });
  return suggestion(uri, `Add ${id} to the map, OPEN`, edits);
}

const takenIn = ({ conditions }: BlockerMap): Set<string> =>
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
