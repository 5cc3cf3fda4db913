import type { Statement } from '../packet/model.ts';
import { dependenciesFirst, findCycles } from './graph.ts';
import { groupBy } from './groups.ts';
import type { ReadOption } from './statements.ts';

type Inherit = Extract<Statement, { kind: 'inherit' }>;

/** What an `inherit` statement brings: the options whose preconditions it takes, or why it takes none. */
export type Inherited =
  | { readonly kind: 'options'; readonly options: readonly ReadOption[] }
  | { readonly kind: 'first-row' | 'no-such-option' | 'cycle' | 'excess'; readonly reason: string };

const NONE: ReadonlyMap<ReadOption, number> = new Map();

/** How often an option inherits from one above it by `all of the above`. */
const MOST_INHERITANCES = 5_000_000;
/** Why what an option inherits is not known. */
export const EXCESS = 'The options of this packet inherit more from each other than is read.';

const isAllAbove = (statement: Statement): boolean =>
  statement.kind === 'inherit' && statement.from.kind === 'all-above';

/** Who inherits from whom in one packet. */
export class Inheritance {
  readonly #options: readonly ReadOption[];
  #byId: ReadonlyMap<string, readonly ReadOption[]> | undefined;
  readonly #cyclic: ReadonlyMap<ReadOption, number>;

  /** Whether each option inherits from rows above it only, so that there is no circle, and the table has them in order. */
  readonly #isLadder: boolean;
  /** Whether `all of the above` brings more than is followed. */
  readonly #isExcessive: boolean;

  constructor(options: readonly ReadOption[]) {
    this.#options = options;
    let inheritances = 0;
    for (const { others, option } of options) {
      for (const each of others) if (isAllAbove(each)) inheritances += option.index;
    }
    this.#isExcessive = inheritances > MOST_INHERITANCES;
    this.#isLadder = !options.some((option) => this.#inheritsFromBelow(option));
    this.#cyclic = this.#isLadder ? NONE : findCycles(options, (option) => this.#inheritedBy(option));
  }

  /** The options, each behind those that it inherits from. */
  ordered(): readonly ReadOption[] {
    if (this.#isLadder) return this.#options;
    return dependenciesFirst(this.#options, (option) => this.#inheritedBy(option));
  }

  /** What `statement`, which stands in `option`'s cell, brings it. */
  resolve(option: ReadOption, statement: Inherit): Inherited {
    if (this.#isExcessive && statement.from.kind === 'all-above') return { kind: 'excess', reason: EXCESS };
    const named = this.#named(option, statement);
    if (named.length === 0) {
      return statement.from.kind === 'option'
        ? { kind: 'no-such-option', reason: `${statement.from.id} is no option of this packet.` }
        : { kind: 'first-row', reason: 'There is no option above this one.' };
    }
    const component = this.#cyclic.get(option);
    if (component !== undefined && named.some((other) => this.#cyclic.get(other) === component)) {
      return { kind: 'cycle', reason: `${option.option.id.value} requires what it is required by itself.` };
    }
    return { kind: 'options', options: named };
  }

  #inheritsFromBelow({ option: { index }, others }: ReadOption): boolean {
    return others.some(
      (each) =>
        each.kind === 'inherit' &&
        each.from.kind === 'option' &&
        this.#withId(each.from.id).some(({ option }) => option.index >= index),
    );
  }

  #withId(id: string): readonly ReadOption[] {
    this.#byId ??= groupBy(this.#options, (each) => each.option.id.value);
    return this.#byId.get(id) ?? [];
  }

  #inheritedBy(option: ReadOption): readonly ReadOption[] {
    return option.others.flatMap((statement) => (statement.kind === 'inherit' ? this.#named(option, statement) : []));
  }

  #named({ option }: ReadOption, { from }: Inherit): readonly ReadOption[] {
    switch (from.kind) {
      case 'above':
        return this.#options.slice(Math.max(0, option.index - 1), option.index);
      case 'all-above':
        return this.#isExcessive ? [] : this.#options.slice(0, option.index);
      case 'option':
        return this.#withId(from.id);
    }
  }
}
