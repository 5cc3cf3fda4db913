/** An option of a command or of all of them: `--name VALUE`, or a mere `--name`. */
export interface Flag {
  /** Without the dashes. */
  readonly name: string;
  /** One letter, without the dash. */
  readonly short?: string;
  /** What stands for the value in the help; without it the option has none. */
  readonly value?: string;
  /** Whether it may stand more than once, each time with another value. */
  readonly isRepeatable?: boolean;
  readonly help: string;
}

/** What was given, by the options' names. */
export class Flags {
  readonly #values: ReadonlyMap<string, readonly string[]>;

  /** An option without a value that was given has an empty list. */
  constructor(values: ReadonlyMap<string, readonly string[]>) {
    this.#values = values;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The option's value, the last one where it is given more than once. */
  text(name: string): string | undefined {
    return this.#values.get(name)?.at(-1);
  }

  /** All values of a repeatable option, in the order in which they were given. */
  texts(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }
}

/** What every command takes; the help describes them in words of its own. */
export const COMMON_FLAGS: readonly Flag[] = [
  { name: 'format', short: 'f', value: 'FORMAT', help: '' },
  { name: 'today', value: 'YYYY-MM-DD', help: '' },
  { name: 'color', help: '' },
  { name: 'no-color', help: '' },
  { name: 'help', short: 'h', help: '' },
  { name: 'version', help: '' },
];
