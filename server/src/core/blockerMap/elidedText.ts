import { type Span, span } from '../syntax/span.ts';

/** A text without some stretches of it, and where in the whole text what is left stands. */
export class ElidedText {
  readonly text: string;
  readonly #left: readonly Span[];

  /** `left` are the stretches to leave out, in the order of the text; they do not touch each other. */
  constructor(whole: string, left: readonly Span[]) {
    const kept = [0, ...left.map(({ end }) => end)].map((start, index) => whole.slice(start, left[index]?.start));
    this.text = kept.join('');
    this.#left = left;
  }

  /** Where in the whole text the stretch is that is at `at` here. */
  placeOf({ start, end }: Span): Span {
    return span(this.#offsetOf(start), this.#offsetOf(end));
  }

  #offsetOf(offset: number): number {
    let whole = offset;
    for (const { start, end } of this.#left) if (start < whole) whole += end - start;
    return whole;
  }
}
