import { reaches } from '../packet/level.ts';
import type { Statement } from '../packet/model.ts';
import type { Located } from '../syntax/span.ts';
import { normaliseStatement } from './earnedEntries.ts';
import type { EarnedMap } from './earnedMap.ts';
import { EXCESS, Inheritance } from './inheritance.ts';
import type { References } from './references.ts';
import type { BlockerRequirement, Requirement, UnknownRequirement } from './requirement.ts';
import type { ReadOption } from './statements.ts';

/** What a collector has to know of the packet and its map. */
export interface CollectContext {
  readonly references: References;
  readonly map: EarnedMap | undefined;
  /** The option in force until another is validly selected, which needs nothing. */
  readonly isDefault: (option: ReadOption) => boolean;
}

/** Requirements of all options together, each counted once for every way by which it is inherited. */
const MOST_REQUIREMENTS = 10_000_000;

/**
 * Collects what each option requires, what it inherits included: each target once, at the highest level that is asked
 * for, from the nearest option that asks for it, in the order of first appearance.
 */
export class Collector {
  readonly #context: CollectContext;
  readonly #inheritance: Inheritance;
  readonly #requirements: ReadonlyMap<ReadOption, readonly Requirement[]>;
  /** How many requirements were merged so far. */
  #merged = 0;
  /** The options for which there were too many. */
  readonly #excessive = new Set<ReadOption>();

  constructor(options: readonly ReadOption[], context: CollectContext) {
    this.#context = context;
    this.#inheritance = new Inheritance(options);
    const collected = new Map<ReadOption, readonly Collected[]>();
    // What an option inherits is collected before it, so that no chain of inheritances is too long for the stack.
    for (const option of this.#inheritance.ordered()) this.#collect(option, collected);
    this.#requirements = new Map(
      [...collected].map(([option, all]) => [option, all.map(({ requirement }) => requirement)]),
    );
  }

  /** What one of the options requires. */
  requirementsOf(option: ReadOption): readonly Requirement[] {
    return this.#requirements.get(option) as readonly Requirement[];
  }

  /** What one statement of an option's own cell asks for, inheritances followed. */
  readStatement(option: ReadOption, statement: Statement): readonly Requirement[] {
    if (this.#excessive.has(option)) return [excess(option, statement.text)];
    switch (statement.kind) {
      case 'blocker':
        return [this.#blocker(option, statement)];
      case 'all-blockers':
        return this.#allBlockers(option, statement);
      case 'condition': {
        const { text } = statement;
        const earned = this.#context.map?.condition(text.value);
        const met = this.#context.map?.isConditionMet(text.value) ?? false;
        return [{ kind: 'condition', earned, met, from: option.option.id.value, text, at: text.span }];
      }
      case 'grant': {
        const { text } = statement;
        const { value: name, span: at } = statement.name;
        const earned = this.#context.map?.grant(name);
        const met = this.#context.map?.isGrantMet(name) ?? false;
        return [{ kind: 'grant', name, earned, met, from: option.option.id.value, text, at }];
      }
      case 'inherit':
        return this.#inherited(option, statement);
      case 'unknown': {
        const cause = statement.cause;
        return [unknown(option, cause, statement.reason, statement.text)];
      }
    }
  }

  #collect(option: ReadOption, collected: Map<ReadOption, readonly Collected[]>): readonly Collected[] {
    const known = collected.get(option);
    if (known !== undefined) return known;
    const targets = new Map<string, Collected>();
    for (const requirement of this.#flawsOf(option)) mergeOwn(targets, requirement);
    for (const statement of option.statements) {
      if (this.#merged > MOST_REQUIREMENTS) {
        // What it requires beyond that is not known, so that it is not available, and nobody inherits what it does not say.
        this.#excessive.add(option);
        mergeOwn(targets, excess(option, statement.text));
        break;
      }
      const inherited = statement.kind === 'inherit' ? this.#inheritance.resolve(option, statement) : undefined;
      if (inherited?.kind === 'options') {
        for (const other of inherited.options) {
          const all = this.#collect(other, collected);
          this.#merged += all.length;
          for (const each of all) mergeInherited(targets, each);
        }
      } else {
        const own = this.readStatement(option, statement);
        this.#merged += own.length;
        for (const requirement of own) mergeOwn(targets, requirement);
      }
    }
    if (targets.size === 0 && !option.saysNone && !this.#context.isDefault(option)) {
      const { id } = option.option;
      const reason = `${id.value} states no preconditions.`;
      const text = option.statements[0]?.text ?? { value: '', span: id.span };
      mergeOwn(targets, unknown(option, 'empty', reason, text));
    }
    const all = [...targets.values()];
    collected.set(option, all);
    return all;
  }

  /** What is wrong with the option itself, so that nothing can make it available. */
  *#flawsOf(option: ReadOption): Iterable<Requirement> {
    const { id } = option.option;
    if (option.isDuplicate) {
      yield unknown(option, 'duplicate', `${id.value} stands in the options more than once.`, id);
    }
    if (!option.hasValidId) {
      yield unknown(option, 'id', `"${id.value}" is not of an option ID's shape, which is UPPER_SNAKE.`, id);
    }
    if (option.option.isVeiled) {
      const reason = `${id.value} stands beside a picture, or where some readers may not see it, or see it struck through.`;
      yield unknown(option, 'disguised', reason, id);
    }
  }

  #blocker(option: ReadOption, statement: Extract<Statement, { kind: 'blocker' }>): BlockerRequirement {
    const lookup = this.#context.references.lookup(statement.reference.value);
    const earned = lookup.kind === 'known' ? lookup.earned : undefined;
    return {
      kind: 'blocker',
      id: earned?.blocker.id?.value ?? statement.reference.value,
      earned,
      required: statement.level,
      met: earned !== undefined && reaches(earned.level, statement.level),
      from: option.option.id.value,
      text: statement.text,
      at: statement.reference.span,
    };
  }

  /** Every blocker of the map; an entry without an ID is one that can't be met. */
  #allBlockers(option: ReadOption, statement: Extract<Statement, { kind: 'all-blockers' }>): Requirement[] {
    const blockers = this.#context.map?.blockers ?? [];
    if (blockers.length === 0) {
      const reason = this.#context.map === undefined ? 'There is no usable blocker map.' : 'The blocker map is empty.';
      return [unknown(option, 'no-map', reason, statement.text)];
    }
    return blockers.map((earned): Requirement => {
      const id = earned.blocker.id?.value;
      if (id === undefined) {
        return unknown(option, 'no-map', 'The blocker map has an entry without an ID.', statement.text);
      }
      const { level, text } = statement;
      const met = reaches(earned.level, level);
      return { kind: 'blocker', id, earned, required: level, met, from: option.option.id.value, text, at: text.span };
    });
  }

  #inherited(option: ReadOption, statement: Extract<Statement, { kind: 'inherit' }>): readonly Requirement[] {
    const inherited = this.#inheritance.resolve(option, statement);
    if (inherited.kind !== 'options') return [unknown(option, inherited.kind, inherited.reason, statement.text)];
    return inherited.options.flatMap((other) => this.requirementsOf(other));
  }
}

const unknown = (
  option: ReadOption,
  cause: UnknownRequirement['cause'],
  reason: string,
  text: Located<string>,
): UnknownRequirement => ({
  kind: 'unknown',
  cause,
  reason,
  met: false,
  from: option.option.id.value,
  text,
  at: text.span,
});

const excess = (option: ReadOption, text: Located<string>): UnknownRequirement =>
  unknown(option, 'excess', EXCESS, text);

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

/** A requirement of an option, and how many inheritances lie between it and the option whose cell asks for it. */
interface Collected {
  readonly requirement: Requirement;
  readonly target: string;
  readonly distance: number;
}

function mergeOwn(targets: Map<string, Collected>, requirement: Requirement): void {
  const target = targetOf(requirement);
  const known = targets.get(target);
  if (known === undefined || governs(requirement, 0, known)) targets.set(target, { requirement, target, distance: 0 });
}

function mergeInherited(targets: Map<string, Collected>, { requirement, target, distance }: Collected): void {
  const known = targets.get(target);
  if (known !== undefined && !governs(requirement, distance + 1, known)) return;
  targets.set(target, { requirement, target, distance: distance + 1 });
}

/** Of two requirements on the same target the higher governs, of two equal ones the nearer, of those the first. */
function governs(
  one: Requirement,
  distance: number,
  { requirement: other, distance: otherDistance }: Collected,
): boolean {
  if (one.kind === 'blocker' && other.kind === 'blocker' && one.required !== other.required) {
    return reaches(one.required, other.required);
  }
  return distance < otherDistance;
}
