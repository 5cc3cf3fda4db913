import { reaches } from '../packet/level.ts';
import type { Statement } from '../packet/model.ts';
import type { Located } from '../syntax/span.ts';
import { normaliseStatement } from './earnedEntries.ts';
import type { EarnedMap } from './earnedMap.ts';
import { Inheritance } from './inheritance.ts';
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

/**
 * Collects what each option requires, what it inherits included: each target once, at the highest level that is asked
 * for, from the nearest option that asks for it, in the order of first appearance.
 */
export class Collector {
  readonly #context: CollectContext;
  readonly #inheritance: Inheritance;
  readonly #collected = new Map<ReadOption, readonly Collected[]>();

  constructor(options: readonly ReadOption[], context: CollectContext) {
    this.#context = context;
    this.#inheritance = new Inheritance(options);
    // What an option inherits is collected before it, so that no chain of inheritances is too long for the stack.
    for (const option of this.#inheritance.order) this.#collect(option);
  }

  requirementsOf(option: ReadOption): readonly Requirement[] {
    return this.#collect(option).map(({ requirement }) => requirement);
  }

  /** What one statement of an option's own cell asks for, inheritances followed. */
  readStatement(option: ReadOption, statement: Statement): readonly Requirement[] {
    switch (statement.kind) {
      case 'blocker':
        return [this.#blocker(option, statement)];
      case 'all-blockers':
        return this.#allBlockers(option, statement);
      case 'condition': {
        const earned = this.#context.map?.condition(statement.text.value);
        const met = this.#context.map?.isConditionMet(statement.text.value) ?? false;
        return [{ kind: 'condition', earned, met, ...asked(option, statement.text) }];
      }
      case 'grant': {
        const earned = this.#context.map?.grant(statement.name.value);
        const base = { ...asked(option, statement.text), at: statement.name.span };
        const met = this.#context.map?.isGrantMet(statement.name.value) ?? false;
        return [{ kind: 'grant', name: statement.name.value, earned, met, ...base }];
      }
      case 'inherit':
        return this.#inherited(option, statement);
      case 'unknown': {
        const cause = statement.cause;
        return [unknown(option, cause, statement.reason, statement.text)];
      }
    }
  }

  #collect(option: ReadOption): readonly Collected[] {
    const known = this.#collected.get(option);
    if (known !== undefined) return known;
    const targets = new Map<string, Collected>();
    for (const requirement of this.#flawsOf(option)) mergeOwn(targets, requirement);
    for (const statement of option.statements) {
      const inherited = statement.kind === 'inherit' ? this.#inheritance.resolve(option, statement) : undefined;
      if (inherited?.kind === 'options') {
        for (const other of inherited.options) for (const each of this.#collect(other)) mergeInherited(targets, each);
      } else for (const requirement of this.readStatement(option, statement)) mergeOwn(targets, requirement);
    }
    if (targets.size === 0 && !option.saysNone && !this.#context.isDefault(option)) {
      const { id } = option.option;
      const reason = `${id.value} states no preconditions.`;
      const text = option.statements[0]?.text ?? { value: '', span: id.span };
      mergeOwn(targets, unknown(option, 'empty', reason, text));
    }
    const collected = [...targets.values()];
    this.#collected.set(option, collected);
    return collected;
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
      ...asked(option, statement.text),
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
      const { level } = statement;
      const met = reaches(earned.level, level);
      return { kind: 'blocker', id, earned, required: level, met, ...asked(option, statement.text) };
    });
  }

  #inherited(option: ReadOption, statement: Extract<Statement, { kind: 'inherit' }>): readonly Requirement[] {
    const inherited = this.#inheritance.resolve(option, statement);
    if (inherited.kind !== 'options') return [unknown(option, inherited.kind, inherited.reason, statement.text)];
    return inherited.options.flatMap((other) => this.requirementsOf(other));
  }
}

const asked = ({ option }: ReadOption, text: Located<string>) => ({
  from: option.id.value,
  text,
  at: text.span,
});

const unknown = (
  option: ReadOption,
  cause: UnknownRequirement['cause'],
  reason: string,
  text: Located<string>,
): UnknownRequirement => ({ kind: 'unknown', cause, reason, met: false, ...asked(option, text) });

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
