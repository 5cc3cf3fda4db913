import type { Span } from '../../span.ts';

/** What no person writes, and what would break the stack or take minutes: it is told, and nothing of the text is read. */
export class Excess extends Error {
  /** Where it is, in the text that is parsed. */
  readonly span: Span;

  constructor(span: Span, message: string) {
    super(message);
    this.span = span;
  }
}

/** Quotes and lists in each other, or emphasis, links and pictures; what people write has a handful. */
export const MOST_NESTED = 200;
/** Lines of one link reference definition, which is parsed from its start with each of them. */
export const MOST_DEFINITION_LINES = 100;
