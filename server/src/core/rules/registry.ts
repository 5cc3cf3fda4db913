import type { Rule } from './rule.ts';
import { selectionBlocked } from './selectionBlocked.ts';

/** Every rule, in the order of the catalogue. */
export const RULES: readonly Rule[] = [selectionBlocked];
