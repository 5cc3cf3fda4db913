import { configuration } from './configuration.ts';
import { MAP_RULES } from './mapRules.ts';
import { PACKET_RULES } from './packetRules.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order of the catalogue. */
export const RULES: readonly Rule[] = [...PACKET_RULES, ...MAP_RULES, configuration];
