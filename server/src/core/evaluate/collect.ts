import { reaches } from '../packet/level.ts';
import type { Statement } from '../packet/model.ts';
import { type Located, movedBy, shifted } from '../syntax/span.ts';
import { Asking, type Demands, Merged, unknownOf } from './demands.ts';
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
  readonly #asking: ReadonlyMap<ReadOption, Asking>;
  readonly #demands: ReadonlyMap<Asking, Demands>;
  /** Where the places start that an asking's are counted from. */
  readonly #starts: ReadonlyMap<Asking, number>;
  /** How many requirements were merged so far. */
  #merged = 0;
  /** The options for which there were too many. */
  readonly #excessive = new Set<ReadOption>();

  /** `before` collected for an earlier version of the packet; what an option requires that rests on the same is taken over. */
  constructor(options: readonly ReadOption[], context: CollectContext, before?: Collector) {
    const isAlike = before !== undefined && context.references.isAlike(before.#context.references);
    // Where there was too much, what was left out depends on all that came before it.
    const known = isAlike && before.#excessive.size === 0 ? before : undefined;
    this.#context = context;
    this.#inheritance = new Inheritance(options);
    this.#asking = new Map(askingsOf(options, context, known === undefined ? [] : [...known.#asking.values()]));
    this.#starts = new Map([...this.#asking].map(([option, asking]) => [asking, option.start]));
    const demands = new Map<Asking, Demands>();
    // What an option inherits is collected before it, so that no chain of inheritances is too long for the stack.
    for (const option of this.#inheritance.ordered())
      this.#collect(option, demands, known === undefined ? undefined : known.#demands);
    this.#demands = demands;
  }

  /** What one of the options requires. */
  demandsOf(option: ReadOption): Demands {
    return this.#demands.get(this.#asking.get(option) as Asking) as Demands;
  }

  /** The requirement at `index`, with the places of the packet's text. */
  placed({ requirements, askings }: Demands, index: number): Requirement {
    const requirement = requirements[index] as Requirement;
    return moved(requirement, this.#starts.get(askings[index] as Asking) ?? 0);
  }

  /** What one of the options requires, with the places of the packet's text. */
  requirementsOf(option: ReadOption): readonly Requirement[] {
    const demands = this.demandsOf(option);
    return demands.requirements.map((_, index) => this.placed(demands, index));
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

  #collect(
    option: ReadOption,
    collected: Map<Asking, Demands>,
    known: ReadonlyMap<Asking, Demands> | undefined,
  ): Demands {
    const asking = this.#asking.get(option) as Asking;
    const done = collected.get(asking);
    if (done !== undefined) return done;
    const inherited = asking.inherits.map((statement) => {
      const from = this.#inheritance.resolve(option, statement);
      return from.kind === 'options' ? from.options.map((other) => this.#collect(other, collected, known)) : from.kind;
    });
    const before = known?.get(asking);
    const isKnown = before?.restOn(inherited.flat()) && this.#merged + before.merged <= MOST_REQUIREMENTS;
    const demands = before !== undefined && isKnown ? before : this.#merge(asking, option, inherited);
    this.#merged += demands.merged;
    collected.set(asking, demands);
    return demands;
  }

  /** `inherited` is what each of the statements brings by which the option inherits. */
  #merge(asking: Asking, option: ReadOption, inherited: readonly (readonly Demands[] | string)[]): Demands {
    const merged = new Merged(asking);
    for (const requirement of asking.flaws()) merged.add(requirement);
    let next = 0;
    for (const statement of asking.statements) {
      if (this.#merged + merged.count > MOST_REQUIREMENTS) {
        // What it requires beyond that is not known, so that it is not available, and nobody inherits what it does not say.
        this.#excessive.add(option);
        merged.add(excess(option, statement.text));
        break;
      }
      const others = statement.kind === 'inherit' ? inherited[next++] : undefined;
      if (Array.isArray(others)) for (const other of others) merged.inherit(other);
      else for (const requirement of this.readStatement(option, statement)) merged.add(requirement);
    }
    if (merged.isEmpty && !asking.saysNone && !asking.isDefault) merged.add(asking.emptiness());
    return merged.demands(inherited.flat());
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

/** The options with what they ask for themselves; of `before` those are taken over that are the same, from both ends. */
function askingsOf(
  options: readonly ReadOption[],
  { isDefault }: CollectContext,
  before: readonly Asking[],
): readonly (readonly [ReadOption, Asking])[] {
  const most = Math.min(options.length, before.length);
  const isKnown = (asking: Asking | undefined, option: ReadOption | undefined): boolean =>
    asking !== undefined && option !== undefined && asking.isOf(option, isDefault(option));
  let head = 0;
  while (head < most && isKnown(before[head], options[head])) head += 1;
  let tail = 0;
  while (tail < most - head && isKnown(before.at(-1 - tail), options.at(-1 - tail))) tail += 1;
  return options.map((option, index) => {
    const known = index < head ? before[index] : undefined;
    const fromEnd = options.length - index;
    const asking = known ?? (fromEnd <= tail ? before.at(-fromEnd) : undefined);
    return [option, asking ?? new Asking(option, isDefault(option))];
  });
}

/** The same requirement, `by` characters further on. */
function moved(requirement: Requirement, by: number): Requirement {
  return by === 0
    ? requirement
    : { ...requirement, text: movedBy(requirement.text, by), at: shifted(requirement.at, by) };
}

const excess = (option: ReadOption, text: Located<string>): UnknownRequirement =>
  unknown(option, 'excess', EXCESS, text);

const unknown = (
  { option }: ReadOption,
  cause: UnknownRequirement['cause'],
  reason: string,
  text: Located<string>,
): UnknownRequirement => unknownOf(option.id.value, cause, reason, text);
