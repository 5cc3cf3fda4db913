import type { DuplicateKey } from '../syntax/json/tree.ts';
import type { Span, SyntaxProblem } from '../syntax/span.ts';
import type { Lists } from './model.ts';
import type { Shell } from './shell.ts';

/** What the text of a map says: its lists, and what is around them. */
export interface Parts {
  readonly problems: readonly SyntaxProblem[];
  readonly duplicateKeys: readonly DuplicateKey[];
  readonly comments: readonly Span[];
  /** As in `JsonDocument`, or more: of an edited map what was read again is counted a second time. */
  readonly weight: number;
  readonly lists: Lists;
  readonly shell: Shell;
}
