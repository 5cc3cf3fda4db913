import type { Span } from '../syntax/span.ts';

/** Where a JSON file departs from its schema. */
export interface SchemaProblem {
  /** The value or key at fault; for something missing, the key of the property that lacks it or the opening brace. */
  readonly span: Span;
  /** From the root: property names and indices. For something missing, the path of what lacks it. */
  readonly path: readonly (string | number)[];
  /** The schema's demand in plain words. */
  readonly message: string;
  readonly fault:
    | { readonly kind: 'unknown-property'; readonly property: string; readonly known: readonly string[] }
    | { readonly kind: 'missing'; readonly property: string }
    | { readonly kind: 'not-one-of'; readonly allowed: readonly string[] }
    | { readonly kind: 'other' };
}
