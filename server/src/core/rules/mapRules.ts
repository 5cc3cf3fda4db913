import type { Rule } from './rule.ts';

/** The rules that check blocker maps, and those that check both kinds of file, in the order of the catalogue. */
export const MAP_RULES: readonly Rule[] = [];
