import type { Rule } from './rule.ts';
import { selectionBlocked } from './selectionBlocked.ts';

/** The rules that check packets, in the order of the catalogue. */
export const PACKET_RULES: readonly Rule[] = [selectionBlocked];
