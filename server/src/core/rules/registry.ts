import { configuration } from './configuration.ts';
import { IGNORED } from './ignored.ts';
import { MAP_RULES } from './mapRules.ts';
import { PACKET_RULES } from './packetRules.ts';
import type { Rule, RuleMeta } from './rule.ts';

/** Every rule, in the order of the catalogue. */
export const RULES: readonly Rule[] = [...PACKET_RULES, ...MAP_RULES, configuration];

/** What findings are named by, in the order of the catalogue: the rules, and what is made of their findings. */
export const CATALOGUE: readonly { readonly meta: RuleMeta }[] = [...RULES, { meta: IGNORED }];
