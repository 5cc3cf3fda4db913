/** A stretch of a file's text: UTF-16 code units, `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value together with the exact place where the file says it. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** Something that a parser could not read as the format's grammar demands; it went on behind it. */
export interface SyntaxProblem {
  readonly span: Span;
  /** One plain sentence. */
  readonly message: string;
}

/** The span from `start` to `end`. */
export const span = (start: number, end: number): Span => ({ start, end });

/** `span`, `by` characters further on. */
export const shifted = (span: Span, by: number): Span =>
  // A negative zero is none either: added to a place, it would make it a number that takes memory of its own.
  by === 0 ? span : { start: span.start + by, end: span.end + by };

/** `located`, `by` characters further on. */
export const movedBy = <T>(located: Located<T>, by: number): Located<T> =>
  by === 0 ? located : { value: located.value, span: shifted(located.span, by) };

/** Whether `offset` lies in `within` or directly behind it, where a cursor still belongs to it. */
export const touches = (within: Span, offset: number): boolean => within.start <= offset && offset <= within.end;

/** The smallest span that holds all of `spans`, which must not be empty. */
export const hull = (...spans: readonly Span[]): Span => ({
  start: Math.min(...spans.map((each) => each.start)),
  end: Math.max(...spans.map((each) => each.end)),
});
