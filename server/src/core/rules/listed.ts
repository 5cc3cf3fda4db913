import type { EarnedBlocker } from '../evaluate/earnedBlockers.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { Located } from '../syntax/span.ts';
import { once } from './once.ts';

/** The map's blocker that a word of the packet stands for, by the place of the word; `undefined` for one of no single blocker. */
export function blockersByPlace(evaluation: Evaluation): (word: Located<string>) => EarnedBlocker | undefined {
  const known = places.get(evaluation);
  if (known !== undefined) return known;
  const byPlace = once(() => indexByPlace(evaluation));
  const blockerAt = ({ span }: Located<string>) => byPlace().get(span.start);
  places.set(evaluation, blockerAt);
  return blockerAt;
}

/** Several rules ask, one after the other. */
const places = new WeakMap<Evaluation, (word: Located<string>) => EarnedBlocker | undefined>();

function indexByPlace({ references }: Evaluation): ReadonlyMap<number, EarnedBlocker> {
  const byPlace = new Map<number, EarnedBlocker>();
  for (const { word, lookup } of references.all)
    if (lookup.kind === 'known') byPlace.set(word.span.start, lookup.earned);
  return byPlace;
}
