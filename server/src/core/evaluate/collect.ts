import { reaches } from '../packet/level.ts';
import type { Statement } from '../packet/model.ts';
import { type Located, movedBy, type Span, shifted } from '../syntax/span.ts';
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
const MOST_REQUIREMENTS = 1_500_000;

/**
 * Collects what each option requires, what it inherits included: each target once, at the highest level that is asked
 * for, from the nearest option that asks for it, in the order of first appearance.
 */
export class Collector {
  readonly #context: CollectContext;
  readonly #inheritance: Inheritance;
  /** By the options' places in the table. */
  readonly #askings: readonly Asking[];
  readonly #demands: Demands[] = [];
  /** Where the places start that an asking's are counted from. */
  readonly #starts = new Map<Asking, number>();
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
    this.#askings = options.map((option, place) => {
      const isDefault = context.isDefault(option);
      const other = known === undefined ? undefined : known.#askings[place];
      const asking = other?.isOf(option, isDefault) ? other : new Asking(option, isDefault);
      this.#starts.set(asking, option.start);
      return asking;
    });
    // What an option inherits is collected before it, so that no chain of inheritances is too long for the stack.
    for (const option of this.#inheritance.ordered()) this.#collect(option, known);
  }

  /** What one of the options requires. */
  demandsOf({ option }: ReadOption): Demands {
    return this.#demands[option.index] as Demands;
  }

  /** Where the requirement at `index` stands in the packet's text. */
  placeOf({ requirements, askings }: Demands, index: number): Span {
    return shifted((requirements[index] as Requirement).at, this.#startOf(askings[index] as Asking));
  }

  /** What one of the options requires, with the places of the packet's text. */
  requirementsOf(option: ReadOption): readonly Requirement[] {
    const { requirements, askings } = this.demandsOf(option);
    return requirements.map((each, index) => moved(each, this.#startOf(askings[index] as Asking)));
  }

  #startOf(asking: Asking): number {
    return this.#starts.get(asking) ?? 0;
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

  /** Why a statement asks for what can't be met as it is written, if it does; what it inherits is not put together. */
  unknownIn(option: ReadOption, statement: Statement): UnknownRequirement | undefined {
    const inherits = statement.kind === 'inherit' && !this.#excessive.has(option);
    if (inherits && this.#inheritance.resolve(option, statement).kind === 'options') return undefined;
    const [only] = this.readStatement(option, statement);
    return only?.kind === 'unknown' ? only : undefined;
  }

  #collect(option: ReadOption, before: Collector | undefined): Demands {
    const { index } = option.option;
    const done = this.#demands[index];
    if (done !== undefined) return done;
    const asking = this.#askings[index] as Asking;
    const inherited = asking.inherits.map((statement) => {
      const from = this.#inheritance.resolve(option, statement);
      return from.kind === 'options' ? from.options.map((other) => this.#collect(other, before)) : from.kind;
    });
    const known = before !== undefined && before.#askings[index] === asking ? before.#demands[index] : undefined;
    const isKnown = known?.restOn(inherited.flat()) && this.#merged + known.merged <= MOST_REQUIREMENTS;
    const demands = known !== undefined && isKnown ? known : this.#merge(asking, option, inherited);
    this.#merged += demands.merged;
    this.#demands[index] = demands;
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
