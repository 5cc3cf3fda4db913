import type { SchemaProblem } from '../schema/problem.ts';
import type { JsonPath } from '../syntax/json/tree.ts';
import { type Located, type Span, span } from '../syntax/span.ts';

/** A stretch of an entry, from the entry's start (UTF-16 code units). No `Span`, which counts from the file's start. */
export interface Within {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** A text, and where in its entry it stands. */
export interface TextWithin<T extends string = string> extends Within {
  readonly value: T;
}

/** A schema problem inside an entry. */
export interface ProblemWithin extends Within, Pick<SchemaProblem, 'message' | 'fault'> {
  /** From the entry. */
  readonly steps: JsonPath;
}

/** Where something in the entry that starts at `start` is in the entry. */
export const withinAt = ({ start: from, end: to }: Span, start: number): Within => ({
  from: from - start,
  to: to - start,
});

/** A text of the file as one of the entry that starts at `start`. */
export const textWithinAt = <T extends string>(text: Located<T> | undefined, start: number) =>
  text && { value: text.value, from: text.span.start - start, to: text.span.end - start };

/** An entry that has its place in a file: says where in the file its parts are. */
export class Placing {
  readonly #start: number;
  /** Of the entry, from the root. */
  readonly #path: JsonPath;

  constructor(start: number, path: JsonPath) {
    this.#start = start;
    this.#path = path;
  }

  span({ from, to }: Within): Span {
    return span(this.#start + from, this.#start + to);
  }

  text<T extends string>(text: TextWithin<T>): Located<T>;
  text<T extends string>(text: TextWithin<T> | undefined): Located<T> | undefined;
  text<T extends string>(text: TextWithin<T> | undefined): Located<T> | undefined {
    return text && { value: text.value, span: this.span(text) };
  }

  texts(texts: readonly TextWithin[]): readonly Located<string>[] {
    return texts.map((text) => this.text(text));
  }

  problem({ steps, message, fault, from, to }: ProblemWithin): SchemaProblem {
    return { span: this.span({ from, to }), path: [...this.#path, ...steps], message, fault };
  }

  problems(problems: readonly ProblemWithin[]): readonly SchemaProblem[] {
    return problems.map((problem) => this.problem(problem));
  }
}
