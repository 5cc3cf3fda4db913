import { resolveOptionId } from '../evaluate/defaultOption.ts';
import { groupBy } from '../evaluate/groups.ts';
import type { Option, Packet } from '../packet/model.ts';
import { MOST_GUESSES, nearest } from '../syntax/nearest.ts';
import type { Located } from '../syntax/span.ts';
import { setDefault } from './fixes/setDefault.ts';
import { once } from './once.ts';
import { holdOption } from './packets.ts';
import { MOST_RELATED, type Rule } from './rule.ts';

/** A declaration of the default names no single option, or another one than the declaration before. */
export const defaultUnknown: Rule = {
  meta: {
    code: 'default-unknown',
    severity: 'error',
    summary: 'A declaration of the default names no option of the table, or another one than the rest.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    const { packet, defaultState } = file.evaluation;
    if (defaultState.kind !== 'unknown' || packet.options.length === 0) return;
    const { declarations } = defaultState;
    const named = new Named(packet);
    const ids = declarations.length > MOST_GUESSES ? [] : packet.options.map(({ id }) => id.value);
    const hold = holdOption(packet)?.id.value;
    // Most of very many declarations are mended by the very same fix.
    const toHold = once(() => (hold === undefined ? [] : setDefault(file, hold, `Make ${hold} the default`)));
    for (const declaration of declarations) {
      const { option } = declaration;
      const meant = named.rowsOf(option).length === 0 ? nearest(option.value, ids) : undefined;
      const { wrong, others } = named.whatIsWrong(option);
      yield {
        span: option.span,
        message: `${wrong}, so that nothing is in force. ${meant === undefined ? 'Every declaration must name the same option of the table.' : `Did you mean ${meant}?`}`,
        related: others
          .slice(0, MOST_RELATED)
          .map((other) => ({ uri: file.uri, span: other.span, message: `${other.value} stands here.` })),
        fixes: () => [
          ...(meant === undefined || meant === hold ? [] : setDefault(file, meant, `Make ${meant} the default`)),
          ...toHold(),
        ],
      };
    }
  },
};

/** What the declarations of a packet name. */
class Named {
  readonly #packet: Packet;
  readonly #rows: ReadonlyMap<string, readonly Option[]>;
  readonly #holds: readonly Located<string>[];
  /** What else is named, by the ID that is. */
  readonly #others = new Map<string, readonly Located<string>[]>();

  constructor(packet: Packet) {
    this.#packet = packet;
    this.#rows = groupBy(packet.options, ({ id }) => id.value);
    this.#holds = packet.options.map(({ id }) => id).filter(({ value }) => value.startsWith('HOLD_'));
  }

  rowsOf({ value }: Located<string>): readonly Option[] {
    return this.#rows.get(this.#idOf(value)) ?? [];
  }

  whatIsWrong(option: Located<string>) {
    const id = this.#idOf(option.value);
    const rows = this.rowsOf(option);
    if (rows.length > 1) {
      return { wrong: `The default ${id} stands in the options more than once`, others: rows.map((each) => each.id) };
    }
    if (rows.length === 1) {
      return { wrong: `The default is ${id} here, and another one elsewhere`, others: this.#namedBeside(id) };
    }
    if (option.value === 'HOLD' && this.#holds.length > 1) {
      const wrong = 'The default "HOLD" could be any of several options that start with HOLD';
      return { wrong, others: this.#holds };
    }
    return { wrong: `The default "${option.value}" is no option of this packet`, others: [] };
  }

  #idOf(written: string): string {
    return resolveOptionId(this.#packet, written);
  }

  /** The first few that name something else than the option `id`. */
  #namedBeside(id: string): readonly Located<string>[] {
    const known = this.#others.get(id);
    if (known !== undefined) return known;
    const others: Located<string>[] = [];
    for (const { option } of this.#packet.defaults) {
      if (others.length === MOST_RELATED) break;
      if (this.#idOf(option.value) !== id) others.push(option);
    }
    this.#others.set(id, others);
    return others;
  }
}
