import { normaliseStatement } from '../blockerMap/statement.ts';
import { rankOf, reaches } from '../packet/level.ts';
import type { Statement } from '../packet/model.ts';
import { fitted } from '../syntax/fitted.ts';
import { type Located, movedBy } from '../syntax/span.ts';
import { isWaitedFor, type Requirement, type UnknownRequirement } from './requirement.ts';
import type { ReadOption } from './statements.ts';

/**
 * What one option asks for itself, wherever its row stands: one object in all versions of a packet in which it asks the
 * same. Its places are counted from where its cell starts.
 */
export class Asking {
  readonly id: Located<string>;
  readonly statements: readonly Statement[];
  readonly inherits: readonly Extract<Statement, { kind: 'inherit' }>[];
  readonly saysNone: boolean;
  readonly isDefault: boolean;
  readonly #isDuplicate: boolean;
  readonly #hasValidId: boolean;
  readonly #isVeiled: boolean;

  constructor({ option, own, start, saysNone, isDuplicate, hasValidId }: ReadOption, isDefault: boolean) {
    this.id = movedBy(option.id, -start);
    this.statements = own;
    this.inherits = fitted(own.filter((statement) => statement.kind === 'inherit'));
    this.saysNone = saysNone;
    this.isDefault = isDefault;
    this.#isDuplicate = isDuplicate;
    this.#hasValidId = hasValidId;
    this.#isVeiled = option.isVeiled;
  }

  /** Whether this is what `read` asks for. */
  isOf({ option, own, start, saysNone, isDuplicate }: ReadOption, isDefault: boolean): boolean {
    const { value, span } = option.id;
    return (
      this.statements === own &&
      this.id.value === value &&
      this.id.span.start === span.start - start &&
      this.id.span.end === span.end - start &&
      this.saysNone === saysNone &&
      this.isDefault === isDefault &&
      this.#isDuplicate === isDuplicate &&
      this.#isVeiled === option.isVeiled
    );
  }

  /** What is wrong with the option itself, so that nothing can make it available. */
  *flaws(): Iterable<Requirement> {
    const { id } = this;
    const flaw = (cause: UnknownRequirement['cause'], reason: string) => unknownOf(id.value, cause, reason, id);
    if (this.#isDuplicate) yield flaw('duplicate', `${id.value} stands in the options more than once.`);
    if (!this.#hasValidId) yield flaw('id', `"${id.value}" is not of an option ID's shape, which is UPPER_SNAKE.`);
    if (this.#isVeiled) {
      yield flaw(
        'disguised',
        `${id.value} stands beside a picture, or where some readers may not see it, or see it struck through.`,
      );
    }
  }

  /** That it should ask for something, and does not. */
  emptiness(): Requirement {
    const text = this.statements[0]?.text ?? { value: '', span: this.id.span };
    return unknownOf(this.id.value, 'empty', `${this.id.value} states no preconditions.`, text);
  }
}

/** What is asked by the option `from` and can't be met as it is written. */
export const unknownOf = (
  from: string,
  cause: UnknownRequirement['cause'],
  reason: string,
  text: Located<string>,
): UnknownRequirement => ({ kind: 'unknown', cause, reason, met: false, from, text, at: text.span });

/** All that an option requires, what it inherits included, each target once; the same object as long as all of it is. */
export class Demands {
  /** With places counted from where the cell starts of the option that asks for it. */
  readonly requirements: readonly Requirement[];
  /** What each of them is about (`targetOf`). */
  readonly keys: readonly string[];
  /** Who asks for each of them. */
  readonly askings: readonly Asking[];
  /** How many inheritances lie between each of them and the option. */
  readonly distances: readonly number[];
  /** How many of them are not met. */
  readonly unmet: number;
  /** Whether any of them can't be met as it is written. */
  readonly hasUnknown: boolean;
  /** Whether any of them waits for a proof. */
  readonly waitForProof: boolean;
  /** From how many they were merged. */
  readonly merged: number;
  #targets: Targets | undefined;
  /** What each inheritance brought, or why it brought nothing. */
  readonly #inherited: readonly (Demands | string)[];

  constructor(targets: ReadonlyMap<string, Demand>, merged: number, inherited: readonly (Demands | string)[]) {
    const all = [...targets.values()];
    this.merged = merged;
    this.keys = [...targets.keys()];
    this.requirements = all.map(({ requirement }) => requirement);
    this.askings = all.map(({ asking }) => asking);
    this.distances = all.map(({ distance }) => distance);
    this.unmet = this.requirements.filter(({ met }) => !met).length;
    this.hasUnknown = this.requirements.some(({ kind }) => kind === 'unknown');
    this.waitForProof = this.requirements.some(isWaitedFor);
    this.#inherited = fitted(inherited);
  }

  /** What the requirements are about, for those who compare very many of them. */
  get targets(): Targets {
    this.#targets ??= targetsOf(this);
    return this.#targets;
  }

  /** Whether they rest on what these inheritances bring. */
  restOn(inherited: readonly (Demands | string)[]): boolean {
    return (
      this.#inherited.length === inherited.length && inherited.every((each, index) => each === this.#inherited[index])
    );
  }
}

/** What requirements are about, whatever asks for them: almost all are blockers of the map, and numbers can be compared fast. */
export interface Targets {
  /**
   * For each requirement that is a blocker of the map the blocker and the level (`placeOf`, `rankAt`); for each of the
   * others, a number below 0, which turned around (`~`) is its place in `others`.
   */
  readonly numbers: readonly number[];
  readonly others: readonly OtherTarget[];
}

export interface OtherTarget {
  /** In words; `undefined` for what can't be met as it is written. */
  readonly target: string | undefined;
  /** The rank of the level at which it is required; what has no levels has the lowest. */
  readonly rank: number;
}

function targetsOf({ requirements, keys }: Demands): Targets {
  const others: OtherTarget[] = [];
  const numbers = requirements.map((requirement, index) => {
    if (requirement.kind === 'blocker' && requirement.earned !== undefined)
      return (requirement.earned.blocker.index << RANK_BITS) | rankOf(requirement.required);
    const target = requirement.kind === 'unknown' ? undefined : keys[index];
    return ~(others.push({ target, rank: requirement.kind === 'blocker' ? rankOf(requirement.required) : 0 }) - 1);
  });
  return { numbers: fitted(numbers), others: others.length === 0 ? NO_OTHERS : fitted(others) };
}

const NO_OTHERS: readonly never[] = [];

/** There are four levels. */
const RANK_BITS = 2;

/** The place in its map of the blocker that a number of `Targets` is about. */
export const placeOf = (number: number): number => number >> RANK_BITS;

/** The rank of the level at which it is required. */
export const rankAt = (number: number): number => number & ((1 << RANK_BITS) - 1);

interface Demand {
  readonly requirement: Requirement;
  readonly asking: Asking;
  readonly distance: number;
}

/** Puts together what an option requires. */
export class Merged {
  readonly #asking: Asking;
  readonly #targets = new Map<string, Demand>();
  /** How many were put in. */
  count = 0;

  constructor(asking: Asking) {
    this.#asking = asking;
  }

  get isEmpty(): boolean {
    return this.#targets.size === 0;
  }

  /** What the option asks for itself. */
  add(requirement: Requirement): void {
    this.#merge(targetOf(requirement), { requirement, asking: this.#asking, distance: 0 });
  }

  inherit({ requirements, keys, askings, distances }: Demands): void {
    for (const [index, requirement] of requirements.entries()) {
      const distance = (distances[index] as number) + 1;
      this.#merge(keys[index] as string, { requirement, asking: askings[index] as Asking, distance });
    }
  }

  demands(inherited: readonly (Demands | string)[]): Demands {
    return new Demands(this.#targets, this.count, inherited);
  }

  #merge(target: string, demand: Demand): void {
    this.count += 1;
    const known = this.#targets.get(target);
    if (known === undefined || governs(demand, known)) this.#targets.set(target, demand);
  }
}

/** What a requirement is about, whatever its level: two about the same are one. */
export function targetOf(requirement: Requirement): string {
  switch (requirement.kind) {
    case 'blocker':
      return `blocker ${requirement.id}`;
    case 'condition': {
      const { earned } = requirement;
      return earned === undefined
        ? `untracked ${normaliseStatement(requirement.text.value)}`
        : `condition ${earned.condition.index}`;
    }
    case 'grant':
      return `grant ${requirement.name}`;
    case 'unknown':
      return `unknown ${requirement.from} ${requirement.cause} ${requirement.text.value}`;
  }
}

/** Of two demands on the same target the higher governs, of two equal ones the nearer, of those the first. */
function governs(
  { requirement: one, distance }: Demand,
  { requirement: other, distance: otherDistance }: Demand,
): boolean {
  if (one.kind === 'blocker' && other.kind === 'blocker' && one.required !== other.required) {
    return reaches(one.required, other.required);
  }
  return distance < otherDistance;
}
