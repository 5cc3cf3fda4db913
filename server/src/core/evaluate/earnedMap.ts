import type { BlockerMap } from '../blockerMap/model.ts';
import { normaliseStatement } from '../blockerMap/statement.ts';
import { type Assumptions, NO_ASSUMPTIONS } from './assumptions.ts';
import type { EarnedBlocker } from './earnedBlockers.ts';
import { type EarnedCondition, type EarnedGrant, earnConditions, earnGrants } from './earnedEntries.ts';
import type { Circumstances, EvidenceFact, EvidenceFacts } from './facts.ts';
import { Verdicts } from './verdicts.ts';
import { weighBlockers } from './weighBlockers.ts';

/** What a short ID can stand for. */
export type BlockerLookup =
  | { readonly kind: 'known'; readonly earned: EarnedBlocker; readonly isShort: boolean }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly EarnedBlocker[] }
  | { readonly kind: 'unknown' };

/** A map that can be relied on, with what each of its entries has earned. */
export class EarnedMap {
  readonly map: BlockerMap;
  /** What is taken to be true beside what is shown; nothing, but for the question "what if". */
  readonly assumptions: Assumptions;
  readonly blockers: readonly EarnedBlocker[];
  readonly conditions: readonly EarnedCondition[];
  readonly grants: readonly EarnedGrant[];
  readonly #grants = new Map<string, EarnedGrant>();
  readonly #conditions = new Map<string, EarnedCondition>();
  readonly #circumstances: Circumstances;
  readonly #verdicts: Verdicts;
  readonly #ambiguous = new Map<string, BlockerLookup>();
  #doubted: readonly EarnedBlocker[] | undefined;

  /** `verdicts` may remember an earlier version of the map. */
  constructor(
    map: BlockerMap,
    circumstances: Circumstances,
    verdicts: Verdicts = new Verdicts(),
    assumptions: Assumptions = NO_ASSUMPTIONS,
  ) {
    this.map = map;
    this.#circumstances = circumstances;
    this.#verdicts = verdicts;
    this.assumptions = assumptions;
    this.blockers = weighBlockers(map, circumstances, assumptions, verdicts);
    this.conditions = earnConditions(map.conditions, circumstances);
    this.grants = earnGrants(map.grants, circumstances);
    // Of two entries with one ID neither has earned anything, so either may answer for both.
    for (const earned of this.grants) setOnce(this.#grants, earned.grant.id?.value, earned);
    for (const earned of this.conditions) setOnce(this.#conditions, earned.condition.id?.value, earned);
    for (const earned of this.conditions) {
      const statement = earned.condition.statement?.value;
      setOnce(this.#conditions, statement === undefined ? undefined : normaliseStatement(statement), earned);
    }
  }

  /** The blockers that have not earned what they claim. */
  get doubted(): readonly EarnedBlocker[] {
    this.#doubted ??= this.blockers.filter(({ doubts }) => doubts.length > 0);
    return this.#doubted;
  }

  /** The same map in the same circumstances, with these assumptions in place of its own. */
  assuming(assumptions: Assumptions): EarnedMap {
    return new EarnedMap(this.map, this.#circumstances, this.#verdicts, assumptions);
  }

  /**
   * Another version of the map in the same circumstances. An evidence path of which nothing is known is taken to lead to
   * what it is said to: nobody has looked, and this one may not claim less than somebody would find.
   */
  ofVersion(map: BlockerMap): EarnedMap {
    const facts = withUnknown(this.#circumstances.facts, map);
    return new EarnedMap(map, { ...this.#circumstances, facts }, this.#verdicts);
  }

  /** The blocker with this ID, or whose ID alone ends in it at a segment border. */
  lookup(word: string): BlockerLookup {
    const { blockerIds } = this.map;
    const index = blockerIds.first(word);
    const known = index === undefined ? undefined : this.blockers[index];
    if (known !== undefined) return { kind: 'known', earned: known, isShort: false };
    // A word that could be thousands may stand in thousands of places.
    const short = this.#ambiguous.get(word) ?? this.#lookupShort(word);
    if (short.kind === 'ambiguous') this.#ambiguous.set(word, short);
    return short;
  }

  #lookupShort(word: string): BlockerLookup {
    const candidates = this.map.blockerIds.endingIn(word).flatMap((each) => this.blockers[each] ?? []);
    const only = candidates[0];
    if (only === undefined) return { kind: 'unknown' };
    return candidates.length === 1 ? { kind: 'known', earned: only, isShort: true } : { kind: 'ambiguous', candidates };
  }

  grant(name: string): EarnedGrant | undefined {
    return this.#grants.get(name);
  }

  /** Whether the condition that a packet names so is met. */
  isConditionMet(text: string): boolean {
    const earned = this.condition(text);
    if (earned?.met === true) return true;
    const { conditions: assumed } = this.assumptions;
    if (assumed.size === 0) return false;
    const names = [text.trim(), normaliseStatement(text), earned?.condition.id?.value ?? ''];
    return names.some((name) => assumed.has(name));
  }

  /** Whether the grant of this name is given. */
  isGrantMet(name: string): boolean {
    return this.#grants.get(name)?.met === true || this.assumptions.grants.has(name);
  }

  /** The condition with this ID, or with this statement as `normaliseStatement` compares it. */
  condition(text: string): EarnedCondition | undefined {
    return this.#conditions.get(text.trim()) ?? this.#conditions.get(normaliseStatement(text));
  }
}

function withUnknown(facts: EvidenceFacts, { blockers, conditions }: BlockerMap): EvidenceFacts {
  const unknown = [...blockers, ...conditions].flatMap(({ content }) =>
    content.evidence.filter(({ path }) => path !== undefined && !facts.has(path.value)),
  );
  if (unknown.length === 0) return facts;
  const found = unknown.map(({ path, sha256 }): [string, EvidenceFact] => [
    path?.value ?? '',
    { kind: 'file', sha256: sha256?.value ?? '', self: false },
  ]);
  return new Map([...facts, ...found]);
}

function setOnce<T>(map: Map<string, T>, key: string | undefined, value: T): void {
  if (key !== undefined && !map.has(key)) map.set(key, value);
}
