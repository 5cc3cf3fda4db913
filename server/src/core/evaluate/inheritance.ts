import type { Statement } from '../packet/model.ts';
import { dependenciesFirst, findCycles } from './graph.ts';
import { groupBy } from './groups.ts';
import type { ReadOption } from './statements.ts';

type Inherit = Extract<Statement, { kind: 'inherit' }>;

/** What an `inherit` statement brings: the options whose preconditions it takes, or why it takes none. */
export type Inherited =
  | { readonly kind: 'options'; readonly options: readonly ReadOption[] }
  | { readonly kind: 'first-row' | 'no-such-option' | 'cycle' | 'excess'; readonly reason: string };

/** Most packets have no cycle. */
const NONE: ReadonlyMap<ReadOption, number> = new Map();

/** How often an option inherits from one above it by `all of the above`. */
const MOST_INHERITANCES = 5_000_000;
/** Why what an option inherits is not known. */
export const EXCESS = 'The options of this packet inherit more from each other than is read.';

/** Who inherits from whom in one packet. */
export class Inheritance {
  readonly #options: readonly ReadOption[];
  #byId: ReadonlyMap<string, readonly ReadOption[]> | undefined;
  readonly #cyclic: ReadonlyMap<ReadOption, number>;

  /** Whether `all of the above` brings more than is followed. */
  readonly #isExcessive: boolean;

  constructor(options: readonly ReadOption[]) {
    this.#options = options;
    const countAllAbove = ({ others }: ReadOption) =>
      others.filter((each) => each.kind === 'inherit' && each.from.kind === 'all-above').length;
    this.#isExcessive = options.reduce((sum, each, index) => sum + countAllAbove(each) * index, 0) > MOST_INHERITANCES;
    const cyclic = findCycles(options, (option) => this.#inheritedBy(option));
    this.#cyclic = cyclic.size === 0 ? NONE : cyclic;
  }

  /** The options, each behind those that it inherits from. */
  ordered(): readonly ReadOption[] {
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
        this.#byId ??= groupBy(this.#options, (each) => each.option.id.value);
        return this.#byId.get(from.id) ?? [];
    }
  }
}
